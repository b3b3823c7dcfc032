package io.plimsoll.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.OptionRight;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlackTest {

    /**
     * F, K, σ, T, call, put, vega: computed with 60 digits by mpmath from the exact values of the doubles, and rounded to the
     * nearest double.
     */
    static final double[][] KNOWN = {
        {100.0, 100.0, 0.2, 1.0, 7.965567455405797, 7.965567455405797, 39.69525474770118},
        {100.0, 110.0, 0.25, 0.5, 3.4412147063992466, 13.441214706399247, 25.48429592605567},
        {100.0, 90.0, 0.25, 0.5, 12.841158673968959, 2.8411586739689585, 22.319442118717088},
        {100.0, 100.01, 0.001, 0.0027397260273972603, 5.631890459045315e-05, 0.010056318904595568, 0.3367264014246267},
        {4000.0, 3200.0, 0.45, 0.0625, 803.5671061387226, 3.5671061387226204, 49.82567019167288},
        {75.0, 20.0, 0.9, 0.25, 55.008120008708204, 0.00812000870820143, 0.10081548338171412},
        {75.0, 300.0, 0.35, 1.0, 0.0004397550282195027, 225.00043975502822, 0.023104067872315337},
        {1.0, 1.0000001, 0.05, 0.5, 0.01410395570653108, 0.014104055706531138, 0.2820507320074314},
        {100.0, 160.0, 0.05, 0.125, 3.979050342034304e-157, 60.0, 5.649315884821675e-153},
        {100.0, 150.0, 0.0109375, 1.0, 1.4816736648359315e-302, 50.0, 1.865739403164495e-297},
        {50.0, 2000.0, 1.5, 2.0, 7.323263306837436, 1957.3232633068374, 22.41244752661783},
        {50.0, 1.0, 0.75, 10.0, 49.20701345358661, 0.2070134535866139, 1.1330257583737569},
        {100.0, 100.0, 10.0, 1.0, 99.99994266968562, 99.99994266968562, 0.00014867195147342976},
        {3.0, 2.5, 6.0, 4.0, 2.99999999459683, 2.49999999459683, 3.3275140075788634e-08},
        {1e-06, 2e-06, 0.4, 1.0, 9.40173008344215e-09, 1.009401730083442e-06, 1.232204056380284e-07},
        {1000000000.0, 500000000.0, 0.3, 0.25, 500000040.34820205, 40.348202055795014, 3245.6158333181083},
    };

    /** E. Haug, "The Complete Guide to Option Pricing Formulas", 2nd edition (2007), section 1.1: examples in print. */
    @Test
    void thePrintedExamplesComeOutToTheirLastDigit() {
        assertThat(BlackScholes.price(OptionRight.CALL, 60, 65, 0.30, 0.25, 0.08, 0))
                .isCloseTo(2.1334, within(5e-5));
        assertThat(BlackScholes.price(OptionRight.PUT, 100, 95, 0.20, 0.5, 0.10, 0.05))
                .isCloseTo(2.4648, within(5e-5));
        double discount = Math.exp(-0.10 * 0.75);
        assertThat(discount * Black.price(OptionRight.CALL, 19, 19, 0.28, 0.75)).isCloseTo(1.7011, within(5e-5));
        assertThat(discount * Black.price(OptionRight.PUT, 19, 19, 0.28, 0.75)).isCloseTo(1.7011, within(5e-5));
    }

    @Test
    void pricesAndVegasHaveTheDigitsTheirTermsAllow() {
        for (double[] row : KNOWN) {
            double d = Math.log(row[0] / row[1]) / (row[2] * Math.sqrt(row[3]));
            double tolerance = 6e-15 + 3e-16 * d * d;
            assertThat(Black.price(OptionRight.CALL, row[0], row[1], row[2], row[3]))
                    .as("call on %s struck at %s", row[0], row[1])
                    .isCloseTo(row[4], within(tolerance * row[4]));
            assertThat(Black.price(OptionRight.PUT, row[0], row[1], row[2], row[3]))
                    .as("put on %s struck at %s", row[0], row[1])
                    .isCloseTo(row[5], within(tolerance * row[5]));
            assertThat(Black.vega(row[0], row[1], row[2], row[3]))
                    .as("vega of F %s, K %s", row[0], row[1])
                    .isCloseTo(row[6], within((tolerance + row[2] * row[2] * row[3] * 1e-15) * row[6]));
        }
    }

    @Test
    void theExactFormulaOfTheTestsAgreesWithTheTable() {
        for (double[] row : KNOWN) {
            assertThat(ExactBlack.price(1, row[0], row[1], row[2], row[3]).doubleValue())
                    .isEqualTo(row[4]);
            assertThat(ExactBlack.price(-1, row[0], row[1], row[2], row[3]).doubleValue())
                    .isEqualTo(row[5]);
            assertThat(ExactBlack.vega(row[0], row[1], row[2], row[3]).doubleValue())
                    .isEqualTo(row[6]);
        }
    }

    @Test
    void callLessPutIsForwardLessStrike() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 20_000; i++) {
            double forward = Math.exp(random.nextDouble(-7, 9));
            double strike = forward * Math.exp(random.nextDouble(-3, 3));
            double vol = Math.exp(random.nextDouble(-7, 2.3));
            double years = random.nextDouble(0.001, 10);
            double call = Black.price(OptionRight.CALL, forward, strike, vol, years);
            double put = Black.price(OptionRight.PUT, forward, strike, vol, years);
            assertThat(call - put)
                    .as("F %s, K %s, vol %s, T %s", forward, strike, vol, years)
                    .isCloseTo(forward - strike, within(4e-16 * (forward + strike)));
        }
    }

    @Test
    void vegaIsTheSlopeOfThePrice() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            double strike = 100 * Math.exp(random.nextDouble(-0.5, 0.5));
            double vol = random.nextDouble(0.1, 1);
            double h = 1e-5 * vol;
            double up = Black.price(OptionRight.CALL, 100, strike, vol + h, 0.7);
            double down = Black.price(OptionRight.CALL, 100, strike, vol - h, 0.7);
            assertThat(Black.vega(100, strike, vol, 0.7)).isCloseTo((up - down) / (2 * h), within(2e-7));
        }
    }

    @Test
    void anOptionWithoutTimeOrVolatilityIsWorthItsIntrinsicValue() {
        assertThat(Black.price(OptionRight.CALL, 12, 10, 0, 1)).isEqualTo(2);
        assertThat(Black.price(OptionRight.PUT, 12, 10, 0.3, 0)).isZero();
        assertThat(Black.vega(12, 10, 0.3, 0)).isZero();
        assertThat(Black.vega(12, 10, 0, 1)).isZero();
        assertThat(Black.vega(10, 10, 0, 1)).isCloseTo(10 / Math.sqrt(2 * Math.PI), within(1e-14));
    }

    @Test
    void termsWithoutMeaningGiveNaN() {
        double[] bad = {Double.NaN, -1, Double.POSITIVE_INFINITY};
        for (double b : bad) {
            assertThat(Black.price(OptionRight.CALL, b, 10, 0.2, 1)).isNaN();
            assertThat(Black.price(OptionRight.PUT, 10, b, 0.2, 1)).isNaN();
            assertThat(Black.vega(b, 10, 0.2, 1)).isNaN();
        }
        assertThat(Black.price(OptionRight.CALL, 0, 10, 0.2, 1)).isNaN();
        assertThat(Black.price(OptionRight.CALL, 10, 10, Double.NaN, 1)).isNaN();
        assertThat(Black.price(OptionRight.CALL, 10, 10, 0.2, -1)).isNaN();
        assertThat(Black.price(OptionRight.CALL, 10, 10, -0.2, 1)).isNaN();
    }
}
