package io.plimsoll.formats.span;

import io.plimsoll.margin.span.CombinedCommodity;
import io.plimsoll.margin.span.ContractType;
import io.plimsoll.margin.span.IntercommoditySpread;
import io.plimsoll.margin.span.IntracommoditySpread;
import io.plimsoll.margin.span.MonthParameters;
import io.plimsoll.margin.span.Product;
import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.RiskArray;
import io.plimsoll.margin.span.ScanPoint;
import io.plimsoll.margin.span.SeriesId;
import io.plimsoll.margin.span.ShortOptionMinimum;
import io.plimsoll.margin.span.SpanContract;
import io.plimsoll.margin.span.SpanFile;
import io.plimsoll.margin.span.SpanParameters;
import io.plimsoll.margin.span.SpotCharge;
import io.plimsoll.margin.span.SpreadLeg;
import io.plimsoll.margin.span.Tier;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.OptionRight;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** Invented SPAN content. */
final class SpanSamples {

    private SpanSamples() {}

    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(SpanSamples.class.getResource("/formats/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Random content that both formats can hold. */
    static SpanFile random(long seed, int strikes) {
        return new Draw(new SplittableRandom(seed)).file(strikes);
    }

    private static final class Draw {

        private final SplittableRandom random;
        private final List<Product> products = new ArrayList<>();
        private final List<MonthParameters> months = new ArrayList<>();
        private final List<SpanContract> contracts = new ArrayList<>();
        private final double multiplier;
        private final double cover;

        Draw(SplittableRandom random) {
            this.random = random;
            this.multiplier = random.nextInt(20, 31) / 10.0;
            this.cover = random.nextInt(3000, 4000) / 10000.0;
        }

        SpanFile file(int strikes) {
            List<CombinedCommodity> commodities = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                commodities.add(commodity("CC" + i, i, strikes));
            }
            SpanParameters parameters = new SpanParameters(
                    LocalDate.of(2026, 1, 15).plusDays(random.nextInt(300)),
                    random.nextBoolean(),
                    random.nextBoolean() ? "final" : "",
                    "PLMSL",
                    List.of("PLX", "PLY"),
                    ScanPoint.standard(multiplier, cover),
                    products,
                    months,
                    commodities,
                    List.of(credit("CC0", "CC1"), credit("CC2", "CC0")),
                    Map.of());
            return new SpanFile(parameters, contracts);
        }

        private CombinedCommodity commodity(String code, int i, int strikes) {
            String exchange = i == 2 ? "PLY" : "PLX";
            ProductId future = new ProductId(exchange, "F" + i, ContractType.FUTURE);
            ProductId option = new ProductId(exchange, "O" + i, ContractType.OPTION_ON_FUTURE);
            products.add(new Product(future, Product.Valuation.FUTURES, null));
            products.add(new Product(
                    option,
                    random.nextBoolean() ? Product.Valuation.PREMIUM : Product.Valuation.FUTURES,
                    random.nextBoolean() ? ExerciseStyle.AMERICAN : ExerciseStyle.EUROPEAN));
            List<String> periods = List.of("202603", "202606", "202609W1");
            for (String period : periods) {
                SeriesId series = new SeriesId(future, period, "");
                MonthParameters month = month(series, i);
                months.add(month);
                contracts.add(new SpanContract(
                        series, future.code(), null, Double.NaN, price(), month.baseVol(), 50, 1, array(i)));
            }
            for (String period : periods) {
                options(new SeriesId(option, period, period), future, i, strikes);
            }
            return terms(code, i, List.of(future, option));
        }

        private void options(SeriesId series, ProductId future, int i, int strikes) {
            months.add(month(series, i));
            for (int n = 0; n < strikes; n++) {
                for (OptionRight right : OptionRight.values()) {
                    contracts.add(new SpanContract(
                            series,
                            future.code(),
                            right,
                            (n - 2) * 2.5,
                            random.nextInt(10) == 0 ? Double.NaN : price(),
                            random.nextInt(1, 2_000_000) / 1e6,
                            50,
                            random.nextInt(-10_000, 10_001) / 1e4,
                            array(i)));
                }
            }
        }

        private CombinedCommodity terms(String code, int i, List<ProductId> families) {
            List<Tier> tiers = List.of(new Tier(1, "202603", "202606"), new Tier(2, "202609", ""));
            List<ShortOptionMinimum.Rate> rates = i == 0
                    ? List.of(new ShortOptionMinimum.Rate(Tier.all(), amount(i) + Math.pow(10, i)))
                    : tiers.stream()
                            .map(tier -> new ShortOptionMinimum.Rate(tier, amount(i) + Math.pow(10, i)))
                            .toList();
            return new CombinedCommodity(
                    code,
                    "EUR",
                    i,
                    i == 1 ? List.of("ALL", "ENE") : List.of("ALL"),
                    families,
                    i == 0 ? tiers : List.of(),
                    tiers,
                    i == 1 ? tiers : List.of(),
                    List.of(
                            new IntracommoditySpread(
                                    1,
                                    amount(i),
                                    List.of(
                                            new SpreadLeg(code, 1, "", 2, SpreadLeg.Side.A),
                                            new SpreadLeg(code, 2, "", 1, SpreadLeg.Side.B))),
                            new IntracommoditySpread(
                                    2,
                                    amount(i),
                                    List.of(
                                            new SpreadLeg(code, 0, "202603", 1.5, SpreadLeg.Side.B),
                                            new SpreadLeg(code, 0, "202606", 0.25, SpreadLeg.Side.A)))),
                    i == 2 ? List.of() : List.of(new SpotCharge("202603", amount(i), amount(i))),
                    new ShortOptionMinimum(
                            random.nextBoolean() ? ShortOptionMinimum.Method.SUM : ShortOptionMinimum.Method.LARGER,
                            rates));
        }

        private IntercommoditySpread credit(String one, String other) {
            boolean share = random.nextBoolean();
            double credit = share ? random.nextInt(1, 1_000_001) / 1e6 : random.nextInt(1, 100_000) / 100.0;
            return new IntercommoditySpread(
                    random.nextInt(1, 100),
                    false,
                    share ? IntercommoditySpread.Method.SHARE : IntercommoditySpread.Method.AMOUNT,
                    List.of(
                            new IntercommoditySpread.Leg(new SpreadLeg(one, 1, "", 1, SpreadLeg.Side.A), credit),
                            new IntercommoditySpread.Leg(
                                    new SpreadLeg(other, 0, "", 2.125, SpreadLeg.Side.B), credit)));
        }

        private MonthParameters month(SeriesId series, int i) {
            return new MonthParameters(
                    series,
                    random.nextInt(1, 900_000) / 1e6,
                    random.nextInt(1, 90_000) / 1e6,
                    random.nextInt(1, 9_999) * Math.pow(10, i),
                    multiplier,
                    cover,
                    random.nextInt(1_000) / 1e4,
                    random.nextInt(1, 2_000_000) / 1e6,
                    1,
                    random.nextBoolean() ? LocalDate.of(2026, 3, 1).plusDays(random.nextInt(200)) : null);
        }

        private double price() {
            return random.nextInt(-2_000, 99_999) / 100.0;
        }

        private double amount(int i) {
            return random.nextInt(1, 9_999) * Math.pow(10, i);
        }

        /** Two of three products have whole amounts in units of the exponent, one has cents that need eight digits. */
        private RiskArray array(int i) {
            double[] losses = new double[ScanPoint.COUNT];
            for (int n = 0; n < losses.length; n++) {
                losses[n] = i == 2
                        ? random.nextInt(-9_999_999, 9_999_999) / 100.0
                        : random.nextInt(-99_999, 100_000) * Math.pow(10, i);
            }
            return RiskArray.of(losses);
        }
    }
}
