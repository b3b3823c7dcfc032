package io.plimsoll.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code data}: files of market data by themselves. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description =
                "Tells what files of market data are, puts them into the store, checks them, simulates some, and tells"
                        + " what markets are like.",
        subcommands = {
            DataDetectCommand.class,
            DataImportCommand.class,
            DataCheckCommand.class,
            DataSimulateCommand.class,
            DataFactsCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  plimsoll data detect chains.csv.gz",
            "  plimsoll data import 'vendor/**.csv.gz'",
            "  plimsoll data check",
            "",
            "docs/data-commands.md explains what they print."
        })
final class DataCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: data "
                        + String.join(
                                ", data ",
                                spec.subcommands().keySet().stream()
                                        .filter(name -> !name.equals("help"))
                                        .toList()));
    }
}
