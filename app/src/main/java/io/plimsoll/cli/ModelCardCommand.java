package io.plimsoll.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.models.RunModels;
import io.plimsoll.runs.JsonFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code model card}: what a user of a run's networks has to know. */
@Command(
        name = "card",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints the model card of a run (Markdown): data, training, evidence and limits of its networks.",
        footer = {
            "",
            "Examples:",
            "  plimsoll model card 20240315T101500Z-demo-1a2b3c4d",
            "  plimsoll model card demo            # a part of the name that only one run has",
            "  plimsoll model card runs/20240315T101500Z-demo-1a2b3c4d --json"
        })
final class ModelCardCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "A run folder, or a part of the name of one run.")
    private String run = "";

    @Mixin
    private final RunsOption out = new RunsOption();

    @Option(names = "--json", description = "Print one JSON object: the run, its networks, and the card as a text.")
    private boolean json;

    @Override
    public Integer call() {
        Path folder = RunModels.find(out.runs, run);
        String card = card(folder.resolve("model").resolve("card.md"));
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(json ? json(folder, card) : card);
        stdout.flush();
        return 0;
    }

    private static String card(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InputRejectedException(file + ": cannot be read: " + e, e);
        }
    }

    private String json(Path folder, String card) {
        PrintWriter stderr = spec.commandLine().getErr();
        ObjectNode node = JsonFiles.object();
        node.put("run", folder.toString());
        ArrayNode models = node.putArray("models");
        RunModels.of(folder, told -> stderr.println("plimsoll: " + told))
                .forEach(model -> models.add(ModelText.json(model)));
        stderr.flush();
        node.put("card", card);
        return JsonFiles.text(node);
    }
}
