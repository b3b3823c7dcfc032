package io.plimsoll.runs;

import io.plimsoll.StudySettings;
import io.plimsoll.backtest.BacktestResult;
import io.plimsoll.backtest.BacktestResult.FoldSummary;
import io.plimsoll.backtest.FittedNetwork;
import io.plimsoll.multiplier.NetworkSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a user of {@code model.onnx} has to know, in Markdown. */
final class ModelCard {

    private ModelCard() {}

    static String of(StudySettings settings, BacktestResult backtest) {
        NetworkSettings network = settings.networks().get(0).network();
        FoldSummary last = backtest.folds().get(backtest.folds().size() - 1);
        return String.format(
                Locale.ROOT,
                """
                # Multiplier network of %s

                Data: %s. Output `log_multiplier`: ln m of the margin m·B, B the baseline `%s` at %.1f %%, m in [%s, %s].

                - Network: %s, %d members, hidden layers %s, %d rows, pinball loss at %s, weight decay %s, dropout %s.
                - Fitted for %s on %d examples, stopped by %d later ones; the last outcome trained on is of %s.
                - Inputs: %d, scaled by the median and interquartile range of the training side, masks of missing values, sides.
                - Validation loss under that of a multiplier of 1 by %.2f %%.
                - Seed %d.

                ## Files

                `model.onnx` is the first of these. Their metadata holds what a server needs (docs/model.md).

                | file | architecture | inputs | trained until | validation gain |
                |---|---|---|---|---|
                %s
                %s
                ## Evidence, out of sample

                See `../metrics.json` and `../report.html`; the network of this file made the decisions of its last fold only.

                ## Limits

                %s
                """,
                settings.title(),
                settings.origin().name().toLowerCase(Locale.ROOT),
                settings.baseline(),
                100 * settings.confidence(),
                network.lowest(),
                network.highest(),
                network.shape().architecture().name().toLowerCase(Locale.ROOT),
                network.members(),
                Arrays.toString(network.shape().hidden()),
                network.shape().sequence(),
                Arrays.toString(network.levels()),
                network.training().weightDecay(),
                network.training().dropout(),
                last.first() + " to " + last.last(),
                last.examples(),
                last.validation(),
                last.trainedUntil(),
                last.inputs(),
                100 * last.validationGain(),
                settings.seed(),
                backtest.networks().stream().map(ModelCard::row).collect(Collectors.joining("\n")),
                backtest.networks().stream().map(ModelCard::monotone).collect(Collectors.joining()),
                limits(settings.limits()));
    }

    private static String row(FittedNetwork network) {
        return String.format(
                Locale.ROOT,
                "| `%s.onnx` | %s | %d | %s | %.2f %% |",
                network.spec().name(),
                network.spec().network().shape().architecture().name().toLowerCase(Locale.ROOT),
                network.last().inputs(),
                network.last().trainedUntil(),
                100 * network.last().validationGain());
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
        return "\n`" + network.spec().name()
                + "`: with all else as it is, the margin cannot fall where one of these rises: "
                + String.join(", ", names) + "."
                + (leftOut.isEmpty() ? "" : " Left out by the scaler of this fold: " + String.join(", ", leftOut) + ".")
                + "\n";
    }

    private static String limits(List<String> limits) {
        return limits.isEmpty()
                ? "None stated."
                : limits.stream().map(l -> "- " + l).collect(Collectors.joining("\n"));
    }
}
