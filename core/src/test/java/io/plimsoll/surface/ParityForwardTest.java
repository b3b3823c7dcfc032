package io.plimsoll.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Quotes;
import io.plimsoll.pricing.AmericanOption;
import io.plimsoll.pricing.EarlyExercise;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ParityForwardTest {

    private static final double YEARS = 182 / 365.0;
    private static final double CURVE = Math.exp(-0.02 * YEARS);
    private static final double TRUE_DISCOUNT = Math.exp(-0.05 * YEARS);
    private static final ForwardSettings BY_CURVE =
            new ForwardSettings(ForwardSettings.DiscountSource.CURVE, 8, 32, 0.002);

    private static Forward forward(List<OptionRow> rows, ForwardSettings settings) {
        return found(rows, settings).forward();
    }

    private static ParityForward.Found found(List<OptionRow> rows, ForwardSettings settings) {
        return ParityForward.of(sorted(rows), 100, YEARS, CURVE, false, settings);
    }

    private static List<OptionRow> sorted(List<OptionRow> rows) {
        return Quotes.cleaned(rows, CleaningSettings.of(CleaningSettings.Preset.NONE))
                .kept();
    }

    private static Quotes.Smile smile(double forward) {
        return new Quotes.Smile(forward, TRUE_DISCOUNT, 182, k -> 0.2 - 0.1 * k);
    }

    /** Closes with normal noise of the given standard deviation. */
    private static List<OptionRow> closes(Quotes.Smile smile, double[] strikes, double noise, SplittableRandom random) {
        List<OptionRow> rows = new ArrayList<>();
        for (double strike : strikes) {
            for (OptionRight right : OptionRight.values()) {
                double normal = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
                double price = smile.price(right, strike) + 2 * noise * normal;
                rows.add(Quotes.closed(right, strike, 182, Math.max(0, price), 1));
            }
        }
        return rows;
    }

    @Test
    void exactPricesGiveForwardAndDiscountBack() {
        List<OptionRow> rows = closes(smile(103), Quotes.strikes(60, 2, 40), 0, new SplittableRandom(1));
        Forward forward = forward(rows, ForwardSettings.STANDARD);
        assertThat(forward.rule()).isEqualTo(Forward.Rule.PARITY_REGRESSION);
        assertThat(forward.price()).isCloseTo(103, within(1e-9));
        assertThat(forward.discount()).isCloseTo(TRUE_DISCOUNT, within(1e-11));
        assertThat(forward.priceError()).isLessThan(1e-9);
        assertThat(forward.discountError()).isLessThan(1e-10);
        assertThat(forward.pairs()).isEqualTo(32);
        assertThat(forward.outliers()).isZero();
    }

    @Test
    void aDiscountThatTheQuotesDoNotKnowIsTheCurves() {
        List<OptionRow> rows = closes(smile(100), Quotes.strikes(92, 2, 9), 0.1, new SplittableRandom(2));
        Forward forward = forward(rows, ForwardSettings.STANDARD);
        assertThat(forward.rule()).isEqualTo(Forward.Rule.PARITY_GIVEN_RATE);
        assertThat(forward.discount()).isEqualTo(CURVE);
        assertThat(forward.discountError()).isNaN();
        assertThat(forward.price()).isCloseTo(100, within(4 * forward.priceError()));
        assertThat(forward.pairs()).isEqualTo(8);
    }

    @Test
    void aCurveThatIsAskedForIsUsedHoweverGoodTheQuotes() {
        List<OptionRow> rows = closes(smile(100), Quotes.strikes(60, 2, 40), 0, new SplittableRandom(1));
        Forward forward = forward(rows, BY_CURVE);
        assertThat(forward.rule()).isEqualTo(Forward.Rule.PARITY_GIVEN_RATE);
        assertThat(forward.discount()).isEqualTo(CURVE);
        // The wrong rate matters little at the money.
        assertThat(forward.price()).isCloseTo(100, within(0.05));
    }

    @Test
    void aRateThatCannotBeIsNotBelieved() {
        Quotes.Smile absurd = new Quotes.Smile(100, 0.6, 182, k -> 0.2);
        List<OptionRow> rows = closes(absurd, Quotes.strikes(60, 2, 40), 0, new SplittableRandom(1));
        assertThat(forward(rows, ForwardSettings.STANDARD).rule()).isEqualTo(Forward.Rule.PARITY_GIVEN_RATE);
        Quotes.Smile negative = new Quotes.Smile(100, 1.05, 182, k -> 0.2);
        List<OptionRow> more = closes(negative, Quotes.strikes(60, 2, 40), 0, new SplittableRandom(1));
        assertThat(forward(more, ForwardSettings.STANDARD).rule()).isEqualTo(Forward.Rule.PARITY_GIVEN_RATE);
    }

    @Test
    void standardErrorsOfForwardAndDiscountCoverTheTruth() {
        SplittableRandom random = new SplittableRandom(5);
        ForwardSettings any = new ForwardSettings(ForwardSettings.DiscountSource.PARITY, 8, 32, 10);
        int prices = 0;
        int discounts = 0;
        int runs = 1000;
        for (int i = 0; i < runs; i++) {
            double truth = random.nextDouble(95, 105);
            Forward forward = forward(closes(smile(truth), Quotes.strikes(70, 2, 30), 0.05, random), any);
            assertThat(forward.rule()).isEqualTo(Forward.Rule.PARITY_REGRESSION);
            prices += Math.abs(forward.price() - truth) <= 2 * forward.priceError() ? 1 : 0;
            discounts += Math.abs(forward.discount() - TRUE_DISCOUNT) <= 2 * forward.discountError() ? 1 : 0;
        }
        assertThat((double) prices / runs).isBetween(0.91, 0.97);
        assertThat((double) discounts / runs).isBetween(0.91, 0.97);
    }

    @Test
    void wildPricesAreCountedAndHardlyMoveTheForward() {
        SplittableRandom random = new SplittableRandom(6);
        for (ForwardSettings settings : List.of(ForwardSettings.STANDARD, BY_CURVE)) {
            for (int i = 0; i < 200; i++) {
                double[] strikes = Quotes.strikes(80, 2, 21);
                List<OptionRow> rows = closes(smile(100), strikes, 0.01, random);
                int bad = 20 + random.nextInt(4);
                OptionRow row = rows.get(bad);
                rows.set(bad, Quotes.closed(row.right(), row.strike(), 182, row.price() + 3, 1));
                Forward forward = forward(rows, settings);
                assertThat(forward.price()).isCloseTo(100, within(0.06));
                assertThat(forward.outliers()).isGreaterThanOrEqualTo(1);
            }
        }
    }

    @Test
    void tightQuotesCountMoreThanWideOnes() {
        List<OptionRow> rows = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            double strike = 97 + i;
            // Every second pair is quoted five times as wide and says a forward that is 0.5 higher.
            double wide = i % 2 == 0 ? 0.05 : 0.25;
            double call = 5 + CURVE * (100 + (i % 2 == 0 ? 0 : 0.5) - strike);
            rows.add(Quotes.quoted(OptionRight.CALL, strike, 182, call - wide, call + wide));
            rows.add(Quotes.quoted(OptionRight.PUT, strike, 182, 5 - wide, 5 + wide));
        }
        assertThat(forward(rows, BY_CURVE).price()).isBetween(100.0, 100.1);
    }

    @Test
    void onePairNearTheMoneyIsTakenAndFlaggedOneFarFromItIsNot() {
        List<OptionRow> near =
                List.of(Quotes.closed(OptionRight.CALL, 95, 182, 9, 1), Quotes.closed(OptionRight.PUT, 95, 182, 4, 1));
        ParityForward.Found one = found(near, ForwardSettings.STANDARD);
        assertThat(one.forward().rule()).isEqualTo(Forward.Rule.NEAREST_PAIR);
        assertThat(one.forward().price()).isCloseTo(95 + 5 / CURVE, within(1e-12));
        assertThat(one.forward().priceError()).isNaN();
        assertThat(one.used()).containsExactly(true, true);
        List<OptionRow> far =
                List.of(Quotes.closed(OptionRight.CALL, 50, 182, 60, 1), Quotes.closed(OptionRight.PUT, 50, 182, 1, 1));
        ParityForward.Found none = found(far, ForwardSettings.STANDARD);
        assertThat(none.forward().rule()).isEqualTo(Forward.Rule.CARRY);
        assertThat(none.used()).containsExactly(false, false);
    }

    @Test
    void withoutAPairTheUnderlyingIsCarriedAtTheRate() {
        List<OptionRow> rows =
                List.of(Quotes.closed(OptionRight.CALL, 105, 182, 3, 1), Quotes.closed(OptionRight.PUT, 95, 182, 3, 1));
        Forward forward = forward(rows, ForwardSettings.STANDARD);
        assertThat(forward.rule()).isEqualTo(Forward.Rule.CARRY);
        assertThat(forward.price()).isCloseTo(100 * Math.exp(0.02 * YEARS), within(1e-12));
        assertThat(forward.priceError()).isNaN();
        assertThat(forward.pairs()).isZero();
    }

    /** At r = 5 %, half a year, 30 %: the four nearest strikes give the forward to a basis point though parity does not hold. */
    @Test
    void americanPricesGiveTheForwardFromTheStrikesNearestTheMoney() {
        List<OptionRow> rows = new ArrayList<>();
        for (double strike : Quotes.strikes(60, 2.5, 33)) {
            for (OptionRight right : OptionRight.values()) {
                double price =
                        AmericanOption.onFuture(right, 100, strike, YEARS, 0.05).price(EarlyExercise.SPECTRAL, 0.3);
                rows.add(Quotes.closed(right, strike, 182, price, 1));
            }
        }
        Forward forward = ParityForward.of(sorted(rows), 97, YEARS, TRUE_DISCOUNT, true, ForwardSettings.STANDARD)
                .forward();
        assertThat(forward.rule()).isEqualTo(Forward.Rule.PARITY_AMERICAN);
        assertThat(forward.pairs()).isEqualTo(4);
        assertThat(forward.price()).isCloseTo(100, within(0.01));
    }

    @Test
    void settingsTurnDownNonsense() {
        assertThatThrownBy(() -> new ForwardSettings(ForwardSettings.DiscountSource.CURVE, 1, 32, 0.002))
                .hasMessageContaining("2 <= nearPairs <= linePairs and maxRateError >= 0, were 1, 32 and 0.002");
    }
}
