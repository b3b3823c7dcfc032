package io.plimsoll.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.runs.JsonFiles;
import io.plimsoll.simulate.AssetProfile;
import io.plimsoll.simulate.AssetProfiles;
import io.plimsoll.simulate.Signal;
import io.plimsoll.simulate.WorldSettings;
import io.plimsoll.simulated.WorldFiles;
import io.plimsoll.simulated.WorldFormat;
import io.plimsoll.simulated.WorldFormats;
import io.plimsoll.simulated.WrittenWorld;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code data simulate}: a simulated world as files. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes an invented world as files: bars, options, futures, series, with the true quantiles and a label for "
                    + "every dirty row beside them. Nothing in it was ever traded.",
            "Underlyings: an equity index (HARBIX), crude oil (SKERRY), natural gas (FATHOM), a share (KEELCO) and a "
                    + "currency (MERDLR), which move together, and an economy around them."
        },
        footer = {
            "",
            "Examples:",
            "  plimsoll data simulate --out world",
            "  plimsoll data simulate --years 3 --underlying SKERRY --seed 5 --out oil",
            "  plimsoll data simulate --sessions 250 --as cboe --as fred --as span-pa2 --out vendors",
            "",
            "docs/simulated.md tells how the world is made, what is known of it, and how it differs from real markets."
        })
final class DataSimulateCommand implements Callable<Integer> {

    private static final int SESSIONS_A_YEAR = 260;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder to write, new or empty; it is there whole or not at all.")
    private Path out = Path.of("world");

    @Option(names = "--seed", paramLabel = "N", description = "Decides everything random (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @ArgGroup
    private Length length = new Length();

    /** One way or the other to say how long. */
    private static final class Length {

        @Option(
                names = "--years",
                paramLabel = "Y",
                description = "Years of 260 sessions, from January 2012 on (default: 10).")
        @Nullable
        Double years;

        @Option(names = "--sessions", paramLabel = "N", description = "Sessions instead of years, at least 2.")
        @Nullable
        Integer sessions;
    }

    @Option(
            names = "--underlying",
            paramLabel = "SYMBOL",
            description = "Only this underlying; may be repeated. It is the same whether or not others are written.")
    private List<String> underlyings = new ArrayList<>();

    @Option(
            names = "--as",
            paramLabel = "FORMAT",
            description = "In this format, or in all formats of this vendor (cboe, orats, nse, fred, span ...); may be "
                    + "repeated (default: plimsoll, its own). An unknown name lists them all.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--signal",
            paramLabel = "true|none",
            description = "What options, curves and series say about the next returns (default: true). With none, "
                    + "whoever finds something has looked ahead.")
    private Signal signal = Signal.TRUE;

    @Option(
            names = "--faults",
            paramLabel = "RATE",
            description = "Share of option rows that are spoilt on purpose, 0 to 0.5 (default: ${DEFAULT-VALUE}).")
    private double faults = 0.01;

    @Option(names = "--force", description = "Replace a simulated world that is in the folder.")
    private boolean force;

    @Option(names = "--json", description = "Print one JSON object with every file.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Override
    public Integer call() {
        WorldSettings settings;
        List<WorldFormat> formats;
        try {
            settings = settings();
            formats = words.isEmpty() ? WorldFormats.own() : WorldFormats.named(words);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        WrittenWorld world;
        try (TerminalProgress progress = new TerminalProgress(!quiet)) {
            world = WorldFiles.write(out, settings, formats, force, progress);
        }
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(json ? JsonFiles.text(json(world, settings)) : text(world));
        stdout.flush();
        return 0;
    }

    private WorldSettings settings() {
        WorldSettings standard = WorldSettings.standard(seed);
        int sessions = standard.sessions();
        if (length.sessions != null) {
            sessions = length.sessions;
        } else if (length.years != null) {
            sessions = (int) Math.round(SESSIONS_A_YEAR * length.years);
        }
        return standard.withSessions(sessions)
                .withSignal(signal)
                .withFaultRate(faults)
                .withProfiles(profiles());
    }

    private List<AssetProfile> profiles() {
        List<AssetProfile> all = AssetProfiles.all();
        List<String> symbols = all.stream().map(AssetProfile::symbol).toList();
        Set<String> wanted = new LinkedHashSet<>();
        for (String symbol : underlyings) {
            wanted.add(symbol.toUpperCase(Locale.ROOT));
        }
        for (String symbol : wanted) {
            if (!symbols.contains(symbol)) {
                throw new IllegalArgumentException("--underlying must be one of " + symbols + ", was " + symbol);
            }
        }
        return wanted.isEmpty()
                ? all
                : all.stream().filter(p -> wanted.contains(p.symbol())).toList();
    }

    private static ObjectNode json(WrittenWorld world, WorldSettings settings) {
        ObjectNode node = JsonFiles.object();
        node.put("folder", world.folder().toString());
        node.put("seed", settings.seed());
        node.put("sessions", settings.sessions());
        node.put("firstDate", settings.firstDate().toString());
        node.put("signal", settings.signal().name().toLowerCase(Locale.ROOT));
        node.put("faultRate", settings.faultRate());
        ArrayNode files = node.putArray("files");
        for (WrittenWorld.WrittenFile f : world.files()) {
            files.addObject()
                    .put("path", f.path())
                    .put("format", f.format())
                    .put("rows", f.rows())
                    .put("bytes", f.bytes());
        }
        ArrayNode leftOut = node.putArray("leftOut");
        for (WrittenWorld.LeftOut f : world.leftOut()) {
            leftOut.addObject().put("path", f.path()).put("format", f.format()).put("why", f.why());
        }
        return node;
    }

    /** A line for each file; files of one folder and format that a day each has are one line. */
    private static String text(WrittenWorld world) {
        StringBuilder text = new StringBuilder();
        line(text, "%-44s %-22s %11s %13s", "file", "format", "rows", "bytes");
        long rows = 0;
        long bytes = 0;
        for (WrittenWorld.WrittenFile f : daysTogether(world.files())) {
            line(text, "%-44s %-22s %,11d %,13d", f.path(), f.format(), f.rows(), f.bytes());
            rows += f.rows();
            bytes += f.bytes();
        }
        line(text, "%-44s %-22s %,11d %,13d", world.files().size() + " files", "", rows, bytes);
        if (!world.leftOut().isEmpty()) {
            line(text, "");
            line(text, "Left out");
            world.leftOut().forEach(l -> line(text, "  %s %s: %s", l.format(), l.path(), l.why()));
        }
        line(text, "");
        line(text, "%s: invented; README.txt in it says what is what", world.folder());
        return text.toString();
    }

    private static List<WrittenWorld.WrittenFile> daysTogether(List<WrittenWorld.WrittenFile> files) {
        List<WrittenWorld.WrittenFile> lines = new ArrayList<>();
        for (WrittenWorld.WrittenFile file : files) {
            String path = file.path().replaceFirst("\\d{4}-\\d{2}-\\d{2}", "*");
            WrittenWorld.WrittenFile last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (last != null && last.path().equals(path)) {
                lines.set(
                        lines.size() - 1,
                        new WrittenWorld.WrittenFile(
                                path, file.format(), last.rows() + file.rows(), last.bytes() + file.bytes()));
            } else {
                lines.add(new WrittenWorld.WrittenFile(path, file.format(), file.rows(), file.bytes()));
            }
        }
        return lines;
    }

    private static void line(StringBuilder to, String format, Object... values) {
        to.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
