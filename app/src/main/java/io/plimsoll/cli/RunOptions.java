package io.plimsoll.cli;

import io.plimsoll.runs.JsonFiles;
import io.plimsoll.runs.StudyRunner;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--json", description = "Print one JSON object: the run folder and its metrics.")
    boolean json;

    @Option(names = "--quiet", description = "No progress.")
    boolean quiet;

    OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    /** What a command that made a run prints. */
    String result(StudyRunner.Finished finished) {
        if (json) {
            var node = JsonFiles.object();
            node.put("run", finished.folder().toString());
            node.set("metrics", JsonFiles.metrics(finished.metrics()));
            return JsonFiles.text(node);
        }
        return BenchmarkText.of(finished.metrics()) + "\nRun folder: " + finished.folder() + "\n";
    }
}
