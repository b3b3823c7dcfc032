package io.plimsoll.runs;

import io.plimsoll.market.CurveFacts;
import io.plimsoll.market.DeliveryMonth;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.StylisedFacts;
import io.plimsoll.market.SurfaceFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a market is like.
 *
 * @param name of the market
 * @param about where and when the figures are from
 * @param figures those that the data give
 */
public record MarketFacts(String name, String about, Map<Fact, Double> figures) {

    private static final int MOST_RANKS = 12;
    private static final int LEAST_DAYS = 60;

    public MarketFacts {
        figures = new EnumMap<>(figures);
    }

    static Map<Fact, Double> none() {
        return new EnumMap<>(Fact.class);
    }

    static void put(StylisedFacts facts, Map<Fact, Double> to) {
        to.put(Fact.RETURNS, (double) facts.count());
        to.put(Fact.ANNUAL_VOL, facts.annualVol());
        to.put(Fact.EXCESS_KURTOSIS, facts.excessKurtosis());
        to.put(Fact.HILL_LEFT, facts.hillLeft());
        to.put(Fact.HILL_RIGHT, facts.hillRight());
        to.put(Fact.BEYOND_FOUR, facts.beyondFourDeviations());
        to.put(Fact.ABSOLUTE_1, facts.absoluteLag1());
        to.put(Fact.ABSOLUTE_5, facts.absoluteLag5());
        to.put(Fact.ABSOLUTE_20, facts.absoluteLag20());
        to.put(Fact.ABSOLUTE_60, facts.absoluteLag60());
        to.put(Fact.LAG_1, facts.lag1());
        to.put(Fact.LEVERAGE, facts.leverage());
    }

    static void put(SurfaceFacts facts, Map<Fact, Double> to) {
        to.put(Fact.CLOSES, (double) facts.count());
        to.put(Fact.MEAN_VOL, facts.meanVol());
        to.put(Fact.MEAN_RHO, facts.meanRho());
        to.put(Fact.MEAN_SKEW, facts.meanSkew());
        to.put(Fact.TERM_SLOPE, facts.termSlope());
        to.put(Fact.WITH_RETURN, facts.withReturn());
        to.put(Fact.NEAR_TO_FAR, facts.nearToFar());
        to.put(Fact.VOL_LAG_1, facts.lag1());
        to.put(Fact.VOL_LAG_20, facts.lag20());
    }

    private static void put(CurveFacts facts, int days, Map<Fact, Double> to) {
        double[] vols = facts.volByRank();
        to.put(Fact.CURVE_DAYS, (double) days);
        to.put(Fact.RANKS, (double) vols.length);
        to.put(Fact.NEAREST_VOL, vols[0]);
        to.put(Fact.FAR_TO_NEAR, vols[vols.length - 1] / vols[0]);
        to.put(Fact.BACKWARDATION, facts.backwardation());
        to.put(Fact.FIRST, facts.first());
        to.put(Fact.SECOND, facts.second());
    }

    /**
     * The curve of futures, on up to twelve contracts that every day has. A change is that of the contract which has the rank
     * at its end; days on which one of them was not there before, or was not above zero, are left out.
     */
    static void putCurve(List<FuturesRow> rows, Map<Fact, Double> to) {
        NavigableMap<LocalDate, List<FuturesRow>> days = new TreeMap<>();
        rows.forEach(r -> days.computeIfAbsent(r.date(), d -> new ArrayList<>()).add(r));
        int ranks = days.values().stream().mapToInt(List::size).min().orElse(0);
        ranks = Math.min(MOST_RANKS, ranks);
        if (ranks < 2) {
            return;
        }
        List<double[]> prices = new ArrayList<>();
        List<double[]> changes = new ArrayList<>();
        Map<String, Double> before = Map.of();
        for (Map.Entry<LocalDate, List<FuturesRow>> day : days.entrySet()) {
            List<FuturesRow> nearest = day.getValue().stream()
                    .sorted(Comparator.comparingDouble(r -> DeliveryMonth.yearsTo(r.contract(), r.date())))
                    .limit(ranks)
                    .toList();
            Map<String, Double> earlier = before;
            double[] price = nearest.stream().mapToDouble(FuturesRow::settle).toArray();
            double[] change = nearest.stream()
                    .mapToDouble(r -> Math.log(r.settle() / earlier.getOrDefault(r.contract(), Double.NaN)))
                    .toArray();
            if (Arrays.stream(change).allMatch(Double::isFinite)) {
                prices.add(price);
                changes.add(change);
            }
            before = settlements(day.getValue());
        }
        if (prices.size() >= LEAST_DAYS) {
            put(CurveFacts.of(prices.toArray(double[][]::new), changes.toArray(double[][]::new)), prices.size(), to);
        }
    }

    private static Map<String, Double> settlements(List<FuturesRow> day) {
        Map<String, Double> settlements = new HashMap<>();
        day.forEach(r -> settlements.put(r.contract(), r.settle()));
        return settlements;
    }

    /** ln of each price over the one before; prices that are missing or not above zero are passed over. */
    static double[] logReturns(double[] prices) {
        double[] there = Arrays.stream(prices).filter(p -> p > 0).toArray();
        double[] returns = new double[Math.max(0, there.length - 1)];
        Arrays.setAll(returns, i -> Math.log(there[i + 1] / there[i]));
        return returns;
    }

    /** The median of each figure over markets that all have it. */
    static Map<Fact, Double> medians(List<Map<Fact, Double>> markets) {
        Map<Fact, Double> medians = none();
        for (Fact fact : Fact.values()) {
            double[] sorted = markets.stream()
                    .mapToDouble(m -> m.getOrDefault(fact, Double.NaN))
                    .sorted()
                    .toArray();
            int n = sorted.length;
            if (n > 0 && !Double.isNaN(sorted[n - 1])) {
                medians.put(fact, 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]));
            }
        }
        return medians;
    }
}
