package io.plimsoll.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code study}: the whole method on real data. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description = "Runs the whole method of a study file: import, surfaces, features, margins, network, backtest.",
        footer = {"", "Example: plimsoll study studies/sse50.yaml --data /path/to/data"})
final class StudyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The study file (YAML).")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private Path file;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final RunOptions options = new RunOptions();

    @Override
    public Integer call() {
        options.run(spec, file, data.folder, "study " + file);
        return 0;
    }
}
