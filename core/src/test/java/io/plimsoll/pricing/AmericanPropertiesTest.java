package io.plimsoll.pricing;

import static io.plimsoll.market.OptionRight.CALL;
import static io.plimsoll.market.OptionRight.PUT;
import static io.plimsoll.pricing.EarlyExercise.BARONE_ADESI_WHALEY;
import static io.plimsoll.pricing.EarlyExercise.QD_PLUS;
import static io.plimsoll.pricing.EarlyExercise.SPECTRAL;
import static io.plimsoll.pricing.EarlyExercise.SPECTRAL_REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AmericanPropertiesTest {

    private static final List<EarlyExercise> QUICK = List.of(BARONE_ADESI_WHALEY, QD_PLUS, SPECTRAL);

    private final SplittableRandom random = new SplittableRandom(11);

    private AmericanOption anyOnFuture() {
        return AmericanOption.onFuture(
                random.nextBoolean() ? CALL : PUT,
                100,
                100 * Math.exp(random.nextDouble(-1, 1)),
                Math.exp(random.nextDouble(Math.log(0.003), Math.log(3))),
                random.nextDouble(0, 0.15));
    }

    private double anyVol() {
        return Math.exp(random.nextDouble(Math.log(0.03), Math.log(3)));
    }

    /** The reference is slow; it takes its turn seldom. */
    private static EarlyExercise turn(int i) {
        return i % 60 == 0 ? SPECTRAL_REFERENCE : QUICK.get(i % 3);
    }

    @Test
    void anAmericanOptionIsWorthAtLeastTheEuropeanOneAndAtLeastExerciseAndAtMostAllThereIs() {
        for (int i = 0; i < 12_000; i++) {
            AmericanOption option = anyOnFuture();
            double vol = anyVol();
            double price = option.price(turn(i), vol);
            assertThat(price).as("%s, vol %s", option, vol).isGreaterThanOrEqualTo(option.european(vol));
            assertThat(price).as("%s, vol %s", option, vol).isGreaterThanOrEqualTo(option.exerciseValue());
            assertThat(price).isLessThanOrEqualTo(option.right() == CALL ? option.asset() : option.strike());
        }
    }

    @Test
    void thePriceRisesWithVolatilityAndWithTime() {
        for (int i = 0; i < 12_000; i++) {
            AmericanOption option = anyOnFuture();
            double vol = anyVol();
            EarlyExercise method = turn(i);
            double price = option.price(method, vol);
            AmericanOption longer =
                    AmericanOption.onFuture(option.right(), 100, option.strike(), option.years() * 1.05, option.rate());
            assertThat(option.price(method, vol * 1.01))
                    .as("%s by %s, vol %s", option, method, vol)
                    .isGreaterThanOrEqualTo(price - 1e-9);
            assertThat(longer.price(SPECTRAL, vol))
                    .as("%s, vol %s", option, vol)
                    .isGreaterThanOrEqualTo(option.price(SPECTRAL, vol) - 1e-4);
        }
    }

    @Test
    void aCallIsThePutWithFutureAndStrikeExchanged() {
        for (int i = 0; i < 3000; i++) {
            AmericanOption call = AmericanOption.onFuture(
                    CALL, 100, 100 * Math.exp(random.nextDouble(-1, 1)), random.nextDouble(0.01, 2), 0.06);
            AmericanOption put = AmericanOption.onFuture(PUT, call.strike(), 100, call.years(), 0.06);
            double vol = anyVol();
            EarlyExercise method = turn(i);
            assertThat(call.price(method, vol)).isCloseTo(put.price(method, vol), within(1e-11));
            assertThat(call.boundary(method, vol) * put.boundary(method, vol) / (call.strike() * put.strike()))
                    .isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void callLessPutStaysBetweenTheirTwoBounds() {
        for (int i = 0; i < 3000; i++) {
            AmericanOption call = new AmericanOption(CALL, 100, 90, 1, random.nextDouble(0, 0.1), 0.04);
            AmericanOption put = new AmericanOption(PUT, 100, 90, 1, call.rate(), 0.04);
            double vol = anyVol();
            double difference = call.price(SPECTRAL, vol) - put.price(SPECTRAL, vol);
            assertThat(difference).isLessThanOrEqualTo(100 - 90 * Math.exp(-call.rate()) + 1e-4);
            assertThat(difference).isGreaterThanOrEqualTo(100 * Math.exp(-0.04) - 90 - 1e-4);
        }
    }

    @Test
    void theFewPointsOfTheFastMethodAreWithinAMillionthOfTheStrike() {
        double squares = 0;
        int size = 300;
        for (int i = 0; i < size; i++) {
            AmericanOption option = anyOnFuture();
            double vol = random.nextDouble(0.1, 0.8);
            double miss = option.premium(SPECTRAL, vol) - option.premium(SPECTRAL_REFERENCE, vol);
            assertThat(miss / option.strike()).as("%s, vol %s", option, vol).isCloseTo(0, within(5e-6));
            squares += miss * miss / (option.strike() * option.strike());
        }
        assertThat(Math.sqrt(squares / size)).isLessThan(1e-6);
    }

    @Test
    void atTheBoundaryTheReferenceMeetsExerciseValueSmoothly() {
        for (double rate : new double[] {0.02, 0.1}) {
            double b = AmericanOption.onFuture(PUT, 100, 100, 1, rate).boundary(SPECTRAL_REFERENCE, 0.3);
            double step = 1e-3;
            double above =
                    AmericanOption.onFuture(PUT, b * (1 + step), 100, 1, rate).price(SPECTRAL_REFERENCE, 0.3);
            // Value and slope agree there, so the miss is the gamma's: ½Γb²·step², under 1e-4 here.
            assertThat(above - (100 - b * (1 + step))).isBetween(0.0, 2e-4);
        }
    }
}
