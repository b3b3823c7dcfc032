package io.plimsoll.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code margin}: the margins of accounts. */
@Command(
        name = "margin",
        mixinStandardHelpOptions = true,
        description =
                "Computes the margins of accounts by as many models as wanted, explains them, and tells what a trade would do.",
        subcommands = {
            MarginComputeCommand.class,
            MarginExplainCommand.class,
            MarginWhatIfCommand.class,
            HelpCommand.class
        },
        footer = {"", "Example: plimsoll margin compute accounts.csv --book books/three-markets.yaml --data DIR"})
final class MarginCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: margin compute, margin explain or margin whatif");
    }
}
