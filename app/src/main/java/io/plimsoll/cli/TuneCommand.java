package io.plimsoll.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.runs.JsonFiles;
import io.plimsoll.runs.TuneRunner;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tune}: settings of a network, chosen on the training side. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Tries settings of a study's first network by cross-validation in time on the days before backtest.start, and"
                    + " prints each one's pinball loss on the blocks held out. Trial 0 is the study's own; the others are"
                    + " drawn from the lists under tune: in the study file.",
            "No row of backtest.start or later is used. The study file is not changed: the best network: section is printed"
                    + " and written to tune/network.yaml of the run folder."
        },
        footer = {
            "",
            "In the study file (these are tried where it says nothing):",
            "  tune:",
            "    learningRate: [0.0003, 0.001, 0.003]",
            "    weightDecay: [0.01, 0.05, 0.1, 0.3]",
            "    dropout: [0, 0.1, 0.2, 0.4]",
            "    hidden: [[8], [16], [32, 16]]     # any key of network; path.smoothness for one of network.path",
            "    heldOut: 0.5                      # share of the days before the backtest, the latest",
            "    blocks: 4                         # at least, each of whole months",
            "",
            "Examples:",
            "  plimsoll tune studies/sse50.yaml --trials 20 --data DIR",
            "  plimsoll tune studies/demo.yaml --trials 5 --json"
        })
final class TuneCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "The study file (YAML).")
    private Path file = Path.of(".");

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "20",
            description = "Networks to try, the study's own among them (default: ${DEFAULT-VALUE}).")
    private int trials = 20;

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final RunsOption out = new RunsOption();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Option(names = "--seed", paramLabel = "N", description = "Seed; replaces the study file's.")
    private @Nullable Long seed;

    @Option(names = "--json", description = "Print one JSON object: the run folder and every trial.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Override
    public Integer call() {
        if (trials < 1) {
            throw new ParameterException(spec.commandLine(), "--trials must be 1 or more, was " + trials);
        }
        TuneRunner.Tuned tuned;
        try (TerminalProgress progress = new TerminalProgress(!quiet)) {
            OptionalLong own = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
            tuned = new TuneRunner(file, own, data.folder, out.runs, store.file, progress).run(trials);
        }
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(json ? json(tuned) : text(tuned));
        stdout.flush();
        return 0;
    }

    private static String text(TuneRunner.Tuned tuned) {
        List<String> header = new ArrayList<>(List.of("trial", "settings"));
        tuned.best().score().firsts().forEach(first -> header.add("from " + first));
        header.addAll(List.of("mean", "s.e."));
        TextTable table = new TextTable(header);
        for (int column = 2; column < header.size(); column++) {
            table.right(column);
        }
        for (TuneRunner.Trial trial : tuned.trials()) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(trial.number()), settings(trial)));
            Arrays.stream(trial.score().losses()).forEach(loss -> row.add(number(loss)));
            row.add(number(trial.score().mean()));
            row.add(number(trial.score().standardError()));
            table.row(row);
        }
        return table.text() + "\nMean pinball loss of the baseline "
                + number(tuned.best().score().baselineMean())
                + ". Least: trial " + tuned.best().number() + "\n\n"
                + tuned.best().yaml() + "\nTrials: "
                + tuned.folder().resolve("tune").resolve("trials.csv") + "\n";
    }

    private static String settings(TuneRunner.Trial trial) {
        return trial.number() == 0
                ? "as the study says"
                : trial.values().entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String number(double loss) {
        return String.format(Locale.ROOT, "%.4e", loss);
    }

    private static String json(TuneRunner.Tuned tuned) {
        ObjectNode node = JsonFiles.object();
        node.put("run", tuned.folder().toString());
        node.put("best", tuned.best().number());
        ArrayNode trials = node.putArray("trials");
        for (TuneRunner.Trial trial : tuned.trials()) {
            ObjectNode own = trials.addObject();
            own.put("trial", trial.number());
            ObjectNode settings = own.putObject("settings");
            trial.values().forEach(settings::put);
            ArrayNode losses = own.putArray("losses");
            Arrays.stream(trial.score().losses()).forEach(losses::add);
            own.put("mean", trial.score().mean());
            own.put("standardError", trial.score().standardError());
            own.put("baselineMean", trial.score().baselineMean());
        }
        return JsonFiles.text(node);
    }
}
