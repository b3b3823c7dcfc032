package io.plimsoll.surface;

import static io.plimsoll.market.OptionRight.CALL;
import static io.plimsoll.market.OptionRight.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.ChainCleaner;
import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.Filter;
import io.plimsoll.market.KeptSlice;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Quotes;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.pricing.AmericanOption;
import io.plimsoll.pricing.Black;
import io.plimsoll.pricing.EarlyExercise;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuoteSelectorTest {

    private static final int DAYS = 91;
    private static final double YEARS = DAYS / 365.0;
    private static final double DISCOUNT = Math.exp(-0.04 * YEARS);
    private static final Forward FORWARD =
            new Forward(100, 0, DISCOUNT, Double.NaN, 0, 0, Forward.Rule.UNDERLYING_FUTURE);
    private static final CleaningSettings NONE = CleaningSettings.of(CleaningSettings.Preset.NONE);
    private static final CleaningSettings CJS = CleaningSettings.of(CleaningSettings.Preset.CJS);

    private record Selected(SliceQuotes quotes, List<RejectedRow> rejected) {

        List<Reason> reasons() {
            return rejected.stream().map(RejectedRow::reason).toList();
        }
    }

    private static Selected select(List<OptionRow> rows, CleaningSettings cleaning, ExerciseStyle exercise) {
        SurfaceSettings settings = SurfaceSettings.of(exercise, true, cleaning);
        ChainCleaner.Cleaned cleaned = Quotes.cleaned(rows, NONE);
        KeptSlice slice = cleaned.slices().get(0);
        QuoteSelector selector = new QuoteSelector(settings, FORWARD, YEARS, slice, new boolean[rows.size()]);
        SliceQuotes quotes = selector.select();
        assertThat(quotes.size() + cleaned.rejected().size()).isEqualTo(rows.size());
        return new Selected(quotes, cleaned.rejected());
    }

    private static Selected select(List<OptionRow> rows, CleaningSettings cleaning) {
        return select(rows, cleaning, ExerciseStyle.EUROPEAN);
    }

    private static OptionRow closed(OptionRight right, double strike, double vol) {
        return Quotes.closed(right, strike, DAYS, DISCOUNT * Black.price(right, 100, strike, vol, YEARS), 1);
    }

    private static List<OptionRow> closes(double from, double step, int count, double vol) {
        List<OptionRow> rows = new ArrayList<>();
        for (double strike : Quotes.strikes(from, step, count)) {
            rows.add(closed(strike < 100 ? PUT : CALL, strike, vol));
        }
        return rows;
    }

    @Test
    void volatilitiesOfOutOfTheMoneyOptionsComeBackByRisingStrike() {
        List<OptionRow> rows = new ArrayList<>();
        for (double strike : new double[] {110, 90, 100, 95, 105}) {
            rows.add(closed(CALL, strike, strike / 500));
            rows.add(closed(PUT, strike, strike / 500));
        }
        Selected selected = select(rows, NONE);
        assertThat(selected.quotes().strikes()).containsExactly(90, 95, 100, 105, 110);
        assertThat(selected.quotes().rights()).containsExactly(PUT, PUT, CALL, CALL, CALL);
        for (int i = 0; i < 5; i++) {
            double strike = selected.quotes().strikes()[i];
            assertThat(selected.quotes().vols()[i]).isCloseTo(strike / 500, within(1e-11));
            assertThat(selected.quotes().logMoneyness()[i]).isEqualTo(Math.log(strike / 100));
            assertThat(selected.quotes().halfSpreadVols()[i]).isNaN();
        }
        assertThat(selected.reasons()).hasSize(5).containsOnly(Reason.IN_THE_MONEY);
    }

    @Test
    void halfSpreadsAreInVolatility() {
        OptionRow mid = closed(CALL, 105, 0.2);
        double half = 0.01;
        OptionRow row = Quotes.quoted(CALL, 105, DAYS, mid.price() - half, mid.price() + half);
        SliceQuotes quotes = select(List.of(row), NONE).quotes();
        double up = select(List.of(Quotes.closed(CALL, 105, DAYS, mid.price() + half, 1)), NONE)
                .quotes()
                .vols()[0];
        assertThat(quotes.halfSpreadVols()[0]).isCloseTo(up - 0.2, within(1e-5));
        assertThat(quotes.vegas()[0]).isCloseTo(Black.vega(100, 105, 0.2, YEARS) / 100, within(1e-11));
    }

    @Test
    void americanPremiumsAreTakenOff() {
        List<OptionRow> rows = new ArrayList<>();
        for (double strike : Quotes.strikes(80, 5, 9)) {
            OptionRight right = strike < 100 ? PUT : CALL;
            double price =
                    AmericanOption.onFuture(right, 100, strike, YEARS, 0.04).price(EarlyExercise.SPECTRAL, 0.3);
            rows.add(Quotes.closed(right, strike, DAYS, price, 1));
        }
        SliceQuotes quotes = select(rows, NONE, ExerciseStyle.AMERICAN).quotes();
        for (int i = 0; i < quotes.size(); i++) {
            assertThat(quotes.vols()[i]).isCloseTo(0.3, within(1e-9));
            assertThat(quotes.earlyExercise()[i]).isBetween(1e-6, 0.05);
        }
    }

    @Test
    void aPriceBelowIntrinsicValueIsItsOwnReasonWhereTheFilterIsOn() {
        OptionRow low = Quotes.closed(CALL, 80, DAYS, DISCOUNT * 20 - 0.01, 1);
        OptionRow high = Quotes.closed(CALL, 81, DAYS, DISCOUNT * 19, 1);
        List<OptionRow> rows = List.of(low, high);
        assertThat(select(rows, NONE).reasons()).containsExactly(Reason.IN_THE_MONEY, Reason.IN_THE_MONEY);
        assertThat(select(rows, NONE.with(Set.of(Filter.BELOW_INTRINSIC))).reasons())
                .containsExactly(Reason.BELOW_INTRINSIC, Reason.IN_THE_MONEY);
        // Immediate exercise is worth more than discounted intrinsic value.
        assertThat(select(rows, NONE.with(Set.of(Filter.BELOW_INTRINSIC)), ExerciseStyle.AMERICAN)
                        .reasons())
                .containsExactly(Reason.BELOW_INTRINSIC, Reason.BELOW_INTRINSIC);
    }

    @Test
    void aPriceThatNoVolatilityGivesIsRejectedWhateverTheSettings() {
        List<OptionRow> rows = List.of(
                Quotes.closed(CALL, 105, DAYS, 0, 1),
                Quotes.closed(CALL, 106, DAYS, DISCOUNT * 100, 1),
                Quotes.closed(PUT, 95, DAYS, 96, 1));
        assertThat(select(rows, NONE).reasons())
                .containsExactly(Reason.NO_IMPLIED_VOL, Reason.ABOVE_BOUND, Reason.ABOVE_BOUND);
        assertThat(select(List.of(rows.get(0)), NONE, ExerciseStyle.AMERICAN).reasons())
                .containsExactly(Reason.EARLY_EXERCISE);
    }

    @Test
    void strikesOutsideTheMoneynessBandAreRejected() {
        List<OptionRow> rows = closes(70, 10, 7, 0.3);
        assertThat(select(rows, CJS.without(Set.of(Filter.MONEYNESS_BAND)))
                        .quotes()
                        .size())
                .isEqualTo(7);
        Selected selected = select(rows, CJS);
        assertThat(selected.quotes().strikes()).containsExactly(80, 90, 100, 110, 120);
        assertThat(selected.reasons()).containsOnly(Reason.MONEYNESS_BAND);
    }

    @Test
    void volatilitiesOutsideTheRangeAreRejected() {
        List<OptionRow> rows = List.of(closed(PUT, 99, 0.04), closed(CALL, 100, 0.2), closed(CALL, 101, 1.1));
        assertThat(select(rows, NONE).quotes().size()).isEqualTo(3);
        Selected selected = select(rows, NONE.with(Set.of(Filter.IV_OUT_OF_RANGE)));
        assertThat(selected.quotes().size()).isEqualTo(3);
        Selected published = select(rows, CJS);
        assertThat(published.quotes().strikes()).containsExactly(100);
        assertThat(published.reasons()).containsOnly(Reason.IV_OUT_OF_RANGE);
    }

    @Test
    void strikesOverFiveStandardDeviationsOutAreRejected() {
        List<OptionRow> rows = closes(60, 10, 9, 0.15);
        assertThat(select(rows, NONE).quotes().size()).isEqualTo(9);
        Selected selected = select(rows, NONE.with(Set.of(Filter.MONEYNESS)));
        double deviation = 0.15 * Math.sqrt(YEARS);
        for (double k : selected.quotes().logMoneyness()) {
            assertThat(Math.abs(k)).isLessThanOrEqualTo(5 * deviation);
        }
        assertThat(selected.quotes().strikes()).containsExactly(70, 80, 90, 100, 110, 120, 130, 140);
        assertThat(selected.reasons()).containsExactly(Reason.MONEYNESS);
    }

    @Test
    void aVolatilityOffTheQuadraticIsRejected() {
        List<OptionRow> rows = closes(85, 2.5, 13, 0.25);
        rows.set(4, closed(PUT, 95, 0.32));
        assertThat(select(rows, NONE).quotes().size()).isEqualTo(13);
        Selected selected = select(rows, NONE.with(Set.of(Filter.IV_OUTLIER)));
        assertThat(selected.quotes().strikes()).hasSize(12).doesNotContain(95);
        assertThat(selected.reasons()).containsExactly(Reason.IV_OUTLIER);
    }

    @Test
    void rowsThatServedTheForwardAreNeverListed() {
        ChainCleaner.Cleaned cleaned =
                Quotes.cleaned(List.of(closed(CALL, 90, 0.2), closed(PUT, 90, 0.2), closed(PUT, 80, 0.2)), NONE);
        KeptSlice slice = cleaned.slices().get(0);
        SurfaceSettings settings = SurfaceSettings.of(ExerciseStyle.EUROPEAN, true, NONE);
        QuoteSelector selector = new QuoteSelector(settings, FORWARD, YEARS, slice, new boolean[] {true, false, true});
        assertThat(selector.select().size()).isEqualTo(2);
        selector.rejectChosen(Reason.TOO_FEW_STRIKES, "2 usable strikes, 3 are needed");
        assertThat(cleaned.rejected())
                .extracting(RejectedRow::instrument, RejectedRow::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("P 80.0 2031-06-04", Reason.TOO_FEW_STRIKES));
    }
}
