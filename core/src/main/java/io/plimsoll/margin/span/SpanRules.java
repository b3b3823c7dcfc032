package io.plimsoll.margin.span;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SPAN parameters, arranged for looking up. */
final class SpanRules {

    private final Map<ProductId, CombinedCommodity> commodities;
    private final Set<ProductId> settledDaily = new HashSet<>();
    private final Map<SeriesId, Double> deltaScales = new HashMap<>();
    private final int[] pairs = new int[ScanPoint.COUNT];
    private final boolean[] still = new boolean[ScanPoint.COUNT];
    private final List<IntercommoditySpread> superSpreads;
    private final List<IntercommoditySpread> spreads;

    SpanRules(SpanParameters parameters) {
        commodities = parameters.combinedCommodityByProduct();
        for (Product product : parameters.products()) {
            if (product.valuation() == Product.Valuation.FUTURES) {
                settledDaily.add(product.id());
            }
        }
        for (MonthParameters month : parameters.months()) {
            if (month.deltaScale() > 0) {
                deltaScales.put(month.series(), month.deltaScale());
            }
        }
        // The extreme move does not matter here: it has neither a pair nor is it still.
        List<ScanPoint> points =
                parameters.scanPoints().isEmpty() ? ScanPoint.standard(3, 0.33) : parameters.scanPoints();
        for (int i = 0; i < points.size(); i++) {
            pairs[i] = points.get(i).pairedPoint() - 1;
            still[i] = points.get(i).priceMultiple() == 0;
        }
        superSpreads = byPriority(parameters, true);
        spreads = byPriority(parameters, false);
    }

    /** Equal priorities stay in the order of the file. */
    private static List<IntercommoditySpread> byPriority(SpanParameters parameters, boolean superSpread) {
        return parameters.intercommoditySpreads().stream()
                .filter(spread -> spread.superSpread() == superSpread)
                .sorted(Comparator.comparingInt(IntercommoditySpread::priority))
                .toList();
    }

    @Nullable
    CombinedCommodity commodity(SpanContract contract) {
        return commodities.get(contract.series().product());
    }

    /** Whether the contract is an option whose premium is paid up front. */
    boolean isPaidUpFront(SpanContract contract) {
        ProductId product = contract.series().product();
        return product.type().isOption() && !settledDaily.contains(product);
    }

    /** Composite delta of one long contract, in contracts of scale 1. */
    double delta(SpanContract contract) {
        return contract.compositeDelta() * deltaScales.getOrDefault(contract.series(), 1.0);
    }

    /** The scenario with the other volatility move; indices from 0. */
    int pair(int scenario) {
        return pairs[scenario];
    }

    /** Whether the price does not move in a scenario; index from 0. */
    boolean isStill(int scenario) {
        return still[scenario];
    }

    /** Spreads that are formed before those within a commodity, by priority. */
    List<IntercommoditySpread> superSpreads() {
        return superSpreads;
    }

    /** Spreads that are formed after those within a commodity, by priority. */
    List<IntercommoditySpread> spreads() {
        return spreads;
    }
}
