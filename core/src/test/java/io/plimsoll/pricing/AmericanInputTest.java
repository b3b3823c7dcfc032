package io.plimsoll.pricing;

import static io.plimsoll.market.OptionRight.CALL;
import static io.plimsoll.market.OptionRight.PUT;
import static io.plimsoll.pricing.EarlyExercise.BARONE_ADESI_WHALEY;
import static io.plimsoll.pricing.EarlyExercise.QD_PLUS;
import static io.plimsoll.pricing.EarlyExercise.SPECTRAL;
import static io.plimsoll.pricing.EarlyExercise.SPECTRAL_REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.OptionRight;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AmericanInputTest {

    private static final List<EarlyExercise> QUICK = List.of(BARONE_ADESI_WHALEY, QD_PLUS, SPECTRAL);

    private final SplittableRandom random = new SplittableRandom(12);

    @Test
    void withoutVolatilityOrTimeTheBestCertainExerciseIsThePrice() {
        for (EarlyExercise method : EarlyExercise.values()) {
            assertThat(AmericanOption.onFuture(PUT, 90, 100, 2, 0.05).price(method, 0))
                    .isEqualTo(10);
            assertThat(AmericanOption.onFuture(PUT, 90, 100, 0, 0.05).price(method, 0.3))
                    .isEqualTo(10);
            assertThat(AmericanOption.onFuture(CALL, 90, 100, 2, 0.05).price(method, 0))
                    .isZero();
            assertThat(AmericanOption.onFuture(CALL, 110, 100, 2, -0.05).price(method, 0))
                    .isCloseTo(10 * Math.exp(0.1), within(1e-12));
            // QuantLib's case with an interior best time: S 100, K 120, T 40, r 1 %, q 50 %.
            assertThat(new AmericanOption(PUT, 100, 120, 40, 0.01, 0.5).price(method, 0))
                    .isCloseTo(108.9809045611846, within(1e-10));
        }
    }

    @Test
    void anyInputGivesAPriceInItsBoundsOrNaN() {
        double[] prices = {
            0, -1, 1e-320, 1e-12, 0.01, 1, 100, 101, 1e6, 1e99, 1e300, Double.NaN, Double.POSITIVE_INFINITY
        };
        double[] vols = {0, 1e-300, 1e-9, 1e-6, 1e-3, 0.01, 0.2, 1, 5, 20, 1e3, 1e200, Double.NaN, -1};
        double[] rates = {0, -1e-300, 1e-300, 1e-12, -1e-12, 1e-6, 0.05, -0.05, 1, 10, -10, 60, 1e300, Double.NaN};
        double[] times = {0, 1e-300, 1e-12, 1e-6, 1 / 365.0, 0.5, 1, 10, 50, 1e6, Double.NaN, -1};
        int numbers = 0;
        for (int i = 0; i < 40_000; i++) {
            double rate = pick(rates);
            AmericanOption option = new AmericanOption(
                    random.nextBoolean() ? CALL : PUT,
                    random.nextBoolean() ? pick(prices) : 100,
                    random.nextBoolean() ? pick(prices) : 100,
                    pick(times),
                    rate,
                    random.nextBoolean() ? rate : pick(rates));
            double vol = pick(vols);
            EarlyExercise method = i % 60 == 0 ? SPECTRAL_REFERENCE : QUICK.get(i % 3);
            double price = option.price(method, vol);
            assertThat(Double.isNaN(price)).as("%s, vol %s", option, vol).isEqualTo(!isInRange(option, vol));
            if (!Double.isNaN(price)) {
                numbers++;
                assertThat(price).as("%s, vol %s", option, vol).isBetween(option.exerciseValue(), bound(option));
            }
            double found = option.invert(method, pick(prices)).vol();
            assertThat(Double.isNaN(found) || (found > 0 && found <= 10)).isTrue();
        }
        assertThat(numbers).isGreaterThan(4000);
    }

    private double pick(double[] from) {
        return from[random.nextInt(from.length)];
    }

    /** The rule of the class, in other words. */
    private static boolean isInRange(AmericanOption o, double vol) {
        double gained = o.right() == PUT ? o.rate() : o.yield();
        double given = o.right() == PUT ? o.yield() : o.rate();
        boolean twoBoundaries = gained * o.years() < 0 && given * o.years() < gained * o.years();
        return Math.min(o.asset(), o.strike()) >= 1e-100
                && Math.max(o.asset(), o.strike()) <= 1e100
                && vol >= 0
                && o.years() >= 0
                && Math.max(Math.abs(o.rate()), Math.abs(o.yield())) * o.years() <= 50
                && !twoBoundaries;
    }

    private static double bound(AmericanOption o) {
        double most = o.right() == OptionRight.PUT
                ? o.strike() * Math.max(1, Math.exp(-o.rate() * o.years()))
                : o.asset() * Math.max(1, Math.exp(-o.yield() * o.years()));
        return most * (1 + 1e-10);
    }

    @Test
    void negativeRatesMakeAnAmericanOptionOnAFutureEuropean() {
        AmericanOption option = AmericanOption.onFuture(CALL, 100, 95, 1, -0.02);
        assertThat(option.premium(QD_PLUS, 0.3)).isZero();
        assertThat(option.boundary(QD_PLUS, 0.3)).isNaN();
        assertThat(option.price(QD_PLUS, 0.3))
                .isCloseTo(Math.exp(0.02) * Black.price(CALL, 100, 95, 0.3, 1), within(1e-12));
    }
}
