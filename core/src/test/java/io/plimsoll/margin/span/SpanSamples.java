package io.plimsoll.margin.span;

import io.plimsoll.market.OptionRight;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parameters and contracts of the tests, all invented. A commodity's products are its code as future and as option on it. */
final class SpanSamples {

    private SpanSamples() {}

    static ProductId future(String code) {
        return new ProductId("XYZ", code, ContractType.FUTURE);
    }

    static ProductId option(String code) {
        return new ProductId("XYZ", code, ContractType.OPTION_ON_FUTURE);
    }

    /** A future of delta 1 whose array is a price move of the scan range. */
    static SpanContract future(String code, String period, double scanRange) {
        return future(code, period, SpanArrays.future(scanRange, ScanPoint.standard(3, 0.33)));
    }

    static SpanContract future(String code, String period, RiskArray array) {
        return new SpanContract(
                new SeriesId(future(code), period, ""), code, null, Double.NaN, 100, Double.NaN, 1, 1, array);
    }

    /** An option on the future of the same period, with a contract value factor of 1. */
    static SpanContract option(
            String code, String period, OptionRight right, double price, double delta, double... losses) {
        return new SpanContract(
                new SeriesId(option(code), period, period),
                code,
                right,
                100,
                price,
                0.2,
                1,
                delta,
                RiskArray.of(losses));
    }

    /** The same loss in every scenario. */
    static double[] flat(double loss) {
        double[] losses = new double[ScanPoint.COUNT];
        java.util.Arrays.fill(losses, loss);
        return losses;
    }

    static Commodity commodity(String code) {
        return new Commodity(code);
    }

    static SpanParameters parameters(List<Commodity> commodities, IntercommoditySpread... spreads) {
        return parameters(commodities, List.of(), List.of(), spreads);
    }

    static SpanParameters parameters(
            List<Commodity> commodities,
            List<Product> products,
            List<MonthParameters> months,
            IntercommoditySpread... spreads) {
        return new SpanParameters(
                LocalDate.of(2026, 1, 15),
                true,
                "F",
                "XYZ",
                List.of("XYZ"),
                List.of(),
                products,
                months,
                commodities.stream().map(Commodity::build).toList(),
                List.of(spreads),
                Map.of());
    }

    static SpreadLeg leg(String code, int tier, double delta, SpreadLeg.Side side) {
        return new SpreadLeg(code, tier, "", delta, side);
    }

    /** A credit between two commodities on opposite sides, by share or by amount. */
    static IntercommoditySpread credit(
            int priority, IntercommoditySpread.Method method, double rate, SpreadLeg... legs) {
        return new IntercommoditySpread(priority, false, method, withRate(rate, legs));
    }

    static IntercommoditySpread superCredit(int priority, double share, SpreadLeg... legs) {
        return new IntercommoditySpread(priority, true, IntercommoditySpread.Method.SHARE, withRate(share, legs));
    }

    private static List<IntercommoditySpread.Leg> withRate(double rate, SpreadLeg... legs) {
        return List.of(legs).stream()
                .map(leg -> new IntercommoditySpread.Leg(leg, rate))
                .toList();
    }

    /** A combined commodity in the making. */
    static final class Commodity {
        private final String code;
        private String currency = "USD";
        private final List<Tier> scanTiers = new ArrayList<>();
        private final List<Tier> intraTiers = new ArrayList<>();
        private final List<Tier> interTiers = new ArrayList<>();
        private final List<IntracommoditySpread> spreads = new ArrayList<>();
        private final List<SpotCharge> spots = new ArrayList<>();
        private ShortOptionMinimum minimum = ShortOptionMinimum.NONE;

        private Commodity(String code) {
            this.code = code;
        }

        Commodity in(String currency) {
            this.currency = currency;
            return this;
        }

        Commodity scanTiers(Tier... tiers) {
            scanTiers.addAll(List.of(tiers));
            return this;
        }

        Commodity intraTiers(Tier... tiers) {
            intraTiers.addAll(List.of(tiers));
            return this;
        }

        Commodity interTiers(Tier... tiers) {
            interTiers.addAll(List.of(tiers));
            return this;
        }

        /** A spread of one delta in each of two periods. */
        Commodity calendar(int priority, double charge, String a, String b) {
            return spread(
                    priority,
                    charge,
                    new SpreadLeg(code, 0, a, 1, SpreadLeg.Side.A),
                    new SpreadLeg(code, 0, b, 1, SpreadLeg.Side.B));
        }

        Commodity spread(int priority, double charge, SpreadLeg... legs) {
            spreads.add(new IntracommoditySpread(priority, charge, List.of(legs)));
            return this;
        }

        Commodity spot(String period, double inSpreads, double outright) {
            spots.add(new SpotCharge(period, inSpreads, outright));
            return this;
        }

        Commodity minimum(ShortOptionMinimum.Method method, double rate) {
            minimum = new ShortOptionMinimum(method, List.of(new ShortOptionMinimum.Rate(Tier.all(), rate)));
            return this;
        }

        Commodity minimum(ShortOptionMinimum minimum) {
            this.minimum = minimum;
            return this;
        }

        CombinedCommodity build() {
            return new CombinedCommodity(
                    code,
                    currency,
                    0,
                    List.of(),
                    List.of(future(code), option(code)),
                    scanTiers,
                    intraTiers,
                    interTiers,
                    spreads,
                    spots,
                    minimum);
        }
    }
}
