package io.plimsoll.cli;

import io.plimsoll.formats.ImportSettings;
import io.plimsoll.formats.InputFiles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Files of market data, and what they do not tell themselves. */
final class FileOptions {

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files, folders, or globs in quotes.")
    List<String> names = new ArrayList<>();

    @Option(
            names = "--underlying",
            paramLabel = "SYM",
            description =
                    "Underlying of option files that tell none (default: the letters that the file's name begins with).")
    @Nullable
    String underlying;

    @Option(
            names = "--option-expiry",
            paramLabel = "CONTRACT=DATE",
            description = "Last trading day of the options on a future, for files that do not tell it, such as "
                    + "CLV25=2025-09-17.")
    Map<String, LocalDate> optionExpiries = new TreeMap<>();

    @Option(names = "--quiet", description = "No progress.")
    boolean quiet;

    /** The files named. */
    List<Path> files() {
        return InputFiles.of(names);
    }

    /** The files named, of which there must be some. */
    List<Path> named(CommandSpec spec) {
        if (names.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name files, folders or globs");
        }
        return files();
    }

    /** What their readers are told. */
    ImportSettings settings() {
        return new ImportSettings(List.of(), null, optionExpiries, underlying);
    }
}
