package io.plimsoll.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.models.RunModels;
import io.plimsoll.models.RunModels.RunModel;
import io.plimsoll.runs.JsonFiles;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code model list}: one line a network of a run. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lists the networks of finished runs, oldest first, each as the last fold of its backtest left it.",
            "The gain is the share by which the validation loss lies under that of a multiplier of 1; it is no evidence"
                    + " out of sample, which is in the run's report."
        },
        footer = {"", "Examples:", "  plimsoll model list", "  plimsoll model list --out /data/runs --json"})
final class ModelListCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin
    private final RunsOption out = new RunsOption();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter stderr = spec.commandLine().getErr();
        List<RunModel> models = RunModels.list(out.runs, told -> stderr.println("plimsoll: " + told));
        stderr.flush();
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(json ? json(models) : ModelText.table(models));
        stdout.flush();
        return 0;
    }

    private static String json(List<RunModel> models) {
        ObjectNode node = JsonFiles.object();
        ArrayNode list = node.putArray("models");
        models.forEach(model -> list.add(ModelText.json(model)));
        return JsonFiles.text(node);
    }
}
