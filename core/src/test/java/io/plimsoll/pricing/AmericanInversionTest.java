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

class AmericanInversionTest {

    private static final List<EarlyExercise> QUICK = List.of(BARONE_ADESI_WHALEY, QD_PLUS, SPECTRAL);
    private static final double BASIS_POINT = 1e-4;

    /** σ = 40 %, half a year, r = 5 %. */
    private static AmericanOption callAt(double deviations) {
        return AmericanOption.onFuture(CALL, 100, 100 * Math.exp(deviations * 0.4 * Math.sqrt(0.5)), 0.5, 0.05);
    }

    private static double naiveError(double deviations) {
        AmericanOption call = callAt(deviations);
        return call.europeanVol(call.price(SPECTRAL_REFERENCE, 0.4)) - 0.4;
    }

    @Test
    void anAmericanPriceTakenForAEuropeanOneIsOffByBasisPointsOutOfTheMoneyAndByPointsInTheMoney() {
        assertThat(naiveError(2) / BASIS_POINT).isBetween(0.7, 1.0);
        assertThat(naiveError(1) / BASIS_POINT).isBetween(3.0, 3.8);
        assertThat(naiveError(0) / BASIS_POINT).isCloseTo(19.77, within(0.01));
        assertThat(naiveError(-1) / BASIS_POINT).isCloseTo(180, within(5.0));
        assertThat(naiveError(-2) / BASIS_POINT).isCloseTo(1700, within(100.0));
    }

    @Test
    void theApproximationsTakeMostOfThatOff() {
        for (double deviations = 0; deviations <= 2; deviations += 0.25) {
            AmericanOption call = callAt(deviations);
            double price = call.price(SPECTRAL_REFERENCE, 0.4);
            assertThat(call.invert(BARONE_ADESI_WHALEY, price).vol()).isCloseTo(0.4, within(10 * BASIS_POINT));
            assertThat(call.invert(QD_PLUS, price).vol()).isCloseTo(0.4, within(4.2 * BASIS_POINT));
            assertThat(call.invert(SPECTRAL, price).vol()).isCloseTo(0.4, within(0.01 * BASIS_POINT));
        }
    }

    @Test
    void aPriceGivesItsVolatilityBackByEveryMethod() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 6000; i++) {
            EarlyExercise method = i % 100 == 0 ? SPECTRAL_REFERENCE : QUICK.get(i % 3);
            OptionRight right = random.nextBoolean() ? CALL : PUT;
            double vol = Math.exp(random.nextDouble(Math.log(0.05), Math.log(4)));
            double years = Math.exp(random.nextDouble(Math.log(0.005), Math.log(2)));
            double strike = 65 * Math.exp(right.sign() * random.nextDouble(-0.3, 3) * vol * Math.sqrt(years));
            AmericanOption option = AmericanOption.onFuture(right, 65, strike, years, random.nextDouble(-0.02, 0.12));
            double price = option.price(method, vol);
            EuropeanEquivalent found = option.invert(method, price);
            assertThat(found.vol() / vol)
                    .as("%s, vol %s, %s", option, vol, method)
                    .isCloseTo(1, within(1e-9));
            assertThat(found.price()).isCloseTo(option.european(vol), within(1e-9));
            assertThat(found.price() + found.premium()).isCloseTo(price, within(1e-13 * 65));
        }
    }

    @Test
    void volatilityToPriceToVolatilityHoldsDeepInTheMoneyWhereThePriceTellsAnything() {
        SplittableRandom random = new SplittableRandom(9);
        int told = 0;
        for (int i = 0; i < 3000; i++) {
            OptionRight right = random.nextBoolean() ? CALL : PUT;
            double vol = random.nextDouble(0.1, 1);
            double strike = 100 * Math.exp(-right.sign() * random.nextDouble(0, 4) * vol);
            AmericanOption option = AmericanOption.onFuture(right, 100, strike, 1, 0.05);
            double price = option.price(QD_PLUS, vol);
            EuropeanEquivalent found = option.invert(QD_PLUS, price);
            if (price > option.exerciseValue() + 1e-10) {
                told++;
                assertThat(option.price(QD_PLUS, found.vol())).as("%s", option).isCloseTo(price, within(1e-10));
            } else {
                assertThat(found).isEqualTo(EuropeanEquivalent.NONE);
            }
        }
        assertThat(told).isBetween(500, 2900);
    }

    @Test
    void aPriceAtOrBelowExerciseValueHasNoVolatility() {
        AmericanOption inTheMoney = AmericanOption.onFuture(CALL, 110, 100, 0.5, 0.05);
        AmericanOption outOfTheMoney = AmericanOption.onFuture(CALL, 90, 100, 0.5, 0.05);
        for (EarlyExercise method : EarlyExercise.values()) {
            assertThat(inTheMoney.invert(method, 9.99)).isEqualTo(EuropeanEquivalent.NONE);
            assertThat(inTheMoney.invert(method, 10)).isEqualTo(EuropeanEquivalent.NONE);
            assertThat(inTheMoney.invert(method, 10.05).vol()).isGreaterThan(0.05);
            assertThat(inTheMoney.invert(method, 120)).isEqualTo(EuropeanEquivalent.NONE);
            assertThat(outOfTheMoney.invert(method, 0)).isEqualTo(EuropeanEquivalent.NONE);
            assertThat(outOfTheMoney.invert(method, -1)).isEqualTo(EuropeanEquivalent.NONE);
            assertThat(outOfTheMoney.invert(method, Double.NaN)).isEqualTo(EuropeanEquivalent.NONE);
            assertThat(outOfTheMoney.invert(method, 1e-30).vol()).isBetween(0.001, 0.1);
        }
    }

    @Test
    void withoutARateThereIsNothingToTakeOff() {
        for (double rate : new double[] {0, -0.03}) {
            AmericanOption option = AmericanOption.onFuture(PUT, 100, 110, 0.7, rate);
            EuropeanEquivalent found = option.invert(QD_PLUS, 14);
            assertThat(found.premium()).isZero();
            assertThat(found.price()).isEqualTo(14);
            assertThat(option.european(found.vol())).isCloseTo(14, within(1e-12));
        }
    }

    @Test
    void aPriceOverTheDiscountedStrikeButUnderTheStrikeStillHasAVolatility() {
        AmericanOption put = AmericanOption.onFuture(PUT, 10, 100, 2, 0.1);
        EuropeanEquivalent found = put.invert(SPECTRAL, 93);
        assertThat(put.price(SPECTRAL, found.vol())).isCloseTo(93, within(1e-9));
    }
}
