package io.plimsoll.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.OptionRight;
import io.plimsoll.math.Normal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AmericanFuturesOptionTest {

    private static final double[] FORWARDS = {90, 100, 110};
    private static final double[] VOLS = {0.15, 0.25, 0.35};

    /**
     * Options on futures by the Barone-Adesi and Whaley approximation, strike 100, r = 10 %: E. G. Haug, The Complete Guide to
     * Option Pricing Formulas (McGraw-Hill 1998), page 24. Rows: volatility; columns: future 90, 100, 110.
     */
    private static final double[][] CALLS_36_DAYS = {
        {0.0206, 1.8771, 10.0089}, {0.3159, 3.1280, 10.3919}, {0.9495, 4.3777, 11.1679}
    };

    private static final double[][] CALLS_HALF_YEAR = {
        {0.8208, 4.0842, 10.8087}, {2.7437, 6.8015, 13.0170}, {5.0063, 9.5106, 15.5689}
    };
    private static final double[][] PUTS_36_DAYS = {
        {10.0000, 1.8770, 0.0410}, {10.2533, 3.1277, 0.4562}, {10.8787, 4.3777, 1.2402}
    };
    private static final double[][] PUTS_HALF_YEAR = {
        {10.5595, 4.0842, 1.0822}, {12.4419, 6.8014, 3.3226}, {14.6945, 9.5104, 5.8823}
    };

    @Test
    void thePublishedTableIsReproduced() {
        assertTable(OptionRight.CALL, 0.1, CALLS_36_DAYS);
        assertTable(OptionRight.CALL, 0.5, CALLS_HALF_YEAR);
        assertTable(OptionRight.PUT, 0.1, PUTS_36_DAYS);
        assertTable(OptionRight.PUT, 0.5, PUTS_HALF_YEAR);
    }

    private static void assertTable(OptionRight right, double years, double[][] table) {
        for (int v = 0; v < VOLS.length; v++) {
            for (int f = 0; f < FORWARDS.length; f++) {
                // The table's boundary was solved loosely: at b = 0 its calls and puts should mirror and differ by
                // 1e-4.
                assertThat(AmericanFuturesOption.price(right, FORWARDS[f], 100, VOLS[v], years, 0.1))
                        .as("%s, F %s, vol %s, T %s", right, FORWARDS[f], VOLS[v], years)
                        .isCloseTo(table[v][f], within(3e-3));
            }
        }
    }

    @Test
    void thePutFormulaOfThePaperSolvedByBisectionGivesTheSamePuts() {
        for (double forward : new double[] {70, 90, 100, 110, 140}) {
            for (double vol : VOLS) {
                for (double years : new double[] {0.02, 0.5, 3}) {
                    assertThat(AmericanFuturesOption.price(OptionRight.PUT, forward, 100, vol, years, 0.1))
                            .as("F %s, vol %s, T %s", forward, vol, years)
                            .isCloseTo(plainPut(forward, 100, vol, years, 0.1), within(1e-9));
                }
            }
        }
    }

    /** Equations 21 to 26 of the paper for a put with b = 0, the boundary by bisection. */
    private static double plainPut(double forward, double strike, double vol, double years, double rate) {
        double discount = Math.exp(-rate * years);
        double m = 2 * rate / (vol * vol);
        double q1 = (1 - Math.sqrt(1 + 4 * m / (1 - discount))) / 2;
        double low = 1e-9;
        double high = strike;
        for (int i = 0; i < 200; i++) {
            double f = 0.5 * (low + high);
            double held = discount * Black.price(OptionRight.PUT, f, strike, vol, years)
                    - (1 - discount * Normal.cdf(-d1(f, strike, vol, years))) * f / q1;
            if (strike - f > held) {
                low = f;
            } else {
                high = f;
            }
        }
        if (forward <= low) {
            return strike - forward;
        }
        double a1 = -low / q1 * (1 - discount * Normal.cdf(-d1(low, strike, vol, years)));
        return discount * Black.price(OptionRight.PUT, forward, strike, vol, years) + a1 * Math.pow(forward / low, q1);
    }

    private static double d1(double forward, double strike, double vol, double years) {
        return (Math.log(forward / strike) + vol * vol / 2 * years) / (vol * Math.sqrt(years));
    }

    @Test
    void aBinomialTreeAgreesWithinTheKnownErrorOfTheApproximation() {
        for (OptionRight right : OptionRight.values()) {
            for (double forward : new double[] {80, 95, 100, 105, 120}) {
                for (double vol : new double[] {0.2, 0.4}) {
                    double tree = tree(right, forward, 100, vol, 0.5, 0.05, 801);
                    assertThat(AmericanFuturesOption.price(right, forward, 100, vol, 0.5, 0.05))
                            .as("%s, F %s, vol %s", right, forward, vol)
                            .isCloseTo(tree, within(0.03));
                }
            }
        }
    }

    @Test
    void thePremiumItselfIsTheTreesOutOfTheMoney() {
        for (double forward : new double[] {80, 90, 95}) {
            double european = Math.exp(-0.025) * Black.price(OptionRight.CALL, forward, 100, 0.4, 0.5);
            double american = tree(OptionRight.CALL, forward, 100, 0.4, 0.5, 0.05, 1601);
            double european801 = europeanTree(OptionRight.CALL, forward, 100, 0.4, 0.5, 0.05, 1601);
            assertThat(european801).isCloseTo(european, within(0.01));
            assertThat(AmericanFuturesOption.premium(OptionRight.CALL, forward, 100, 0.4, 0.5, 0.05))
                    .isCloseTo(american - european801, within(0.02));
        }
    }

    @Test
    void thePremiumIsPositiveAndNeverLeavesLessThanExercise() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            OptionRight right = random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT;
            double strike = 100 * Math.exp(random.nextDouble(-0.7, 0.7));
            double vol = random.nextDouble(0.03, 1.5);
            double years = random.nextDouble(0.01, 2);
            double rate = random.nextDouble(1e-6, 0.15);
            double premium = AmericanFuturesOption.premium(right, 100, strike, vol, years, rate);
            double price = AmericanFuturesOption.price(right, 100, strike, vol, years, rate);
            assertThat(premium).isGreaterThanOrEqualTo(0);
            assertThat(price).isGreaterThanOrEqualTo(right.sign() * (100 - strike) * (1 - 1e-12));
        }
    }

    @Test
    void thePremiumFadesWithTheRateAndIsZeroWithoutOne() {
        assertThat(AmericanFuturesOption.premium(OptionRight.PUT, 60, 65, 0.4, 0.5, 0))
                .isZero();
        assertThat(AmericanFuturesOption.premium(OptionRight.PUT, 60, 65, 0.4, 0.5, -0.01))
                .isZero();
        assertThat(AmericanFuturesOption.premium(OptionRight.PUT, 60, 65, 0.4, 0.5, 1e-6))
                .isBetween(0.0, 1e-4);
        assertThat(AmericanFuturesOption.premium(OptionRight.PUT, 60, 65, 0.4, 0.5, 0.05))
                .isBetween(0.02, 0.3);
    }

    @Test
    void anAmericanPriceGivesItsVolatilityAndEuropeanEquivalentBack() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 5_000; i++) {
            OptionRight right = random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT;
            double vol = random.nextDouble(0.1, 1.2);
            double years = random.nextDouble(0.02, 1.5);
            // Out of the money, to two and a half deviations.
            double strike = 65 * Math.exp(right.sign() * random.nextDouble(0, 2.5) * vol * Math.sqrt(years));
            double rate = random.nextDouble(-0.02, 0.12);
            double quote = AmericanFuturesOption.price(right, 65, strike, vol, years, rate);
            AmericanFuturesOption.Inversion inversion =
                    AmericanFuturesOption.invert(right, quote, 65, strike, years, rate);
            double european = Math.exp(-rate * years) * Black.price(right, 65, strike, vol, years);
            assertThat(inversion.vol()).isCloseTo(vol, within(1e-11));
            assertThat(inversion.europeanPrice()).isCloseTo(european, within(1e-10));
            assertThat(inversion.premium()).isCloseTo(quote - european, within(1e-10));
        }
    }

    @Test
    void aPriceAtOrBelowExerciseHasNoVolatility() {
        assertThat(AmericanFuturesOption.invert(OptionRight.CALL, 10, 110, 100, 0.5, 0.05)
                        .vol())
                .isNaN();
        assertThat(AmericanFuturesOption.invert(OptionRight.CALL, 120, 110, 100, 0.5, 0.05)
                        .vol())
                .isNaN();
        assertThat(AmericanFuturesOption.invert(OptionRight.CALL, 0, 90, 100, 0.5, 0.05)
                        .vol())
                .isNaN();
        assertThat(AmericanFuturesOption.invert(OptionRight.CALL, 10.05, 110, 100, 0.5, 0.05)
                        .vol())
                .isGreaterThan(0.05);
    }

    @Test
    void termsAreCheckedWithTheirValues() {
        assertThatThrownBy(() -> AmericanFuturesOption.premium(OptionRight.CALL, -37.63, 10, 0.3, 1, 0.05))
                .hasMessageContaining("-37.63");
        assertThatThrownBy(() -> AmericanFuturesOption.premium(OptionRight.CALL, 10, 10, 0.3, 1, Double.NaN))
                .hasMessageContaining("r NaN");
    }

    /** Cox, Ross and Rubinstein's tree on the future, which has no drift. */
    private static double tree(
            OptionRight right, double forward, double strike, double vol, double years, double rate, int steps) {
        return tree(right, forward, strike, vol, years, rate, steps, true);
    }

    private static double europeanTree(
            OptionRight right, double forward, double strike, double vol, double years, double rate, int steps) {
        return tree(right, forward, strike, vol, years, rate, steps, false);
    }

    private static double tree(
            OptionRight right,
            double forward,
            double strike,
            double vol,
            double years,
            double rate,
            int steps,
            boolean early) {
        double up = Math.exp(vol * Math.sqrt(years / steps));
        double p = (1 - 1 / up) / (up - 1 / up);
        double discount = Math.exp(-rate * years / steps);
        double[] values = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            values[i] = Math.max(right.sign() * (forward * Math.pow(up, 2 * i - steps) - strike), 0);
        }
        for (int step = steps - 1; step >= 0; step--) {
            for (int i = 0; i <= step; i++) {
                double held = discount * (p * values[i + 1] + (1 - p) * values[i]);
                double exercised = right.sign() * (forward * Math.pow(up, 2 * i - step) - strike);
                values[i] = early ? Math.max(held, exercised) : held;
            }
        }
        return values[0];
    }
}
