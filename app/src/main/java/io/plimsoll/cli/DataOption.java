package io.plimsoll.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder that a study's data are in. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:PLIMSOLL_DATA:-.}",
            description = "Folder that the file names of a study are below (default: ${DEFAULT-VALUE}).")
    Path folder = Path.of(".");
}
