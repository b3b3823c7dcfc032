package io.plimsoll.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.OptionRight;
import io.plimsoll.math.Normal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PricingTest {

    @Test
    void callLessPutIsForwardLessStrike() {
        double call = Black.price(OptionRight.CALL, 100, 90, 0.3, 0.7);
        double put = Black.price(OptionRight.PUT, 100, 90, 0.3, 0.7);
        assertThat(call - put).isCloseTo(10, within(1e-12));
    }

    @Test
    void thePriceIsBlacksFormula() {
        double d = Math.log(100 / 110.0) / (0.25 * Math.sqrt(2)) + 0.125 * Math.sqrt(2);
        double plain = 100 * Normal.cumulative(d) - 110 * Normal.cumulative(d - 0.25 * Math.sqrt(2));
        assertThat(Black.price(OptionRight.CALL, 100, 110, 0.25, 2)).isCloseTo(plain, within(1e-12));
    }

    @Test
    void impliedVolatilityReturnsTheVolatilityOfAnyUsablePrice() {
        SplittableRandom random = new SplittableRandom(7);
        double worst = 0;
        for (int i = 0; i < 200_000; i++) {
            double years = Math.exp(random.nextDouble(Math.log(1 / 365.0), Math.log(5)));
            double vol = Math.exp(random.nextDouble(Math.log(0.03), Math.log(2.5)));
            double k = random.nextDouble(-6, 6) * vol * Math.sqrt(years);
            double strike = 100 * Math.exp(k);
            OptionRight right = k < 0 ? OptionRight.PUT : OptionRight.CALL;
            double price = Black.price(right, 100, strike, vol, years);
            double found = ImpliedVol.of(right, price, 100, strike, years);
            worst = Math.max(worst, Math.abs(found / vol - 1));
        }
        assertThat(worst).isLessThan(1e-12);
    }

    @Test
    void impossiblePricesHaveNoVolatility() {
        assertThat(ImpliedVol.of(OptionRight.CALL, 0, 100, 110, 1)).isNaN();
        assertThat(ImpliedVol.of(OptionRight.CALL, 100, 100, 110, 1)).isNaN();
        assertThat(ImpliedVol.of(OptionRight.PUT, 4.9, 100, 105, 1)).isNaN();
    }

    /** A binomial tree, the second writing of an American price. */
    private static double tree(OptionRight right, double f, double k, double vol, double years, double rate) {
        int n = 2000;
        double up = Math.exp(vol * Math.sqrt(years / n));
        double p = (1 - 1 / up) / (up - 1 / up);
        double discount = Math.exp(-rate * years / n);
        double[] v = new double[n + 1];
        for (int step = n; step >= 0; step--) {
            for (int j = 0; j <= step; j++) {
                double exercise = Math.max(0, right.sign() * (f * Math.pow(up, 2 * j - step) - k));
                v[j] = step == n ? exercise : Math.max(exercise, discount * (p * v[j + 1] + (1 - p) * v[j]));
            }
        }
        return v[0];
    }

    @Test
    void americanPricesAgreeWithATreeToTenBasisPointsOfVolatilityOutOfTheMoney() {
        for (double strike : new double[] {80, 90, 95, 105, 110, 125}) {
            OptionRight right = strike < 100 ? OptionRight.PUT : OptionRight.CALL;
            double vol = AmericanOption.onFuture(right, 100, strike, 0.5, 0.05)
                    .invert(EarlyExercise.QD_PLUS, tree(right, 100, strike, 0.4, 0.5, 0.05))
                    .vol();
            assertThat(vol).as("strike %s", strike).isCloseTo(0.4, within(1e-3));
        }
    }

    @Test
    void theEarlyExercisePremiumIsPositiveGrowsIntoTheMoneyAndVanishesWithTheRate() {
        double before = 0;
        for (double forward = 70; forward <= 160; forward += 10) {
            double premium = AmericanOption.onFuture(OptionRight.CALL, forward, 100, 1, 0.05)
                    .premium(EarlyExercise.QD_PLUS, 0.3);
            assertThat(premium).isGreaterThan(before);
            before = premium;
        }
        assertThat(AmericanOption.onFuture(OptionRight.PUT, 90, 100, 1, 0).premium(EarlyExercise.QD_PLUS, 0.3))
                .isZero();
        assertThat(AmericanOption.onFuture(OptionRight.PUT, 90, 100, 1, 1e-6).premium(EarlyExercise.QD_PLUS, 0.3))
                .isLessThan(1e-4);
    }

    @Test
    void americanImpliedVolatilityIsTheInverseOfThePrice() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++) {
            double strike = random.nextDouble(70, 140);
            double vol = random.nextDouble(0.1, 1);
            OptionRight right = strike < 100 ? OptionRight.PUT : OptionRight.CALL;
            double price =
                    AmericanOption.onFuture(right, 100, strike, 0.5, 0.05).price(EarlyExercise.QD_PLUS, vol);
            if (price > 1e-8) {
                assertThat(AmericanOption.onFuture(right, 100, strike, 0.5, 0.05)
                                .invert(EarlyExercise.QD_PLUS, price)
                                .vol())
                        .isCloseTo(vol, within(1e-8));
            }
        }
    }
}
