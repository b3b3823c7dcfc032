package io.plimsoll.margin.span;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What an account holds of one combined commodity, before any spread: deltas by period, scans, option value. */
final class CommodityHoldings {

    /** Sums under this share of their terms' sizes are rounding, not delta. */
    private static final double ROUNDING = 1e-12;

    final CombinedCommodity commodity;
    final List<Holding> holdings;
    /** Composite delta of each holding. */
    final double[] deltas;
    /** Index of the period of each holding. */
    final int[] periodOf;
    /** Periods with holdings, ascending. */
    final List<String> periods;
    /** Net delta of each period. */
    final double[] net;
    /** One, or one for each scan tier that has holdings. */
    final List<ScanResult> scans;
    /** Index of the scan of each period. */
    final int[] scanOf;

    CommodityHoldings(SpanRules rules, CombinedCommodity commodity, List<Holding> holdings) {
        this.commodity = commodity;
        this.holdings = holdings;
        TreeSet<String> sorted = new TreeSet<>();
        holdings.forEach(holding -> sorted.add(holding.contract().series().deltaPeriod()));
        periods = List.copyOf(sorted);
        deltas = new double[holdings.size()];
        periodOf = new int[holdings.size()];
        net = new double[periods.size()];
        double[] gross = new double[periods.size()];
        for (int h = 0; h < holdings.size(); h++) {
            SpanContract contract = holdings.get(h).contract();
            deltas[h] = holdings.get(h).quantity() * rules.delta(contract);
            periodOf[h] = periods.indexOf(contract.series().deltaPeriod());
            net[periodOf[h]] += deltas[h];
            gross[periodOf[h]] += Math.abs(deltas[h]);
        }
        for (int p = 0; p < net.length; p++) {
            net[p] = cleaned(net[p], gross[p]);
        }
        scanOf = new int[periods.size()];
        scans = scans(rules);
    }

    private List<ScanResult> scans(SpanRules rules) {
        List<Tier> tiers = new ArrayList<>();
        for (int p = 0; p < scanOf.length; p++) {
            Tier tier = scanTier(commodity, periods.get(p));
            if (!tiers.contains(tier)) {
                tiers.add(tier);
            }
            scanOf[p] = tiers.indexOf(tier);
        }
        List<ScanResult> results = new ArrayList<>();
        for (int t = 0; t < tiers.size(); t++) {
            results.add(scan(rules, tiers.get(t), t));
        }
        return List.copyOf(results);
    }

    /** The first scan tier that holds the period; periods that none holds are scanned together. */
    static Tier scanTier(CombinedCommodity commodity, String period) {
        return commodity.scanTiers().stream()
                .filter(tier -> tier.holds(period))
                .findFirst()
                .orElse(Tier.all());
    }

    private ScanResult scan(SpanRules rules, Tier tier, int index) {
        double[] losses = new double[ScanPoint.COUNT];
        for (int h = 0; h < deltas.length; h++) {
            if (scanOf[periodOf[h]] == index) {
                double quantity = holdings.get(h).quantity();
                RiskArray array = holdings.get(h).contract().riskArray();
                for (int i = 0; i < losses.length; i++) {
                    losses[i] += quantity * array.loss(i + 1);
                }
            }
        }
        int active = 0;
        for (int i = 1; i < losses.length; i++) {
            if (losses[i] > losses[active]) {
                active = i;
            }
        }
        double scanRisk = Math.max(0, losses[active]);
        double adjusted = (losses[active] + losses[rules.pair(active)]) / 2;
        double time = timeRisk(rules, losses);
        double priceRisk = scanRisk > 0 ? Math.max(0, adjusted - time) : 0;
        int[] own = periodsOfScan(index);
        List<Double> boxed = Arrays.stream(losses).boxed().toList();
        return new ScanResult(tier, boxed, active + 1, scanRisk, adjusted, time, priceRisk, sum(net, own));
    }

    private static double timeRisk(SpanRules rules, double[] losses) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < losses.length; i++) {
            if (rules.isStill(i)) {
                sum += losses[i];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /** The loss of a holding in the active scenario of its scan; 0 where that scan has no risk. */
    double activeLoss(int holding) {
        ScanResult scan = scans.get(scanOf[periodOf[holding]]);
        Holding held = holdings.get(holding);
        return scan.scanRisk() > 0
                ? held.quantity() * held.contract().riskArray().loss(scan.activeScenario())
                : 0;
    }

    double scanRisk() {
        return scans.stream().mapToDouble(ScanResult::scanRisk).sum();
    }

    double priceRisk() {
        return scans.stream().mapToDouble(ScanResult::priceRisk).sum();
    }

    int[] allPeriods() {
        return indices(p -> true);
    }

    int[] periodsOfScan(int scan) {
        return indices(p -> scanOf[p] == scan);
    }

    /** The periods that may fill a leg; none where the leg's tier is none of those given. */
    int[] periodsOf(SpreadLeg leg, List<Tier> tiers) {
        if (!leg.period().isEmpty()) {
            return periodsOf(leg.period());
        }
        if (leg.tier() == 0 || tiers.isEmpty()) {
            return allPeriods();
        }
        return indices(p -> tiers.stream().anyMatch(tier -> tier.number() == leg.tier() && tier.holds(periods.get(p))));
    }

    /** Periods that are the one given, or lie in the month given. */
    int[] periodsOf(String period) {
        Tier only = new Tier(0, period, period);
        return indices(p -> only.holds(periods.get(p)));
    }

    private int[] indices(IntPredicate which) {
        return IntStream.range(0, periods.size()).filter(which).toArray();
    }

    /** Σ of the periods; 0 where it is but rounding. */
    static double sum(double[] values, int[] periods) {
        double sum = 0;
        double gross = 0;
        for (int p : periods) {
            sum += values[p];
            gross += Math.abs(values[p]);
        }
        return cleaned(sum, gross);
    }

    /** 0 where a sum is but rounding of terms of the size given. */
    static double cleaned(double sum, double gross) {
        return Math.abs(sum) <= ROUNDING * gross ? 0 : sum;
    }
}
