package io.plimsoll.runs;

import io.plimsoll.StudySettings;
import io.plimsoll.backtest.BacktestResult;
import io.plimsoll.backtest.BacktestResult.FoldSummary;
import io.plimsoll.backtest.FeatureChoice;
import io.plimsoll.backtest.FittedNetwork;
import io.plimsoll.backtest.RefitSettings;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.ObjectiveSettings;
import io.plimsoll.multiplier.PathSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a user of {@code model.onnx} has to know, in Markdown. */
final class ModelCard {

    private ModelCard() {}

    static String of(StudyFile study, BacktestResult backtest) {
        StudySettings settings = study.settings();
        List<String> panel = study.panel().stream()
                .map(file -> file.getFileName().toString())
                .toList();
        return String.format(
                Locale.ROOT,
                """
                # Multiplier networks of %s

                Data: %s. Output `log_multiplier`: ln m of the margin m·B, B the baseline `%s` at %.1f %%. Seed of the study %d.
                %s
                ## Evidence, out of sample

                See `../metrics.json` and `../report.html`. A file made the decisions of its last fold only. Its metadata holds what a server needs (docs/model.md).

                ## Limits

                %s
                """,
                settings.title(),
                settings.origin().name().toLowerCase(Locale.ROOT),
                settings.baseline(),
                100 * settings.confidence(),
                settings.seed(),
                backtest.networks().stream()
                        .map(network -> section(network, panel))
                        .collect(Collectors.joining()),
                limits(settings.limits()));
    }

    private static String section(FittedNetwork fitted, List<String> panel) {
        NetworkSettings network = fitted.spec().network();
        FoldSummary last = fitted.last();
        return String.format(
                Locale.ROOT,
                """

                ## `%s.onnx`

                - Network: %s, %d members, hidden layers %s, %d rows, m in [%s, %s], weight decay %s, dropout %s, seed %d.
                - Trained for: %s.
                - Fitted for %s to %s on %d examples%s, %s; the last outcome trained on is of %s.
                - Refits: %s.
                - Inputs: %d (%s), scaled by the median and interquartile range of the training side, masks of missing values, sides.
                - %s loss under that of a multiplier of 1 by %.2f %%.%s
                %s""",
                fitted.spec().name(),
                network.shape().architecture().name().toLowerCase(Locale.ROOT),
                network.members(),
                Arrays.toString(network.shape().hidden()),
                network.shape().sequence(),
                network.lowest(),
                network.highest(),
                network.training().weightDecay(),
                network.training().dropout(),
                fitted.spec().seed(),
                purpose(network, fitted.spec().objective()),
                last.first(),
                last.last(),
                last.examples(),
                panel.isEmpty() ? "" : " of this market and " + String.join(", ", panel),
                last.validation() == 0
                        ? "the epoch with the least loss on them kept"
                        : "stopped by " + last.validation() + " later ones",
                last.trainedUntil(),
                refits(fitted.spec().refit()),
                last.inputs(),
                features(fitted.spec().features()),
                last.validation() == 0 ? "Training" : "Validation",
                100 * last.validationGain(),
                last.diverged() == 0 ? "" : " Diverged and kept as before: " + last.diverged() + " members.",
                monotone(fitted));
    }

    private static String purpose(NetworkSettings network, ObjectiveSettings objective) {
        String aim = objective.aim() == ObjectiveSettings.Aim.DEFICIT
                ? "the multiplier that would have prevented the day's deficit"
                : "the least constant that covers the next " + objective.window() + " decisions";
        String loss =
                switch (objective.loss()) {
                    case PINBALL -> "pinball loss at " + Arrays.toString(network.levels());
                    case JOINT -> "joint loss of value at risk and expected shortfall (FZ0)";
                    case ASYMMETRIC -> "cost of the margin and, squared, of what it leaves uncovered";
                    case SQUARED -> "squared distance of ln m from that of " + aim;
                    case CLASSES -> "cross-entropy of lower, keep and raise, by " + aim;
                };
        return loss
                + (objective.inMarginUnits() ? ", in units of the margin" : ", in shares of the margin")
                + (objective.path().joinsDays() ? ", along a path: " + path(objective.path()) : ", day by day")
                + (objective.recalibration() > 0
                        ? ", recalibrated on " + objective.recalibration() + " settled days"
                        : "");
    }

    private static String refits(RefitSettings refit) {
        RefitSettings.FineTuning further = refit.fineTuning();
        return (refit.startsWarm()
                        ? "from the weights of the fold before, " + refit.warmEpochs() + " epochs at most"
                        : "anew")
                + ", on "
                + (refit.rollingWindow() == 0
                        ? "all that is known"
                        : "the last " + refit.rollingWindow() + " sessions that are known")
                + (further.epochs() == 0
                        ? ""
                        : ", then " + further.epochs() + " epochs at " + further.learningRate()
                                + " on this market alone");
    }

    private static String path(PathSettings path) {
        return String.format(
                Locale.ROOT,
                "%s, rises over 5 sessions %s and over 20 %s, smoothness %s",
                path.moving() ? "the network says how far to move" : "every day anew",
                limit(path.rise5()),
                limit(path.rise20())
                        + path.rise20Like()
                                .map(model -> " or as far as " + model + " has risen")
                                .orElse(""),
                path.smoothness());
    }

    private static String limit(double rise) {
        return rise == Double.POSITIVE_INFINITY
                ? "without limit"
                : String.format(Locale.ROOT, "up to %.0f %%", 100 * rise);
    }

    private static String features(FeatureChoice choice) {
        return (choice.only().isEmpty() ? "all features" : String.join(", ", choice.only()))
                + (choice.without().isEmpty() ? "" : " without " + choice.without());
    }

    /** Which inputs cannot lower the margin, of a network that has such. */
    private static String monotone(FittedNetwork network) {
        List<String> names = network.spec().features().monotone();
        if (names.isEmpty()) {
            return "";
        }
        List<String> leftOut = names.stream()
                .filter(name -> !network.scaler().uses(network.names().indexOf(name)))
                .toList();
        return "- With all else as it is, the margin cannot fall where one of these rises: " + String.join(", ", names)
                + "."
                + (leftOut.isEmpty() ? "" : " Left out by the scaler of this fold: " + String.join(", ", leftOut) + ".")
                + "\n";
    }

    private static String limits(List<String> limits) {
        return limits.isEmpty()
                ? "None stated."
                : limits.stream().map(l -> "- " + l).collect(Collectors.joining("\n"));
    }
}
