package io.plimsoll.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.plimsoll.market.DataOrigin;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.render.SurfaceFigure;
import io.plimsoll.runs.FittedSurfaces;
import io.plimsoll.runs.JsonFiles;
import io.plimsoll.runs.StudyFile;
import io.plimsoll.runs.TogetherFit;
import io.plimsoll.surface.SurfaceDay;
import io.plimsoll.surface.model.Essvi;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code surface plot}: the surface of a day as a picture. */
@Command(
        name = "plot",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Draws the surface of a day as one SVG page: total variance by expiry with calendar crossings, the term "
                    + "structure, and for each expiry quotes, both fits and the risk-neutral density.",
            "The page stands alone, needs no JavaScript, and follows the reader's light or dark scheme."
        },
        footer = {
            "",
            "Examples:",
            "  plimsoll surface plot implied-vols.csv.gz -o surface.svg",
            "  plimsoll surface plot options.csv bars.csv --as-of 2024-03-15 --axis strike",
            "  plimsoll surface plot --study studies/sse50.yaml --data DIR --all -o figures"
        })
final class SurfacePlotCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin
    private final SurfaceOptions options = new SurfaceOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description =
                    "File to write, or a folder that gets surface-DATE.svg (default: the current folder). With --all "
                            + "it must be a folder; one that is not there is made.")
    @Nullable
    private Path output;

    @Option(
            names = "--axis",
            paramLabel = "AXIS",
            defaultValue = "log_moneyness",
            description = "Horizontal axis of the smiles: log_moneyness or strike (default: ${DEFAULT-VALUE}).")
    private SurfaceFigure.Abscissa axis = SurfaceFigure.Abscissa.LOG_MONEYNESS;

    @Option(names = "--json", description = "Print one JSON object: the files written.")
    private boolean json;

    @Override
    public Integer call() {
        boolean file =
                output != null && output.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
        if (options.all && file) {
            throw new ParameterException(spec.commandLine(), "--all writes many files; name a folder with -o");
        }
        FittedSurfaces fitted = options.fit(spec);
        StudyFile study = study();
        DataOrigin origin = study == null ? DataOrigin.REAL : study.settings().origin();
        String source = study == null ? names(fitted) : source(study);
        List<Path> written = new ArrayList<>();
        for (FittedSurfaces.Day day : fitted.days()) {
            SurfaceDay surface = day.surface();
            Path to = file && output != null ? output : folder().resolve("surface-" + surface.date() + ".svg");
            write(to, SurfaceFigure.of(surface, essvi(day), source, origin, axis));
            written.add(to);
        }
        print(written);
        return 0;
    }

    /** By expiry; empty where none was asked for, and where there is none, which a note tells. */
    private Map<LocalDate, Essvi> essvi(FittedSurfaces.Day day) {
        TogetherFit together = day.together();
        if (together == null) {
            return Map.of();
        }
        if (!together.fit().calibrated() && !options.quiet) {
            spec.commandLine()
                    .getErr()
                    .println("plimsoll: note: " + day.surface().date() + ": no eSSVI surface: "
                            + together.fit().rejection());
        }
        return together.smiles();
    }

    private Path folder() {
        return output == null ? Path.of("") : output;
    }

    /** The study that is drawn; null where files are named, of which only their owner knows whether they are simulated. */
    private @Nullable StudyFile study() {
        return options.study != null && options.files.isEmpty()
                ? StudyFile.read(options.study, OptionalLong.empty())
                : null;
    }

    private static String source(StudyFile study) {
        boolean simulated = study.settings().origin() == DataOrigin.SIMULATED;
        return study.settings().title() + (simulated ? " (simulated)" : "");
    }

    private static String names(FittedSurfaces fitted) {
        return fitted.files().stream()
                .map(f -> f.path()
                        .substring(
                                1 + Math.max(f.path().lastIndexOf('/'), f.path().lastIndexOf('\\'))))
                .collect(Collectors.joining(", "));
    }

    private static void write(Path file, String svg) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, svg.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new InputRejectedException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void print(List<Path> written) {
        PrintWriter stdout = spec.commandLine().getOut();
        if (json) {
            var node = JsonFiles.object();
            ArrayNode files = node.putArray("figures");
            written.forEach(f -> files.add(f.toString()));
            stdout.print(JsonFiles.text(node));
        } else {
            written.forEach(stdout::println);
        }
        stdout.flush();
    }
}
