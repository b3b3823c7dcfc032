package io.plimsoll.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the runs are, for commands that look at them. */
final class RunsOption {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "${env:PLIMSOLL_OUT:-runs}",
            description = "Folder of the runs (default: ${DEFAULT-VALUE}).")
    Path runs = Path.of("runs");
}
