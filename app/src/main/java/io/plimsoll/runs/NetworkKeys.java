package io.plimsoll.runs;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.backtest.FeatureChoice;
import io.plimsoll.backtest.NetworkSpec;
import io.plimsoll.backtest.RefitSettings;
import io.plimsoll.backtest.RefitSettings.FineTuning;
import io.plimsoll.features.Group;
import io.plimsoll.margin.BaselineSettings;
import io.plimsoll.margin.Baselines;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.multiplier.Architecture;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape;
import io.plimsoll.multiplier.ObjectiveSettings;
import io.plimsoll.multiplier.PathSettings;
import io.plimsoll.multiplier.TrainingSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The key {@code network} of a study file: the network {@value #MAIN}, and {@code variants}, each of which is a network of its
 * own name with some settings changed.
 */
final class NetworkKeys {

    /** The name of the network that the section itself tells of. */
    static final String MAIN = "nn";

    /** The first network's file has this name besides its own. */
    static final String FIRST_FILE = "model";

    /** Names of files and rows that are there in any case. */
    private static final List<String> TAKEN = List.of(MAIN, FIRST_FILE, "oracle");

    private static final int USUAL_SEQUENCE = 20;
    private static final NetworkShape USUAL = NetworkShape.mlp(8);

    /** Where the margin stands against the latest losses, and what moves volatility: more inputs taught no more. */
    private static final FeatureChoice FEATURES = new FeatureChoice(
            List.of(
                    "margin.*",
                    "return.1",
                    "return.5",
                    "return.20",
                    "shock.1*",
                    "leverage*",
                    "ewma.80",
                    "ewma.90",
                    "ewma.97to99",
                    "ewma*toImplied",
                    "impliedVol.term",
                    "impliedVol.toMean20",
                    "impliedVol.toMean60",
                    "volIndex.change1",
                    "volIndex.change5",
                    "nuRootT.30",
                    "rho.30",
                    "alpha.30.change1"),
            Set.of());

    private NetworkKeys() {}

    /** The networks, {@value #MAIN} first. */
    static List<NetworkSpec> of(Section network, double confidence) {
        NetworkSettings settings = new NetworkSettings(
                USUAL, 5, TrainingSettings.STANDARD, 0.8, 1.5, new double[] {0.95, 0.975, confidence});
        List<NetworkSpec> specs = new ArrayList<>();
        specs.add(spec(
                MAIN,
                network,
                new NetworkSpec(MAIN, settings, ObjectiveSettings.STANDARD, FEATURES, RefitSettings.STANDARD, 0),
                confidence));
        try (Section variants = network.section("variants")) {
            for (Map.Entry<String, JsonNode> variant :
                    network.entries("variants").entrySet()) {
                if (TAKEN.contains(variant.getKey())) {
                    throw variants.wrong(variant.getKey(), "must have another name than " + TAKEN, variant.getValue());
                }
                try (Section own = variants.section(variant.getKey())) {
                    specs.add(spec(variant.getKey(), own, specs.get(0), confidence));
                }
            }
        }
        return List.copyOf(specs);
    }

    private static NetworkSpec spec(String name, Section network, NetworkSpec usual, double confidence) {
        NetworkSettings settings = usual.network();
        double[] levels = network.numbers("levels", settings.levels());
        if (Arrays.stream(levels).noneMatch(l -> l == confidence)) {
            throw new InputRejectedException(network.path() + ".levels must hold margin.confidence " + confidence
                    + ", was " + Arrays.toString(levels));
        }
        try {
            return new NetworkSpec(
                    name,
                    new NetworkSettings(
                            shape(network, settings.shape()),
                            network.integer("members", settings.members()),
                            training(network, settings.training()),
                            network.number("lowest", settings.lowest()),
                            network.number("highest", settings.highest()),
                            levels),
                    objective(network, usual.objective()),
                    features(network, usual.features()),
                    refit(network, usual),
                    network.integer("seed", (int) usual.seed()));
        } catch (IllegalArgumentException e) {
            throw new InputRejectedException(network.path() + ": " + e.getMessage(), e);
        }
    }

    /** Where the architecture is another, so is what goes with it. */
    private static NetworkShape shape(Section network, NetworkShape usual) {
        Architecture architecture = network.choice("architecture", Architecture.class, usual.architecture());
        NetworkShape own = architecture == usual.architecture() ? usual : usual(architecture);
        return new NetworkShape(
                architecture,
                whole(network.numbers(
                        "hidden", Arrays.stream(own.hidden()).asDoubleStream().toArray())),
                network.integer("sequence", own.sequence()),
                network.integer("layers", own.layers()),
                network.integer("heads", own.heads()),
                List.of());
    }

    private static NetworkShape usual(Architecture architecture) {
        return switch (architecture) {
            case MLP -> USUAL;
            case LSTM -> NetworkShape.lstm(USUAL_SEQUENCE, 16);
            case GRU -> NetworkShape.gru(USUAL_SEQUENCE, 16);
            case TRANSFORMER -> NetworkShape.transformer(USUAL_SEQUENCE, 1, 2, 16, 32);
            case LINEAR -> NetworkShape.linear();
        };
    }

    private static int[] whole(double[] numbers) {
        for (double number : numbers) {
            if (number != (int) number) {
                throw new IllegalArgumentException("hidden must be whole numbers, one was " + number);
            }
        }
        return Arrays.stream(numbers).mapToInt(h -> (int) h).toArray();
    }

    private static TrainingSettings training(Section network, TrainingSettings usual) {
        return new TrainingSettings(
                network.integer("maxEpochs", usual.maxEpochs()),
                network.integer("patience", usual.patience()),
                network.integer("batchSize", usual.batchSize()),
                network.choice("optimizer", TrainingSettings.Optimizer.class, usual.optimizer()),
                network.number("learningRate", usual.learningRate()),
                network.choice("schedule", TrainingSettings.Schedule.class, usual.schedule()),
                network.number("weightDecay", usual.weightDecay()),
                network.number("dropout", usual.dropout()),
                network.number("gradientClip", usual.gradientClip()),
                network.number("validationShare", usual.validationShare()));
    }

    /** A refit that starts warm has as many epochs as one that does not, where nothing else is said. */
    private static RefitSettings refit(Section network, NetworkSpec usual) {
        RefitSettings own = usual.refit();
        boolean warm = network.flag("warmStart", own.startsWarm());
        int most = own.startsWarm()
                ? own.warmEpochs()
                : network.integer("maxEpochs", usual.network().training().maxEpochs());
        int epochs = network.integer("warmEpochs", most);
        if (epochs < 1) {
            throw new IllegalArgumentException("warmEpochs must be positive, was " + epochs);
        }
        try (Section fine = network.section("fineTune")) {
            return new RefitSettings(
                    network.integer("rollingWindow", own.rollingWindow()),
                    warm ? epochs : 0,
                    new FineTuning(
                            fine.integer("epochs", own.fineTuning().epochs()),
                            fine.number("learningRate", own.fineTuning().learningRate())));
        }
    }

    private static FeatureChoice features(Section network, FeatureChoice usual) {
        List<String> only = network.texts("features");
        return new FeatureChoice(
                only.isEmpty() ? usual.only() : only,
                Set.copyOf(network.choices("without", Group.class, List.copyOf(usual.without()))),
                network.texts("monotone", usual.monotone()));
    }

    /** A baseline's name, which is refused here if it is none; its settings are those of the rule that is multiplied. */
    private static Optional<String> followed(Section path, Optional<String> usual) {
        Optional<String> name = path.textOrNone("rise20Like", usual);
        name.ifPresent(model -> Baselines.named(model, BaselineSettings.usual(false)));
        return name;
    }

    private static ObjectiveSettings objective(Section network, ObjectiveSettings usual) {
        ObjectiveSettings.Loss loss = network.choice("loss", ObjectiveSettings.Loss.class, usual.loss());
        // Classes know no margin: a network of such has no path unless it is told to have one, and then is refused.
        boolean moves = loss != ObjectiveSettings.Loss.CLASSES;
        PathSettings path = moves ? usual.path() : PathSettings.NONE;
        try (Section own = network.section("path")) {
            return new ObjectiveSettings(
                    loss,
                    network.choice("aim", ObjectiveSettings.Aim.class, usual.aim()),
                    network.integer("window", usual.window()),
                    network.flag("marginUnits", moves && usual.inMarginUnits()),
                    new PathSettings(
                            own.flag("moving", path.moving()),
                            own.number("halfLifeUp", path.halfLifeUp()),
                            own.number("halfLifeDown", path.halfLifeDown()),
                            own.number("rise5", path.rise5()),
                            own.number("rise20", path.rise20()),
                            followed(own, path.rise20Like()),
                            own.number("smoothness", path.smoothness()),
                            own.integer("length", path.length())),
                    network.integer("recalibration", usual.recalibration()),
                    network.number("panelWeight", usual.panelWeight()));
        }
    }
}
