package io.plimsoll.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code surface}: implied-volatility surfaces by themselves. */
@Command(
        name = "surface",
        mixinStandardHelpOptions = true,
        description = "Fits implied-volatility surfaces to option chains, checks them for arbitrage and draws them.",
        subcommands = {SurfaceFitCommand.class, SurfacePlotCommand.class, HelpCommand.class},
        footer = {"", "Example: plimsoll surface fit options.csv --rate 0.03"})
final class SurfaceCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: surface fit or surface plot");
    }
}
