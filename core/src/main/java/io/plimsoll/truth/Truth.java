package io.plimsoll.truth;

import io.plimsoll.backtest.BacktestResult;
import io.plimsoll.margin.Side;
import io.plimsoll.market.MarketSettings;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The true quantiles of a simulated market, in date order. Nothing that sets a margin can name this type; an architecture
 * test holds it.
 *
 * @param rows one a session and confidence
 */
public record Truth(List<TrueQuantile> rows) {

    /** Of every market that was traded. */
    public static final Truth UNKNOWN = new Truth(List.of());

    public Truth {
        rows = List.copyOf(rows);
        long distinct = rows.stream()
                .map(r -> r.date() + " " + r.confidence())
                .distinct()
                .count();
        if (distinct != rows.size()) {
            throw new IllegalArgumentException("a session must have one row a confidence, " + rows.size()
                    + " rows are of " + distinct + " sessions and confidences");
        }
    }

    /**
     * What a study asks the truth for. The quantiles are those of one session of the underlying itself, so a margin over
     * several sessions, or of a futures contract, has none.
     *
     * @param confidence share of losses to be covered
     * @param horizonDays sessions that a margin has to last
     * @param underlying {@link MarketSettings#BARS} or a contract
     */
    public record Question(double confidence, int horizonDays, String underlying) {

        boolean answeredBy(TrueQuantile row) {
            return horizonDays == 1 && underlying.equals(MarketSettings.BARS) && row.confidence() == confidence;
        }
    }

    /**
     * The margins of one who knew the state at every close, in the study's unit, for each day of the backtest; a side that is
     * not known on every one of these days is left out. Never for {@link Side#BOTH}: the quantile of an absolute change does
     * not follow from those of its two tails.
     *
     * @param relativePnl whether losses are relative; otherwise a margin is the quantile times the price at the close before
     */
    public Map<Side, double[]> margins(BacktestResult backtest, Question question, boolean relativePnl) {
        Map<LocalDate, TrueQuantile> byDate = new HashMap<>();
        rows.stream().filter(question::answeredBy).forEach(r -> byDate.put(r.date(), r));
        Map<Side, double[]> margins = new EnumMap<>(Side.class);
        if (byDate.keySet().containsAll(backtest.dates())) {
            List<TrueQuantile> days = backtest.dates().stream()
                    .flatMap(d -> java.util.stream.Stream.ofNullable(byDate.get(d)))
                    .toList();
            double[] unit = relativePnl ? ones(days.size()) : backtest.prices();
            margins.put(Side.LONG, scaled(days, TrueQuantile::longLoss, unit));
            margins.put(Side.SHORT, scaled(days, TrueQuantile::shortLoss, unit));
            margins.keySet().retainAll(backtest.losses().keySet());
        }
        return margins;
    }

    private static double[] scaled(List<TrueQuantile> days, ToDoubleFunction<TrueQuantile> share, double[] unit) {
        double[] margins = new double[days.size()];
        Arrays.setAll(margins, t -> share.applyAsDouble(days.get(t)) * unit[t]);
        return margins;
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The rows that answer nothing in a study with these sessions. */
    public List<RejectedRow> unused(List<LocalDate> sessions, Question question) {
        Set<LocalDate> known = Set.copyOf(sessions);
        return rows.stream()
                .filter(r -> !question.answeredBy(r) || !known.contains(r.date()))
                .map(r -> new RejectedRow(
                        r.source(),
                        r.date(),
                        "truth",
                        question.answeredBy(r) ? Reason.OUTSIDE_STUDY : Reason.NOT_USED,
                        "confidence " + r.confidence()))
                .toList();
    }
}
