package io.plimsoll.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.models.ModelMetadata;
import io.plimsoll.models.RunModels;
import io.plimsoll.runs.JsonFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code model export}: a checked copy of a network. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Copies a network of a run as an ONNX file, after a check: ONNX Runtime loads it, its graph has the inputs that"
                    + " its metadata tells of, and its features are those that this version computes, in the same order.",
            "A network that fails the check is not copied; the message names what differs."
        },
        footer = {
            "",
            "Examples:",
            "  plimsoll model export demo --to margin.onnx",
            "  plimsoll model export demo --network lstm --to lstm.onnx"
        })
final class ModelExportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "A run folder, or a part of the name of one run.")
    private String run = "";

    @Option(
            names = "--to",
            paramLabel = "FILE",
            required = true,
            description = "The copy, which must not be there yet.")
    private Path to = Path.of(".");

    @Option(names = "--network", paramLabel = "NAME", description = "Its name in the study (default: the first).")
    private String network = "";

    @Mixin
    private final RunsOption out = new RunsOption();

    @Option(names = "--json", description = "Print one JSON object: the file and the network.")
    private boolean json;

    @Override
    public Integer call() {
        Path folder = RunModels.find(out.runs, run);
        ModelMetadata metadata = RunModels.export(folder, network, to);
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(json ? json(folder, metadata) : text(metadata));
        stdout.flush();
        return 0;
    }

    private String json(Path folder, ModelMetadata metadata) {
        ObjectNode node = JsonFiles.object();
        node.put("file", to.toString());
        node.set("model", ModelText.json(new RunModels.RunModel(folder, to, metadata)));
        return JsonFiles.text(node);
    }

    private String text(ModelMetadata metadata) {
        return to + ": network " + metadata.network() + " of study " + metadata.study() + ", "
                + metadata.features().size() + " features as this version computes them\n";
    }
}
