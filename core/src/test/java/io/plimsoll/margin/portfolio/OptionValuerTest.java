package io.plimsoll.margin.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.portfolio.PortfolioSettings.SmileRule;
import io.plimsoll.margin.portfolio.PortfolioSettings.VolMoves;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.OptionRight;
import io.plimsoll.math.Normal;
import io.plimsoll.pricing.EarlyExercise;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptionValuerTest {

    private static final PortfolioSettings STRIKE = PortfolioSettings.DEFAULT;
    private static final PortfolioSettings MONEYNESS =
            new PortfolioSettings(1, 2500, SmileRule.STICKY_MONEYNESS, VolMoves.NONE, EarlyExercise.QD_PLUS);

    private static OptionContract oil(OptionRight right, double strike, ExerciseStyle style) {
        return ExampleMarket.option("O", "OIL", "OILK", right, strike, ExampleMarket.NEAR, style, 1000);
    }

    private static OptionContract share(OptionRight right, double strike, ExerciseStyle style) {
        return ExampleMarket.option("S", "ABC", "ABC", right, strike, ExampleMarket.FAR, style, 100);
    }

    /** Black's formula as the textbooks write it. */
    private static double black(OptionRight right, double f, double k, double vol, double years, double discount) {
        double s = vol * Math.sqrt(years);
        double d = Math.log(f / k) / s + s / 2;
        int phi = right.sign();
        return discount * phi * (f * Normal.cumulative(phi * d) - k * Normal.cumulative(phi * (d - s)));
    }

    private static double rawSvi(double k, double years) {
        double b = 0.12 * Math.sqrt(years);
        return 0.03 * years + b * (-0.3 * (k - 0.02) + Math.hypot(k - 0.02, 0.2));
    }

    /** Volatility 32 days ahead: total variance between the slices of 25 and 60 days. */
    private static double nearVol(double k) {
        double share = (32 - 25) / (60.0 - 25);
        double w = (1 - share) * rawSvi(k, 25 / 365.0) + share * rawSvi(k, 60 / 365.0);
        return Math.sqrt(w / (32 / 365.0));
    }

    @Test
    void anOptionOnAFutureIsBlacksFormulaWrittenPlainly() {
        for (OptionRight right : OptionRight.values()) {
            for (double strike : new double[] {60, 78, 95}) {
                OptionContract option = oil(right, strike, ExerciseStyle.EUROPEAN);
                double vol = nearVol(Math.log(strike / 78));
                double now = black(right, 78, strike, vol, 32 / 365.0, Math.exp(-0.04 * 32 / 365));
                // the horizon ends on Monday, three calendar days later
                double then = black(right, 70, strike, 1.1 * vol, 29 / 365.0, Math.exp(-0.04 * 29 / 365));
                assertThat(ExampleMarket.valuer(option, STRIKE).now()).isCloseTo(now, within(1e-12));
                assertThat(ExampleMarket.valuer(option, STRIKE).then(70, 1.1)).isCloseTo(then, within(1e-12));
                double moved = nearVol(Math.log(strike / 70));
                assertThat(ExampleMarket.valuer(option, MONEYNESS).then(70, 1))
                        .isCloseTo(
                                black(right, 70, strike, moved, 29 / 365.0, Math.exp(-0.04 * 29 / 365)), within(1e-12));
            }
        }
    }

    @Test
    void aMarginedOptionIsNotDiscounted() {
        OptionContract paid = oil(OptionRight.CALL, 80, ExerciseStyle.EUROPEAN);
        OptionContract margined = new OptionContract(
                "O",
                "OIL",
                "OILK",
                OptionRight.CALL,
                80,
                ExampleMarket.NEAR,
                ExerciseStyle.AMERICAN,
                1000,
                1,
                Valuation.FUTURES);
        assertThat(ExampleMarket.valuer(margined, STRIKE).now() * Math.exp(-0.04 * 32 / 365))
                .isCloseTo(ExampleMarket.valuer(paid, STRIKE).now(), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(SmileRule.class)
    void callLessPutIsAForwardInEveryScenario(SmileRule rule) {
        PortfolioSettings settings = new PortfolioSettings(5, 2500, rule, VolMoves.NONE, EarlyExercise.QD_PLUS);
        OptionValuer call = ExampleMarket.valuer(share(OptionRight.CALL, 130, ExerciseStyle.EUROPEAN), settings);
        OptionValuer put = ExampleMarket.valuer(share(OptionRight.PUT, 130, ExerciseStyle.EUROPEAN), settings);
        double years = (186 - 7) / 365.0;
        for (double price : new double[] {-40, 0, 1e-9, 60, 119, 120, 200, 5000}) {
            double forward = price * Math.exp(0.025 * years);
            double parity = Math.exp(-0.04 * years) * (forward - 130);
            assertThat(call.then(price, 1.3) - put.then(price, 1.3)).isCloseTo(parity, within(1e-9));
        }
    }

    @Test
    void aPriceThatFallsThroughZeroLeavesOptionsTheirLimit() {
        double discount = Math.exp(-0.04 * 29 / 365);
        for (PortfolioSettings settings : List.of(STRIKE, MONEYNESS)) {
            OptionValuer call = ExampleMarket.valuer(oil(OptionRight.CALL, 10, ExerciseStyle.EUROPEAN), settings);
            OptionValuer put = ExampleMarket.valuer(oil(OptionRight.PUT, 10, ExerciseStyle.EUROPEAN), settings);
            OptionValuer american = ExampleMarket.valuer(oil(OptionRight.PUT, 10, ExerciseStyle.AMERICAN), settings);
            assertThat(call.then(-37.63, 1)).isZero();
            assertThat(put.then(-37.63, 1)).isCloseTo(47.63 * discount, within(1e-12));
            assertThat(american.then(-37.63, 1)).isCloseTo(47.63, within(1e-12));
            assertThat(put.then(1e-12, 1)).isCloseTo(put.then(-1e-12, 1), within(1e-9));
            assertThat(call.then(1e-12, 1)).isCloseTo(call.then(-1e-12, 1), within(1e-9));
        }
    }

    @Test
    void anExpiryWithinTheHorizonLeavesWhatExercisePays() {
        OptionContract monday = ExampleMarket.option(
                "M", "OIL", "OILK", OptionRight.PUT, 80, LocalDate.of(2024, 3, 18), ExerciseStyle.AMERICAN, 1);
        assertThat(ExampleMarket.valuer(monday, STRIKE).now()).isGreaterThan(2);
        assertThat(ExampleMarket.valuer(monday, STRIKE).then(70, 3)).isEqualTo(10);
        assertThat(ExampleMarket.valuer(monday, STRIKE).then(90, 3)).isZero();
        OptionContract today = ExampleMarket.option(
                "T", "OIL", "OILK", OptionRight.PUT, 80, ExampleMarket.DATE, ExerciseStyle.EUROPEAN, 1);
        assertThat(ExampleMarket.valuer(today, MONEYNESS).now()).isEqualTo(2);
        assertThat(ExampleMarket.valuer(today, MONEYNESS).then(-5, 1)).isEqualTo(85);
    }

    /** Gains of options by Li's approximation against the reference method, as a share of the strike. */
    @Test
    void theQuickAmericanMethodMovesGainsByLittle() {
        PortfolioSettings exact = new PortfolioSettings(
                1, 2500, SmileRule.STICKY_STRIKE, VolMoves.NONE, EarlyExercise.SPECTRAL_REFERENCE);
        double largest = 0;
        double sum = 0;
        int n = 0;
        for (OptionRight right : OptionRight.values()) {
            for (double money : new double[] {0.8, 0.95, 1, 1.1}) {
                OptionContract option = share(right, 120 * money, ExerciseStyle.AMERICAN);
                OptionValuer quick = ExampleMarket.valuer(option, STRIKE);
                OptionValuer reference = ExampleMarket.valuer(option, exact);
                for (double move = -0.15; move <= 0.16; move += 0.05) {
                    double gain = quick.then(120 * (1 + move), 1) - quick.now();
                    double expected = reference.then(120 * (1 + move), 1) - reference.now();
                    double error = Math.abs(gain - expected) / option.strike();
                    largest = Math.max(largest, error);
                    sum += error;
                    n++;
                }
            }
        }
        assertThat(largest).as("largest error of a gain ÷ strike").isLessThan(5e-4);
        assertThat(sum / n).as("mean error of a gain ÷ strike").isLessThan(1e-4);
    }

    @Test
    void whatCannotBeValuedIsToldWithAReason() {
        MarketDay market = ExampleMarket.market();
        RiskFactor negative = ExampleMarket.factor(
                "NEG",
                -37.63,
                RiskFactor.Change.ABSOLUTE,
                RiskFactor.Kind.FUTURE,
                Objects.requireNonNull(market.factor("OILK")).history());
        MarketDay day = new MarketDay(
                ExampleMarket.DATE,
                List.of(negative, Objects.requireNonNull(market.factor("ABC"))),
                Map.of("OIL", ExampleMarket.surface(0)));
        ExerciseStyle european = ExerciseStyle.EUROPEAN;
        OptionRight put = OptionRight.PUT;
        List<Instrument> instruments = List.of(
                new LinearContract("FUTURE", "OIL", "NEG", 1000, 1, Valuation.FUTURES),
                new LinearContract("LOST", "OIL", "NO SUCH FACTOR", 1000, 1, Valuation.FUTURES),
                ExampleMarket.option("ON NEGATIVE", "OIL", "NEG", put, 10, ExampleMarket.NEAR, european, 1000),
                ExampleMarket.option("NO SURFACE", "ABC", "ABC", put, 100, ExampleMarket.NEAR, european, 100),
                ExampleMarket.option("OVER", "OIL", "NEG", put, 10, ExampleMarket.DATE.minusDays(1), european, 1000));
        ScenarioSet scenarios = ScenarioSet.of(day, new ExampleMarket.Past(100), STRIKE);
        ProfitAndLoss pnl = ProfitAndLoss.revalued(instruments, day, scenarios, STRIKE);
        assertThat(pnl.row("FUTURE")).isZero();
        assertThat(pnl.unvalued())
                .extracting(Unvalued::instrument)
                .containsExactly("LOST", "NO SURFACE", "ON NEGATIVE", "OVER");
        assertThat(pnl.unvalued())
                .extracting(Unvalued::reason)
                .containsExactly(
                        "its risk factor NO SUCH FACTOR has no price or no scenarios",
                        "ABC has no volatility surface on 2024-03-15",
                        "an option on a price that is not positive has no lognormal volatility, the price is -37.63",
                        "it expired on 2024-03-14, before 2024-03-15");
    }
}
