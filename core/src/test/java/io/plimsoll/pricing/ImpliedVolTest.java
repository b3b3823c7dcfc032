package io.plimsoll.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.OptionRight;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImpliedVolTest {

    @Test
    void outOfTheMoneyPricesGiveTheirVolatilityBackToTwelveDigits() {
        SplittableRandom random = new SplittableRandom(6);
        int inverted = 0;
        for (int i = 0; i < 200_000; i++) {
            double k = random.nextDouble(-3, 3) * Math.pow(10, -random.nextDouble(0, 4));
            double years = random.nextDouble(0.01, 3);
            double vol = Math.exp(random.nextDouble(Math.log(0.01), Math.log(2))) / Math.sqrt(years);
            double strike = 50 * Math.exp(k);
            OptionRight right = strike >= 50 ? OptionRight.CALL : OptionRight.PUT;
            double price = Black.price(right, 50, strike, vol, years);
            if (price < 1e-290) {
                continue;
            }
            inverted++;
            assertThat(ImpliedVol.of(right, price, 50, strike, years))
                    .as("k %s, vol %s, T %s, price %s", k, vol, years, price)
                    .isCloseTo(vol, within(1e-12 * vol));
        }
        assertThat(inverted).isGreaterThan(100_000);
    }

    @Test
    void theNormalisedInverseHoldsFromTinyToHugeDeviations() {
        for (double x : new double[] {0, -1e-12, -1e-6, -1e-3, -0.01, -0.1, -0.5, -1, -2, -5}) {
            for (double s = 1e-5; s < 6; s *= 1.05) {
                double beta = NormalisedBlack.price(x, s);
                if (beta < 1e-300) {
                    continue;
                }
                // Close to its largest value a double price holds s only to ε/(b′/b).
                double tolerance = 1e-12 + 4e-16 * beta / (NormalisedBlack.vega(x, s) * s);
                assertThat(ImpliedVol.normalised(x, beta))
                        .as("x %s, s %s, beta %s", x, s, beta)
                        .isCloseTo(s, within(tolerance * s));
            }
        }
    }

    @Test
    void aPriceOutsideItsBoundsHasNoVolatility() {
        assertThat(ImpliedVol.of(OptionRight.CALL, 0, 100, 110, 1)).isNaN();
        assertThat(ImpliedVol.of(OptionRight.CALL, -1, 100, 110, 1)).isNaN();
        assertThat(ImpliedVol.of(OptionRight.CALL, 100, 100, 110, 1)).isNaN();
        assertThat(ImpliedVol.of(OptionRight.CALL, 9.99, 110, 100, 1)).isNaN();
        assertThat(ImpliedVol.of(OptionRight.PUT, 110, 100, 110, 1)).isNaN();
        assertThat(ImpliedVol.of(OptionRight.PUT, Double.NaN, 100, 110, 1)).isNaN();
        assertThat(ImpliedVol.of(OptionRight.CALL, 99.999999, 100, 110, 1)).isGreaterThan(10);
    }

    @Test
    void inTheMoneyPricesAreInvertedAsWellAsTheirDigitsAllow() {
        double price = Black.price(OptionRight.CALL, 110, 100, 0.25, 0.5);
        assertThat(ImpliedVol.of(OptionRight.CALL, price, 110, 100, 0.5)).isCloseTo(0.25, within(1e-13));
    }

    @Test
    void termsThatAreNotPositiveAreRefused() {
        assertThatThrownBy(() -> ImpliedVol.of(OptionRight.CALL, 1, 100, 0, 1)).hasMessageContaining("K 0");
        assertThatThrownBy(() -> ImpliedVol.of(OptionRight.CALL, 1, 100, 100, 0))
                .hasMessageContaining("T 0");
    }
}
