package io.plimsoll.cli;

import io.plimsoll.market.InputRejectedException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The store that a command is about. */
final class StoreOption {

    @Option(
            names = "--store",
            paramLabel = "FILE",
            defaultValue = "${env:PLIMSOLL_STORE:-store/plimsoll.duckdb}",
            description = "DuckDB file that holds what was imported (default: ${DEFAULT-VALUE}).")
    Path file = Path.of("store/plimsoll.duckdb");

    /** The store's file, which must be there. */
    Path existing() {
        if (!Files.isRegularFile(file)) {
            throw new InputRejectedException("there is no store " + file
                    + "; make it with \"plimsoll data import FILE… --store " + file + "\", or name another one");
        }
        return file;
    }
}
