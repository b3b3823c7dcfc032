package io.plimsoll.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.OptionRight;
import io.plimsoll.math.GaussLegendre;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlackTest {

    /** x, s, b(x, s) computed with 80 digits. */
    private static final double[][] NORMALISED = {
        {0, 0.2, 0.07965567455405796},
        {0, 1e-06, 3.98942280401416e-07},
        {-0.1, 0.05, 0.00042443083085118717},
        {-0.1, 0.2, 0.039458602641807},
        {-0.5, 0.02, 2.4374726016356547e-141},
        {-0.0001, 0.001, 0.0003509353148112489},
        {-2, 0.3, 5.58778356385508e-13},
        {-2, 4, 0.3264228248865573},
        {-1e-08, 0.01, 0.00398940118148364},
        {-0.3, 0.0123, 5.4547962573475457e-135},
        {-1.5, 0.2, 8.190607717970768e-16},
        {-3, 0.26, 9.29595221534232e-33},
        {-0.01, 6, 0.9923126863140396},
        {-0.9, 0.24, 5.0147688696178244e-06},
    };

    @Test
    void theNormalisedPriceMatchesEightyDigitValues() {
        for (double[] row : NORMALISED) {
            double h = row[0] / row[1];
            // One rounding of x²/s² in the exponent is all that a price can lose.
            double tolerance = row[2] * 3e-16 * (10 + h * h);
            assertThat(NormalisedBlack.price(row[0], row[1]))
                    .as("b(%s, %s)", row[0], row[1])
                    .isCloseTo(row[2], within(tolerance));
        }
    }

    @Test
    void thePriceIsTheIntegralOfItsVega() {
        GaussLegendre rule = GaussLegendre.of(64);
        double forward = 3.1;
        for (double strike : new double[] {2.6, 3.1, 3.9}) {
            double intrinsic = Math.max(forward - strike, 0);
            double sum = 0;
            for (int i = 0; i < rule.size(); i++) {
                double vol = 0.2 * (rule.node(i) + 1);
                sum += 0.2 * rule.weight(i) * Black.vega(forward, strike, vol, 0.5);
            }
            assertThat(Black.price(OptionRight.CALL, forward, strike, 0.4, 0.5) - intrinsic)
                    .isCloseTo(sum, within(1e-12));
        }
    }

    @Test
    void callLessPutIsForwardLessStrike() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 1_000; i++) {
            double forward = random.nextDouble(1, 100);
            double strike = forward * Math.exp(random.nextDouble(-1, 1));
            double vol = random.nextDouble(0.01, 2);
            double years = random.nextDouble(0.01, 3);
            double call = Black.price(OptionRight.CALL, forward, strike, vol, years);
            double put = Black.price(OptionRight.PUT, forward, strike, vol, years);
            assertThat(call - put).isCloseTo(forward - strike, within(1e-13 * (forward + strike)));
        }
    }

    @Test
    void anOptionWithoutTimeOrVolatilityIsWorthItsIntrinsicValue() {
        assertThat(Black.price(OptionRight.CALL, 12, 10, 0, 1)).isEqualTo(2);
        assertThat(Black.price(OptionRight.PUT, 12, 10, 0.3, 0)).isEqualTo(0);
        assertThat(Black.vega(12, 10, 0.3, 0)).isEqualTo(0);
    }

    @Test
    void aForwardThatIsNotPositiveIsRefusedWithItsValue() {
        assertThatThrownBy(() -> Black.price(OptionRight.CALL, -37.63, 10, 0.3, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("F > 0")
                .hasMessageContaining("-37.63");
    }
}
