package io.plimsoll.cli;

import io.plimsoll.runs.JsonFiles;
import io.plimsoll.runs.StudyFile;
import io.plimsoll.runs.StudyRunner;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options of every command that makes a run. */
final class RunOptions {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "${env:PLIMSOLL_OUT:-runs}",
            description = "Folder that the run folder is made in (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("runs");

    @Option(
            names = "--store",
            paramLabel = "FILE",
            defaultValue = "${env:PLIMSOLL_STORE:-store/plimsoll.duckdb}",
            description = "DuckDB file that holds what was imported (default: ${DEFAULT-VALUE}).")
    Path store = Path.of("store/plimsoll.duckdb");

    @Option(names = "--seed", paramLabel = "N", description = "Seed; replaces the study file's.")
    @Nullable
    Long seed;

    @Option(
            names = "--fresh",
            description = "Fit every network again, those too that a run that was cut off has fitted "
                    + "(kept in .folds of --out until the run is complete).")
    boolean fresh;

    @Option(names = "--json", description = "Print one JSON object: the run folder and its metrics.")
    boolean json;

    @Option(names = "--quiet", description = "No progress.")
    boolean quiet;

    /** Runs a study file and prints its result. */
    void run(CommandSpec spec, Path file, Path data, String command) {
        StudyFile study = StudyFile.read(file, seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
        StudyRunner.Finished finished;
        try (TerminalProgress progress = new TerminalProgress(!quiet)) {
            StudyRunner runner = new StudyRunner(study, command, data, out, store, progress);
            finished = (fresh ? runner.fresh() : runner).run();
        }
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(result(finished));
        stdout.flush();
    }

    /** What a command that made a run prints. */
    private String result(StudyRunner.Finished finished) {
        if (json) {
            var node = JsonFiles.object();
            node.put("run", finished.folder().toString());
            node.set("metrics", JsonFiles.metrics(finished.metrics()));
            return JsonFiles.text(node);
        }
        return BenchmarkText.of(finished.metrics()) + "\nReport: "
                + finished.folder().resolve("report.html") + "\n";
    }
}
