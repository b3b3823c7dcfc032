package io.plimsoll.margin.span;

import io.plimsoll.market.OptionRight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the parts of one combined commodity together once all spreads are formed. */
final class CommodityRisk {

    private final DeltaLedger ledger;
    private final CommodityHoldings held;
    private final double[] minimumParts;
    private final double[] values;

    private CommodityRisk(SpanRules rules, DeltaLedger ledger) {
        this.ledger = ledger;
        held = ledger.held;
        minimumParts = minimumParts();
        values = held.holdings.stream()
                .mapToDouble(holding -> rules.isPaidUpFront(holding.contract()) ? holding.value() : 0)
                .toArray();
    }

    /** The margin of the combined commodity; adds the parts of its holdings to those given. */
    static CommodityMargin of(SpanRules rules, DeltaLedger ledger, List<HoldingMargin> parts) {
        CommodityRisk risk = new CommodityRisk(rules, ledger);
        boolean onlyPaidOptions = ledger.held.holdings.stream()
                .allMatch(holding -> holding.quantity() > 0 && rules.isPaidUpFront(holding.contract()));
        return risk.margin(onlyPaidOptions, parts);
    }

    private CommodityMargin margin(boolean onlyPaidOptions, List<HoldingMargin> parts) {
        double spreads =
                ledger.spreads.stream().mapToDouble(FormedSpread::charge).sum();
        double spots = ledger.spots.stream().mapToDouble(SpotResult::charge).sum();
        double calculated = held.scanRisk() + spreads + spots - ledger.credit;
        double minimum = sum(minimumParts);
        double value = sum(values);
        CommodityMargin.Rule rule = rule(calculated, minimum, onlyPaidOptions ? value : Double.POSITIVE_INFINITY);
        double risk =
                switch (rule) {
                    case CALCULATED -> calculated;
                    case SHORT_OPTION_MINIMUM -> minimum;
                    case OPTION_VALUE -> Math.max(0, value);
                    case ZERO -> 0;
                };
        addParts(rule, calculated, risk, parts);
        return new CommodityMargin(
                held.commodity.code(),
                held.commodity.currency(),
                held.scans,
                deltas(),
                ledger.spreads,
                ledger.spots,
                held.scanRisk(),
                spreads,
                spots,
                ledger.credit,
                minimum,
                rule,
                risk,
                value);
    }

    private static CommodityMargin.Rule rule(double calculated, double minimum, double mostLost) {
        if (minimum > Math.max(0, calculated)) {
            return CommodityMargin.Rule.SHORT_OPTION_MINIMUM;
        }
        if (calculated < 0) {
            return CommodityMargin.Rule.ZERO;
        }
        return calculated > Math.max(0, mostLost) ? CommodityMargin.Rule.OPTION_VALUE : CommodityMargin.Rule.CALCULATED;
    }

    private void addParts(CommodityMargin.Rule rule, double calculated, double risk, List<HoldingMargin> parts) {
        double minimum = sum(minimumParts);
        for (int h = 0; h < values.length; h++) {
            double scan = held.activeLoss(h);
            double before = scan + ledger.spreadParts[h] + ledger.spotParts[h] + ledger.creditParts[h];
            double adjustment =
                    switch (rule) {
                        case CALCULATED -> 0;
                        case SHORT_OPTION_MINIMUM -> (risk - calculated) * (minimumParts[h] / minimum);
                        case OPTION_VALUE -> before * (risk / calculated - 1);
                        case ZERO -> -before;
                    };
            parts.add(new HoldingMargin(
                    held.holdings.get(h),
                    held.commodity.code(),
                    held.commodity.currency(),
                    scan,
                    ledger.spreadParts[h],
                    ledger.spotParts[h],
                    ledger.creditParts[h],
                    adjustment,
                    0 - values[h],
                    0));
        }
    }

    private List<PeriodDelta> deltas() {
        List<PeriodDelta> deltas = new ArrayList<>();
        for (int p = 0; p < held.net.length; p++) {
            deltas.add(new PeriodDelta(held.periods.get(p), held.net[p], ledger.outright(p), ledger.left[p]));
        }
        return deltas;
    }

    /** The short option minimum of each holding; of the smaller of calls and puts none, tier by tier, where the larger counts. */
    private double[] minimumParts() {
        ShortOptionMinimum minimum = held.commodity.shortOptionMinimum();
        double[] parts = new double[held.holdings.size()];
        Map<Tier, double[]> callsAndPuts = new LinkedHashMap<>();
        Tier[] tiers = new Tier[parts.length];
        for (int h = 0; h < parts.length; h++) {
            Holding holding = held.holdings.get(h);
            if (holding.isShortOption()) {
                String period = holding.contract().series().period();
                parts[h] = -holding.quantity() * minimum.rate(period);
                tiers[h] = minimum.tier(period);
                callsAndPuts.computeIfAbsent(tiers[h], t -> new double[2])[side(holding)] += parts[h];
            }
        }
        if (minimum.method() == ShortOptionMinimum.Method.LARGER) {
            for (int h = 0; h < parts.length; h++) {
                if (parts[h] > 0) {
                    double[] both = callsAndPuts.getOrDefault(tiers[h], new double[2]);
                    int larger = both[0] >= both[1] ? 0 : 1;
                    parts[h] = side(held.holdings.get(h)) == larger ? parts[h] : 0;
                }
            }
        }
        return parts;
    }

    /** 0 for a call, 1 for a put. */
    private static int side(Holding holding) {
        return holding.contract().right() == OptionRight.CALL ? 0 : 1;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
