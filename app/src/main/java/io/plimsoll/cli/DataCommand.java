package io.plimsoll.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code data}: market data by itself. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Simulates market data and tells what markets are like.",
        subcommands = {DataSimulateCommand.class, DataFactsCommand.class, HelpCommand.class})
final class DataCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: data simulate or data facts");
    }
}
