package io.plimsoll.pricing;

import static io.plimsoll.market.OptionRight.CALL;
import static io.plimsoll.market.OptionRight.PUT;
import static io.plimsoll.pricing.EarlyExercise.BARONE_ADESI_WHALEY;
import static io.plimsoll.pricing.EarlyExercise.SPECTRAL;
import static io.plimsoll.pricing.EarlyExercise.SPECTRAL_REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.OptionRight;
import org.junit.jupiter.api.Test;

class AmericanOptionTest {

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

    private record Sample(
            OptionRight right,
            double asset,
            double strike,
            int days,
            double vol,
            double rate,
            double yield,
            double approximate,
            double exact) {

        AmericanOption option() {
            return new AmericanOption(right, asset, strike, days / 365.0, rate, yield);
        }
    }

    /**
     * QuantLib 1.29: BaroneAdesiWhaleyApproximationEngine and QdFpAmericanEngine.highPrecisionScheme, Actual/365. Its
     * approximate call with cost of carry has a boundary solved to 1e-6 only, so there is none here.
     */
    private static final Sample[] QUANTLIB = {
        new Sample(PUT, 100, 100, 365, 0.25, 0.05, 0.05, 9.6063741877, 9.5694452989),
        new Sample(PUT, 80, 100, 365, 0.25, 0.05, 0.05, 21.6439149532, 21.6475215933),
        new Sample(PUT, 120, 100, 365, 0.25, 0.05, 0.05, 3.5803965079, 3.5488033292),
        new Sample(CALL, 90, 100, 73, 0.15, 0.1, 0.1, 0.1565090534, 0.1554676875),
        new Sample(PUT, 100, 100, 1095, 0.4, 0.02, 0.02, 26.0215576961, 25.8878480762),
        new Sample(CALL, 100, 130, 730, 0.6, 0.03, 0.03, 23.4868156787, 23.3115712678),
        new Sample(PUT, 70, 60, 146, 0.35, 0.08, 0.08, 2.0079895176, 1.9984652395),
        new Sample(CALL, 110, 100, 365, 0.25, 0.03, 0.07, Double.NaN, 13.9449476260),
        new Sample(PUT, 100, 100, 365, 0.25, 0.05, 0.0, 7.9825195638, 7.9744823502),
        new Sample(PUT, 100, 100, 365, 0.25, 0.05, 0.1, 11.7510130094, 11.7346832044),
        new Sample(CALL, 100, 100, 1095, 0.2, 0.02, 0.08, Double.NaN, 7.8576450494)
    };

    @Test
    void haugsTableOfOptionsOnFuturesIsReproduced() {
        assertTable(CALL, 0.1, CALLS_36_DAYS);
        assertTable(CALL, 0.5, CALLS_HALF_YEAR);
        assertTable(PUT, 0.1, PUTS_36_DAYS);
        assertTable(PUT, 0.5, PUTS_HALF_YEAR);
    }

    private static void assertTable(OptionRight right, double years, double[][] table) {
        for (int v = 0; v < VOLS.length; v++) {
            for (int f = 0; f < FORWARDS.length; f++) {
                // The table's boundary was solved loosely: its calls and puts should mirror and differ by 2e-4, and in
                // the
                // money it is up to 2.8e-3 over the exact solution (10.0089 for 10.00606, which QuantLib has too).
                assertThat(AmericanOption.onFuture(right, FORWARDS[f], 100, years, 0.1)
                                .price(BARONE_ADESI_WHALEY, VOLS[v]))
                        .as("%s, F %s, vol %s, T %s", right, FORWARDS[f], VOLS[v], years)
                        .isCloseTo(table[v][f], within(3e-3));
            }
        }
    }

    /**
     * The example of Andersen, Lake and Offengenden (2016): S = K = 100, T = 1, σ = 25 %, q = 5 %, in QuantLib 1.29's
     * QdFpTanhSinhIterationScheme(30, 64, 1e-13), where their two pairs of equations agree to every digit given.
     */
    @Test
    void thePublishedPremiumsOfTheSpectralMethodAreReproduced() {
        assertThat(new AmericanOption(PUT, 100, 100, 1, 0.05, 0.05).premium(SPECTRAL_REFERENCE, 0.25))
                .isCloseTo(0.106952702747, within(1e-11));
        assertThat(new AmericanOption(PUT, 100, 100, 1, 0.075, 0.05).premium(SPECTRAL_REFERENCE, 0.25))
                .isCloseTo(0.367111140618, within(1e-9));
    }

    @Test
    void quantLibAgrees() {
        for (Sample s : QUANTLIB) {
            if (!Double.isNaN(s.approximate())) {
                assertThat(s.option().price(BARONE_ADESI_WHALEY, s.vol()))
                        .as("%s", s)
                        .isCloseTo(s.approximate(), within(2e-6));
            }
            assertThat(s.option().price(SPECTRAL_REFERENCE, s.vol()))
                    .as("%s", s)
                    .isCloseTo(s.exact(), within(1e-6));
        }
    }

    @Test
    void aTreeOfTwoThousandStepsAgreesWithTheSpectralPrice() {
        BinomialTree tree = new BinomialTree(2001);
        for (OptionRight right : OptionRight.values()) {
            for (double strike : new double[] {75, 95, 100, 110, 140}) {
                for (double vol : new double[] {0.2, 0.6}) {
                    assertThat(AmericanOption.onFuture(right, 100, strike, 0.5, 0.05)
                                    .price(SPECTRAL_REFERENCE, vol))
                            .as("%s, strike %s, vol %s", right, strike, vol)
                            .isCloseTo(tree.american(right, 100, strike, vol, 0.5, 0.05), within(3e-4));
                }
            }
        }
    }

    @Test
    void aTreeAgreesForAssetsWithAnyYield() {
        BinomialTree tree = new BinomialTree(1501);
        double[][] rates = {{0.05, 0}, {0.05, 0.02}, {0.02, 0.08}, {0.04, -0.02}, {0, -0.05}, {0.1, 0.0995}};
        for (double[] rate : rates) {
            for (OptionRight right : OptionRight.values()) {
                double r = right == PUT ? rate[0] : rate[1];
                double q = right == PUT ? rate[1] : rate[0];
                AmericanOption option = new AmericanOption(right, 100, 105, 1, r, q);
                assertThat(option.price(SPECTRAL_REFERENCE, 0.3))
                        .as("%s", option)
                        .isCloseTo(tree.price(right, 100, 105, 0.3, 1, r, q, true), within(1e-3));
            }
        }
    }

    @Test
    void aTreeAgreesWhereTheDriftIsManyTimesTheVariance() {
        BinomialTree tree = new BinomialTree(2001);
        for (double yield : new double[] {0, 0.05, 0.08, -0.1}) {
            for (double spot : new double[] {97, 98.5, 100, 102}) {
                AmericanOption option = new AmericanOption(PUT, spot, 100, 1, 0.1, yield);
                double expected = tree.price(PUT, spot, 100, 0.05, 1, 0.1, yield, true);
                assertThat(option.price(SPECTRAL_REFERENCE, 0.05))
                        .as("%s", option)
                        .isCloseTo(expected, within(1e-3));
                assertThat(option.price(SPECTRAL, 0.05)).as("%s", option).isCloseTo(expected, within(1.5e-3));
            }
        }
    }
}
