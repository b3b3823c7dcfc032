package io.plimsoll.report;

import io.plimsoll.backtest.Metrics;
import io.plimsoll.backtest.Metrics.ModelMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in sentences what a run shows, losses beside wins. */
public final class Findings {

    private Findings() {}

    /** A side, {@code long}, {@code short} or {@code both}, as the words that a title or a sentence begins with. */
    public static String sideName(String side) {
        return switch (side) {
            case "long" -> "Long side";
            case "short" -> "Short side";
            case "both" -> "Either side";
            default -> throw new IllegalArgumentException("a side is long, short or both, was \"" + side + "\"");
        };
    }

    static List<String> of(Metrics metrics) {
        List<String> findings = new ArrayList<>();
        metrics.models().stream().map(ModelMetrics::side).distinct().forEach(side -> side(metrics, side, findings));
        return List.copyOf(findings);
    }

    private static void side(Metrics metrics, String side, List<String> findings) {
        ModelMetrics network = model(metrics, "nn+controller", side);
        ModelMetrics baseline = model(metrics, metrics.baseline(), side);
        double change = network.pinball() / baseline.pinball() - 1;
        findings.add(String.format(
                Locale.ROOT,
                "%s: network with controller against %s: pinball %s (%s), mean margin %s, breaches %d against "
                        + "%d (%.1f expected), largest 5-day rise %.0f %% against %.0f %%.",
                sideName(side),
                metrics.baseline(),
                signed(change),
                certainty(network),
                signed(network.meanMargin() / baseline.meanMargin() - 1),
                network.breaches(),
                baseline.breaches(),
                (1 - metrics.confidence()) * metrics.observations(),
                100 * network.maxIncrease5d(),
                100 * baseline.maxIncrease5d()));
        List<String> better = metrics.models().stream()
                .filter(m -> m.side().equals(side) && !m.name().startsWith("nn") && m.pinball() < network.pinball())
                .map(ModelMetrics::name)
                .toList();
        findings.add(
                better.isEmpty()
                        ? sideName(side) + ": no baseline has a lower pinball loss than the network with controller."
                        : sideName(side) + ": lower pinball loss than the network with controller: "
                                + String.join(", ", better) + ".");
        regret(network, baseline, findings);
    }

    private static void regret(ModelMetrics network, ModelMetrics baseline, List<String> findings) {
        Double own = network.regret();
        Double other = baseline.regret();
        if (own != null && other != null) {
            findings.add(String.format(
                    Locale.ROOT,
                    "%s: pinball loss above that of the true quantile, which no one can know: network with controller %s, "
                            + "%s %s.",
                    sideName(network.side()),
                    percent(own),
                    baseline.name(),
                    percent(other)));
        }
    }

    /** A fraction as percent with its sign, a true minus. */
    private static String signed(double fraction) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * fraction).replace('-', '−');
    }

    /** A fraction as percent, with a true minus. */
    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction).replace('-', '−');
    }

    private static String certainty(ModelMetrics network) {
        Double low = network.pinballVsBaselineLow();
        Double high = network.pinballVsBaselineHigh();
        if (low == null || high == null || (low < 0 && high > 0)) {
            return "within noise: the 95 % interval of the difference holds 0";
        }
        return high <= 0 ? "better, 95 % interval below 0" : "worse, 95 % interval above 0";
    }

    private static ModelMetrics model(Metrics metrics, String name, String side) {
        return metrics.models().stream()
                .filter(m -> m.name().equals(name) && m.side().equals(side))
                .findFirst()
                .orElseThrow();
    }
}
