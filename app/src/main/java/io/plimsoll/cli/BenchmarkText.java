package io.plimsoll.cli;

import io.plimsoll.backtest.Metrics;
import io.plimsoll.backtest.Metrics.ModelMetrics;
import java.util.Locale;

/** The benchmark table for a terminal. */
final class BenchmarkText {

    private BenchmarkText() {}

    static String of(Metrics metrics) {
        boolean truth = !metrics.oracle().isEmpty();
        int width = metrics.models().stream().mapToInt(m -> m.name().length()).reduce(14, Math::max);
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s (%s data), %s to %s, %d days, %.1f %% confidence; the network multiplies %s%n%n",
                metrics.study(),
                metrics.dataOrigin(),
                metrics.start(),
                metrics.end(),
                metrics.observations(),
                100 * metrics.confidence(),
                metrics.baseline()));
        text.append(String.format(
                Locale.ROOT,
                "%s %-6s %9s %8s %8s %11s %12s %6s %9s %9s %8s%s%n",
                padded("model", width),
                "side",
                "breaches",
                "rate %",
                "Kupiec p",
                "mean margin",
                "pinball",
                "90 set",
                "5-day %",
                "20-day %",
                "worst250",
                truth ? "  regret %" : ""));
        metrics.models().forEach(m -> text.append(line(m, width)));
        if (truth) {
            text.append('\n');
            metrics.oracle().forEach(m -> text.append(line(m, width)));
            text.append(
                    "oracle: the true quantile, from the simulated market's hidden state at the close before, which no one "
                            + "can know\nregret: pinball loss above the oracle's, as a part of it\n");
        }
        return text.toString();
    }

    private static String padded(String name, int width) {
        return name + " ".repeat(Math.max(0, width - name.length()));
    }

    private static String line(ModelMetrics m, int width) {
        Double regret = m.regret();
        Boolean inSet = m.mcs90();
        return String.format(
                Locale.ROOT,
                "%s %-6s %9d %8.2f %8.3f %11.5g %12.6g %6s %9.0f %9.0f %8d%s%n",
                padded(m.name(), width),
                m.side(),
                m.breaches(),
                100 * m.breachRate(),
                m.kupiecP(),
                m.meanMargin(),
                m.pinball(),
                inSet == null ? "" : inSet ? "in" : "out",
                100 * m.maxIncrease5d(),
                100 * m.maxIncrease20d(),
                m.worst250(),
                regret == null ? "" : String.format(Locale.ROOT, " %9.1f", 100 * regret));
    }
}
