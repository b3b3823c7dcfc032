package io.plimsoll.margin.span;

import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.OptionRight;
import io.plimsoll.pricing.Black;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Parameters, contracts and accounts drawn at random: every rule of SPAN occurs, also together with others. */
final class RandomSpan {

    static final List<String> CODES = List.of("AA", "BB", "CC", "DD");
    static final List<String> PERIODS = List.of("202603", "202606", "202609", "202612");
    private static final Tier NEAR = new Tier(1, "202603", "202606");
    private static final Tier FAR = new Tier(2, "202607", "202612");

    final SplittableRandom random;
    /** Multiplies all scan ranges. */
    final double range;

    final SpanParameters parameters;
    final List<SpanContract> contracts = new ArrayList<>();

    RandomSpan(long seed) {
        this(seed, 1);
    }

    RandomSpan(long seed, double range) {
        this.random = new SplittableRandom(seed);
        this.range = range;
        List<SpanSamples.Commodity> commodities = new ArrayList<>();
        List<Product> products = new ArrayList<>();
        List<MonthParameters> months = new ArrayList<>();
        for (String code : CODES) {
            commodities.add(commodity(code));
            products.add(new Product(
                    SpanSamples.option(code),
                    random.nextInt(5) == 0 ? Product.Valuation.FUTURES : Product.Valuation.PREMIUM,
                    ExerciseStyle.EUROPEAN));
            double scan = 500 + random.nextInt(4000);
            for (String period : PERIODS) {
                addContracts(code, period, scan * (0.8 + 0.4 * random.nextDouble()));
            }
            months.add(new MonthParameters(
                    new SeriesId(SpanSamples.future(code), "202603", ""),
                    0.2,
                    0.05,
                    scan,
                    3,
                    0.33,
                    0.02,
                    0.2,
                    1 + random.nextInt(2),
                    null));
        }
        parameters =
                SpanSamples.parameters(commodities, products, months, spreads().toArray(new IntercommoditySpread[0]));
    }

    private SpanSamples.Commodity commodity(String code) {
        SpanSamples.Commodity commodity = SpanSamples.commodity(code)
                .in(code.equals("DD") ? "EUR" : "USD")
                .intraTiers(new Tier(1, "202603", "202603"), new Tier(2, "202606", "202606"), new Tier(3, "202609", ""))
                .interTiers(NEAR, FAR);
        if (random.nextBoolean()) {
            commodity.scanTiers(NEAR, FAR);
        }
        int[][] tiers = {{1, 2}, {2, 3}, {3, 3}, {1, 3}};
        for (int[] pair : tiers) {
            if (random.nextInt(4) > 0) {
                commodity.spread(
                        random.nextInt(5),
                        random.nextInt(random.nextInt(3) == 0 ? 12_000 : 300),
                        SpanSamples.leg(code, pair[0], 1, SpreadLeg.Side.A),
                        SpanSamples.leg(code, pair[1], 1 + random.nextInt(2), SpreadLeg.Side.B));
            }
        }
        commodity.spread(
                random.nextInt(5),
                50,
                SpanSamples.leg(code, 1, 1, SpreadLeg.Side.A),
                SpanSamples.leg(code, 2, 2, SpreadLeg.Side.B),
                SpanSamples.leg(code, 3, 1, SpreadLeg.Side.A));
        commodity.calendar(random.nextInt(5), 20, "202606", "202612");
        if (random.nextBoolean()) {
            commodity.spot("202603", 40, 90);
        }
        return commodity.minimum(new ShortOptionMinimum(
                random.nextBoolean() ? ShortOptionMinimum.Method.SUM : ShortOptionMinimum.Method.LARGER,
                List.of(
                        new ShortOptionMinimum.Rate(NEAR, random.nextInt(2000)),
                        new ShortOptionMinimum.Rate(FAR, random.nextInt(4000)))));
    }

    private void addContracts(String code, String period, double scan) {
        contracts.add(SpanSamples.future(code, period, scan * range));
        int expiry = Integer.parseInt(period) - random.nextInt(2);
        for (int i = 0; i < 4; i++) {
            OptionRight right = i % 2 == 0 ? OptionRight.CALL : OptionRight.PUT;
            // Some are far from the money and soon to expire: worth little, so that a spread charge may be larger.
            double strike = (random.nextInt(3) == 0 ? 60 : 85) + 30 * random.nextDouble();
            double years = 0.01 + 0.5 * random.nextDouble();
            ScanTerms terms = new ScanTerms(100, 0.15, years, 1 / 365.0, scan * range / 1000, 0.06 * range, 1000);
            Revaluation model = (forward, vol, left) -> Black.price(right, Math.max(1e-9, forward), strike, vol, left);
            contracts.add(new SpanContract(
                    new SeriesId(SpanSamples.option(code), period, String.valueOf(expiry)),
                    code,
                    right,
                    strike,
                    model.price(100, 0.15, years),
                    0.15,
                    1000,
                    SpanArrays.compositeDelta(model, terms),
                    SpanArrays.option(model, terms, ScanPoint.standard(3, 0.33))));
        }
    }

    private List<IntercommoditySpread> spreads() {
        List<IntercommoditySpread> spreads = new ArrayList<>();
        for (int i = 0; i < CODES.size(); i++) {
            for (int j = i + 1; j < CODES.size(); j++) {
                if (random.nextInt(3) > 0) {
                    spreads.add(spread(CODES.get(i), CODES.get(j)));
                }
            }
        }
        spreads.add(SpanSamples.credit(
                3,
                IntercommoditySpread.Method.SHARE,
                0.3,
                SpanSamples.leg("AA", 0, 1, SpreadLeg.Side.A),
                SpanSamples.leg("BB", 0, 1, SpreadLeg.Side.B),
                SpanSamples.leg("CC", 0, 2, SpreadLeg.Side.A)));
        return spreads;
    }

    private IntercommoditySpread spread(String a, String b) {
        SpreadLeg[] legs = {
            SpanSamples.leg(a, random.nextInt(3), 1 + random.nextInt(2), SpreadLeg.Side.A),
            SpanSamples.leg(
                    b,
                    random.nextInt(3),
                    1 + random.nextInt(2),
                    random.nextBoolean() ? SpreadLeg.Side.A : SpreadLeg.Side.B)
        };
        return switch (random.nextInt(4)) {
            case 0 -> SpanSamples.superCredit(random.nextInt(9), 0.2 + 0.7 * random.nextDouble(), legs);
            case 1 ->
                SpanSamples.credit(random.nextInt(9), IntercommoditySpread.Method.AMOUNT, random.nextInt(20_000), legs);
            default ->
                SpanSamples.credit(
                        random.nextInt(9), IntercommoditySpread.Method.SHARE, 0.2 + 0.7 * random.nextDouble(), legs);
        };
    }

    /** Up to thirty holdings, some of one contract; in one account of four long options alone. */
    List<Holding> account() {
        List<Holding> holdings = new ArrayList<>();
        boolean longOptions = random.nextInt(4) == 0;
        int count = 1 + random.nextInt(longOptions ? 12 : 30);
        for (int i = 0; i < count; i++) {
            SpanContract contract = contracts.get(random.nextInt(contracts.size()));
            double quantity = random.nextInt(41) - 20 + (random.nextInt(4) == 0 ? 0.25 : 0);
            if (!longOptions || contract.right() != null) {
                holdings.add(new Holding(contract, longOptions ? Math.abs(quantity) : quantity));
            }
        }
        return holdings;
    }
}
