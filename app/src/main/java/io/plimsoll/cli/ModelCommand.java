package io.plimsoll.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code model}: the networks that runs have left. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description =
                "Lists the networks of finished runs, shows their cards, and checks and copies them as ONNX files.",
        subcommands = {ModelListCommand.class, ModelCardCommand.class, ModelExportCommand.class, HelpCommand.class},
        footer = {"", "Example: plimsoll model list", "", "docs/model.md tells how such a file is served."})
final class ModelCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: model list, model card or model export");
    }
}
