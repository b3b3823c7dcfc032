package io.plimsoll.margin.span;

import io.plimsoll.market.OptionRight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The whole of SPAN a second time, by plain loops over maps: slow, and without a line of the first writing. */
final class PlainSpan {

    private final SpanParameters parameters;
    private final List<Holding> holdings;
    /** Delta left, by combined commodity and period. */
    private final Map<String, SortedMap<String, Double>> left = new TreeMap<>();

    private final Map<String, SortedMap<String, Double>> first = new TreeMap<>();
    private Map<String, SortedMap<String, Double>> outright = new TreeMap<>();
    private final Map<String, Double> credits = new HashMap<>();

    private PlainSpan(SpanParameters parameters, List<Holding> holdings) {
        this.parameters = parameters;
        this.holdings = holdings;
    }

    /** Requirement by currency, option value used across combined commodities. */
    static Map<String, Double> requirements(SpanParameters parameters, List<Holding> holdings) {
        return new PlainSpan(parameters, holdings).run();
    }

    private Map<String, Double> run() {
        for (Holding holding : holdings) {
            if (holding.quantity() != 0) {
                SeriesId series = holding.contract().series();
                double scale = 1;
                for (MonthParameters month : parameters.months()) {
                    if (month.series().equals(series)) {
                        scale = month.deltaScale();
                    }
                }
                left.computeIfAbsent(code(holding), c -> new TreeMap<>())
                        .merge(
                                period(series),
                                holding.quantity() * holding.contract().compositeDelta() * scale,
                                Double::sum);
            }
        }
        left.forEach((code, deltas) -> first.put(code, new TreeMap<>(deltas)));
        outright = first;
        intercommodity(true);
        Map<String, Double> charges = new HashMap<>();
        for (CombinedCommodity commodity : parameters.combinedCommodities()) {
            if (left.containsKey(commodity.code())) {
                charges.put(commodity.code(), intracommodity(commodity) + spot(commodity));
            }
        }
        outright = new TreeMap<>();
        left.forEach((code, deltas) -> outright.put(code, new TreeMap<>(deltas)));
        intercommodity(false);
        Map<String, Double> net = new TreeMap<>();
        for (CombinedCommodity commodity : parameters.combinedCommodities()) {
            String code = commodity.code();
            if (left.containsKey(code)) {
                double risk = scans(commodity)[0] + charges.getOrDefault(code, 0.0) - credits.getOrDefault(code, 0.0);
                risk = Math.max(risk, Math.max(0, minimum(commodity)));
                double value = 0;
                boolean onlyLong = true;
                for (Holding holding : holdings) {
                    if (code(holding).equals(code) && holding.quantity() != 0) {
                        value += paid(holding)
                                ? holding.quantity() * holding.contract().value()
                                : 0;
                        onlyLong &= paid(holding) && holding.quantity() > 0;
                    }
                }
                risk = onlyLong ? Math.min(risk, value) : risk;
                net.merge(commodity.currency(), risk - value, Double::sum);
            }
        }
        net.replaceAll((currency, amount) -> Math.max(0, amount));
        return net;
    }

    private String code(Holding holding) {
        for (CombinedCommodity commodity : parameters.combinedCommodities()) {
            if (commodity.products().contains(holding.contract().series().product())) {
                return commodity.code();
            }
        }
        throw new IllegalArgumentException("no commodity for " + holding);
    }

    private boolean paid(Holding holding) {
        ProductId id = holding.contract().series().product();
        return id.type().isOption()
                && parameters.products().stream()
                        .noneMatch(p -> p.id().equals(id) && p.valuation() == Product.Valuation.FUTURES);
    }

    private static String period(SeriesId series) {
        return series.product().type() == ContractType.OPTION_ON_FUTURE ? series.futuresPeriod() : series.period();
    }

    /** Scan risk and price risk of a commodity, each the sum over its scan tiers. */
    private double[] scans(CombinedCommodity commodity) {
        List<Tier> tiers = new ArrayList<>(commodity.scanTiers());
        tiers.add(Tier.all());
        double[] sums = new double[2];
        for (Tier tier : tiers) {
            double[] scan = scan(commodity, tier);
            sums[0] += scan[0];
            sums[1] += scan[1];
        }
        return sums;
    }

    private double[] scan(CombinedCommodity commodity, Tier tier) {
        double[] losses = new double[16];
        for (Holding holding : holdings) {
            if (code(holding).equals(commodity.code())) {
                Tier own = Tier.all();
                for (Tier t : commodity.scanTiers()) {
                    own = own.number() == 0 && t.holds(period(holding.contract().series())) ? t : own;
                }
                if (own.equals(tier)) {
                    for (int i = 0; i < 16; i++) {
                        losses[i] += holding.quantity()
                                * holding.contract().riskArray().loss(i + 1);
                    }
                }
            }
        }
        int worst = 0;
        for (int i = 15; i >= 0; i--) {
            worst = losses[i] >= losses[worst] ? i : worst;
        }
        int pair = worst >= 14 ? worst : worst ^ 1;
        double price = (losses[worst] + losses[pair]) / 2 - (losses[0] + losses[1]) / 2;
        return losses[worst] > 0 ? new double[] {losses[worst], Math.max(0, price)} : new double[2];
    }

    private double intracommodity(CombinedCommodity commodity) {
        double charge = 0;
        SortedMap<String, Double> deltas = of(left, commodity.code());
        List<IntracommoditySpread> rules = new ArrayList<>(commodity.spreads());
        rules.sort(Comparator.comparingInt(IntracommoditySpread::priority));
        for (IntracommoditySpread rule : rules) {
            for (int a = 1; a >= -1; a -= 2) {
                double count = Double.MAX_VALUE;
                for (SpreadLeg leg : rule.legs()) {
                    int sign = leg.side() == SpreadLeg.Side.A ? a : -a;
                    double there = 0;
                    for (Map.Entry<String, Double> delta : deltas.entrySet()) {
                        there += fills(leg, commodity.intraTiers(), delta.getKey())
                                ? Math.max(0, sign * delta.getValue())
                                : 0;
                    }
                    count = Math.min(count, there / leg.deltaPerSpread());
                }
                for (SpreadLeg leg : rule.legs()) {
                    take(deltas, leg, commodity.intraTiers(), leg.side() == SpreadLeg.Side.A ? a : -a, count);
                }
                charge += count * rule.charge();
            }
        }
        return charge;
    }

    private static void take(
            SortedMap<String, Double> deltas, SpreadLeg leg, List<Tier> tiers, int sign, double count) {
        double open = count * leg.deltaPerSpread();
        for (Map.Entry<String, Double> delta : deltas.entrySet()) {
            if (fills(leg, tiers, delta.getKey())) {
                double taken = Math.min(open, Math.max(0, sign * delta.getValue()));
                open -= taken;
                double rest = delta.getValue() - sign * taken;
                delta.setValue(Math.abs(rest) < 1e-11 ? 0 : rest);
            }
        }
    }

    private static boolean fills(SpreadLeg leg, List<Tier> tiers, String period) {
        if (!leg.period().isEmpty()) {
            return period.equals(leg.period());
        }
        return leg.tier() == 0
                || tiers.isEmpty()
                || tiers.stream().anyMatch(t -> t.number() == leg.tier() && t.holds(period));
    }

    private static SortedMap<String, Double> of(Map<String, SortedMap<String, Double>> deltas, String code) {
        return Objects.requireNonNull(deltas.get(code));
    }

    private double spot(CombinedCommodity commodity) {
        double charge = 0;
        for (SpotCharge spot : commodity.spotCharges()) {
            double now = of(left, commodity.code()).getOrDefault(spot.period(), 0.0);
            double was = of(first, commodity.code()).getOrDefault(spot.period(), 0.0);
            charge += Math.abs(now) * spot.outright() + Math.abs(was - now) * spot.inSpreads();
        }
        return charge;
    }

    private CombinedCommodity commodity(String code) {
        return parameters.combinedCommodities().stream()
                .filter(c -> c.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void intercommodity(boolean superSpread) {
        List<IntercommoditySpread> rules = new ArrayList<>(parameters.intercommoditySpreads());
        rules.removeIf(rule -> rule.superSpread() != superSpread);
        rules.sort(Comparator.comparingInt(IntercommoditySpread::priority));
        for (IntercommoditySpread rule : rules) {
            if (rule.legs().stream().allMatch(leg -> left.containsKey(leg.leg().combinedCommodity()))) {
                form(rule, 1);
                form(rule, -1);
            }
        }
    }

    private void form(IntercommoditySpread rule, int a) {
        double count = Double.MAX_VALUE;
        for (IntercommoditySpread.Leg leg : rule.legs()) {
            int sign = leg.leg().side() == SpreadLeg.Side.A ? a : -a;
            count = Math.min(count, sign * delta(left, leg.leg()) / leg.leg().deltaPerSpread());
        }
        if (count <= 1e-11) {
            return;
        }
        for (IntercommoditySpread.Leg leg : rule.legs()) {
            String code = leg.leg().combinedCommodity();
            double credit = rule.method() == IntercommoditySpread.Method.AMOUNT
                    ? leg.credit() * count / rule.legs().size()
                    : leg.credit()
                            * perDelta(rule, leg.leg())
                            * count
                            * leg.leg().deltaPerSpread();
            credits.merge(code, credit, Double::sum);
            take(
                    of(left, code),
                    leg.leg(),
                    commodity(code).interTiers(),
                    leg.leg().side() == SpreadLeg.Side.A ? a : -a,
                    count);
        }
    }

    private double delta(Map<String, SortedMap<String, Double>> deltas, SpreadLeg leg) {
        double sum = 0;
        for (Map.Entry<String, Double> delta :
                of(deltas, leg.combinedCommodity()).entrySet()) {
            sum += fills(leg, commodity(leg.combinedCommodity()).interTiers(), delta.getKey()) ? delta.getValue() : 0;
        }
        return sum;
    }

    private double largest(SpreadLeg leg) {
        return Math.max(Math.abs(delta(first, leg)), Math.abs(delta(outright, leg)));
    }

    private double perDelta(IntercommoditySpread rule, SpreadLeg leg) {
        CombinedCommodity commodity = commodity(leg.combinedCommodity());
        double[] risk = scans(commodity);
        SpreadLeg base = new SpreadLeg(commodity.code(), 0, "", 1, SpreadLeg.Side.A);
        boolean apart = false;
        for (Tier tier : commodity.interTiers()) {
            if (tier.number() == leg.tier()
                    && leg.tier() > 0
                    && commodity.scanTiers().contains(tier)) {
                risk = scan(commodity, tier);
                base = leg;
                apart = true;
            }
        }
        boolean whole = of(left, commodity.code()).keySet().stream()
                .allMatch(period -> fills(leg, commodity.interTiers(), period));
        double perDelta = largest(base) > 1e-11 ? risk[1] / largest(base) : 0;
        boolean capped = rule.superSpread() || !(apart || whole);
        return capped ? Math.min(perDelta, risk[0] / largest(leg)) : perDelta;
    }

    private double minimum(CombinedCommodity commodity) {
        double sum = 0;
        for (ShortOptionMinimum.Rate rate : commodity.shortOptionMinimum().tiers()) {
            double calls = 0;
            double puts = 0;
            for (Holding holding : holdings) {
                SpanContract contract = holding.contract();
                if (code(holding).equals(commodity.code())
                        && contract.right() != null
                        && rate.tier().holds(contract.series().optionPeriod())) {
                    calls += contract.right() == OptionRight.CALL ? Math.max(0, -holding.quantity()) : 0;
                    puts += contract.right() == OptionRight.PUT ? Math.max(0, -holding.quantity()) : 0;
                }
            }
            boolean both = commodity.shortOptionMinimum().method() == ShortOptionMinimum.Method.SUM;
            sum += rate.amount() * (both ? calls + puts : Math.max(calls, puts));
        }
        return sum;
    }
}
