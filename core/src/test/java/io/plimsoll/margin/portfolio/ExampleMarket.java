package io.plimsoll.margin.portfolio;

import io.plimsoll.margin.ScenarioModel;
import io.plimsoll.margin.Scenarios;
import io.plimsoll.margin.Side;
import io.plimsoll.market.Columns;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.History;
import io.plimsoll.market.OptionRight;
import io.plimsoll.surface.model.RawSvi;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** An invented market: two oil futures, a share and a share index future, with options on all of them. */
final class ExampleMarket {

    static final LocalDate DATE = LocalDate.of(2024, 3, 15);
    static final LocalDate NEAR = LocalDate.of(2024, 4, 16);
    static final LocalDate FAR = LocalDate.of(2024, 9, 17);
    static final int SESSIONS = 500;

    private ExampleMarket() {}

    /** Past changes as they were, all alike likely. */
    record Past(int lookback) implements ScenarioModel {

        @Override
        public String name() {
            return "past";
        }

        @Override
        public double margin(History known, Side side, double confidence) {
            throw new UnsupportedOperationException("only the scenarios are used");
        }

        @Override
        public Scenarios scenarios(History known) {
            double[] changes = known.window(Columns.PNL, lookback);
            double[] weights = new double[changes.length];
            Arrays.fill(weights, 1);
            return new Scenarios(changes, weights);
        }
    }

    /** As many weekdays as there are values, ending at {@link #DATE}. */
    static List<LocalDate> weekdays(int n) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = DATE; days.size() < n; day = day.minusDays(1)) {
            if (day.getDayOfWeek().getValue() < 6) {
                days.add(0, day);
            }
        }
        return days;
    }

    /** Normal changes with fat tails, and a volatility that moves against them. */
    static History history(SplittableRandom random, double deviation) {
        double[] pnl = new double[SESSIONS];
        double[] vol = new double[SESSIONS];
        double level = 0.3;
        for (int i = 0; i < SESSIONS; i++) {
            double z = random.nextGaussian();
            pnl[i] = deviation * z * (random.nextInt(10) == 0 ? 3 : 1);
            level = Math.min(0.6, Math.max(0.15, level * Math.exp(-0.02 * z + 0.01 * random.nextGaussian())));
            vol[i] = level;
        }
        return History.of(weekdays(SESSIONS), Map.of(Columns.PNL, pnl, Columns.IMPLIED_VOL, vol));
    }

    static VolSurface surface(double carryRate) {
        List<VolSurface.Slice> slices = new ArrayList<>();
        for (double years : new double[] {25 / 365.0, 60 / 365.0, 0.5, 1}) {
            RawSvi smile = new RawSvi(0.03 * years, 0.12 * Math.sqrt(years), -0.3, 0.02, 0.2, years);
            slices.add(new VolSurface.Slice(years, smile, carryRate * years, Math.exp(-0.04 * years)));
        }
        return VolSurface.of(slices);
    }

    static MarketDay market() {
        SplittableRandom random = new SplittableRandom(7);
        return new MarketDay(
                DATE,
                List.of(
                        factor("OILK", 78, RiskFactor.Change.ABSOLUTE, RiskFactor.Kind.FUTURE, history(random, 1.6)),
                        factor("OILV", 75, RiskFactor.Change.ABSOLUTE, RiskFactor.Kind.FUTURE, history(random, 1.2)),
                        factor("ABC", 120, RiskFactor.Change.RELATIVE, RiskFactor.Kind.SPOT, history(random, 0.018)),
                        factor(
                                "INDEX",
                                5000,
                                RiskFactor.Change.RELATIVE,
                                RiskFactor.Kind.FUTURE,
                                history(random, 0.01))),
                Map.of("OIL", surface(0), "ABC", surface(0.025), "INDEX", surface(0)));
    }

    static RiskFactor factor(String id, double price, RiskFactor.Change change, RiskFactor.Kind kind, History history) {
        return new RiskFactor(id, price, change, kind, history);
    }

    static List<Instrument> instruments() {
        List<Instrument> all = new ArrayList<>();
        all.add(new LinearContract("OILK", "OIL", "OILK", 1000, 1, Valuation.FUTURES));
        all.add(new LinearContract("OILV", "OIL", "OILV", 1000, 1, Valuation.FUTURES));
        all.add(new LinearContract("ABC", "ABC", "ABC", 1, 1.1, Valuation.PREMIUM));
        all.add(new LinearContract("INDEX", "INDEX", "INDEX", 50, 1, Valuation.FUTURES));
        for (double share : new double[] {0.8, 0.9, 0.95, 1, 1.05, 1.1, 1.25}) {
            for (OptionRight right : OptionRight.values()) {
                String end = " " + right + " " + share;
                all.add(option("OILK" + end, "OIL", "OILK", right, 78 * share, NEAR, ExerciseStyle.AMERICAN, 1000));
                all.add(option("OILV" + end, "OIL", "OILV", right, 75 * share, FAR, ExerciseStyle.EUROPEAN, 1000));
                all.add(option("ABC" + end, "ABC", "ABC", right, 120 * share, FAR, ExerciseStyle.AMERICAN, 100));
                all.add(option("INDEX" + end, "INDEX", "INDEX", right, 5000 * share, NEAR, ExerciseStyle.EUROPEAN, 50));
            }
        }
        return all;
    }

    static OptionContract option(
            String id,
            String underlying,
            String factor,
            OptionRight right,
            double strike,
            LocalDate expiry,
            ExerciseStyle style,
            double multiplier) {
        return new OptionContract(
                id, underlying, factor, right, strike, expiry, style, multiplier, 1, Valuation.PREMIUM);
    }

    static ProfitAndLoss revalued(PortfolioSettings settings) {
        MarketDay market = market();
        ScenarioSet scenarios = ScenarioSet.of(market, new Past(settings.scenarios()), settings);
        return ProfitAndLoss.revalued(instruments(), market, scenarios, settings);
    }

    /** Positions in some of the instruments, long and short, one instrument perhaps twice. */
    static List<Holding> holdings(SplittableRandom random, int n) {
        List<Instrument> all = instruments();
        return IntStream.range(0, n)
                .mapToObj(i -> new Holding(all.get(random.nextInt(all.size())).id(), random.nextInt(-20, 21)))
                .toList();
    }

    static OptionValuer valuer(OptionContract option, PortfolioSettings settings) {
        MarketDay market = market();
        return new OptionValuer(
                option,
                Objects.requireNonNull(market.factor(option.riskFactor())),
                Objects.requireNonNull(market.surface(option.underlying())),
                market.date(),
                settings);
    }
}
