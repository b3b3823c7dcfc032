package io.plimsoll.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.formats.Detection;
import io.plimsoll.formats.Detector;
import io.plimsoll.runs.JsonFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code data detect}: what files are and what would be read from them. */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Tells of each file its format, which column is read as what and with what conversion, its rows, underlyings and "
                    + "days, and how many rows an import and the standard cleaning would keep and drop, by reason.",
            "Nothing is stored. Files are recognised by their header, not by their name; gzip, a zip of one file and Parquet "
                    + "are read as they are."
        },
        footer = {
            "",
            "A file of no known format is \"unknown, nearest is NAME; missing columns […]\": rename or add these columns. The",
            "other files are still told of, and the exit code is 3.",
            "",
            "The standard cleaning is counted as far as prices tell it: what needs a forward (moneyness, bounds, implied",
            "volatility) comes later, in the fit.",
            "",
            "Examples:",
            "  plimsoll data detect chains.csv.gz",
            "  plimsoll data detect vendor/ 'more/*.parquet' --json > files.json"
        })
final class DataDetectCommand implements Callable<Integer> {

    private static final int REJECTED = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin
    private final FileOptions input = new FileOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        List<Path> files = input.named(spec);
        Detector detector = new Detector(input.settings());
        PrintWriter stdout = spec.commandLine().getOut();
        ObjectNode all = JsonFiles.object();
        ArrayNode array = all.putArray("files");
        boolean usable = true;
        try (FileProgress progress = new FileProgress("Reading", files, !input.quiet)) {
            for (Path file : files) {
                Detection detection = detector.detect(file);
                usable &= detection.usable();
                progress.done();
                if (json) {
                    array.add(DetectionJson.of(detection));
                } else {
                    stdout.print(DetectionText.of(detection));
                    stdout.flush();
                }
            }
        }
        if (json) {
            stdout.print(JsonFiles.text(all));
        }
        stdout.flush();
        return usable ? 0 : REJECTED;
    }
}
