package io.plimsoll.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.Filter;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SourceRow;
import io.plimsoll.surface.model.SviSabr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Surfaces whose quotes come as volatilities. */
class VolSurfaceTest {

    private static final LocalDate DAY = LocalDate.of(2031, 3, 3);
    private static final LocalDate EXPIRY = DAY.plusDays(73);
    private static final SviSabr TRUTH = new SviSabr(0.2, 1.2, -0.4, 0.2);

    private static SurfaceSettings settings(CleaningSettings cleaning) {
        return SurfaceSettings.of(ExerciseStyle.EUROPEAN, false, cleaning);
    }

    private static VolSlice.Quote quote(int line, double strike, double bid, double ask) {
        return new VolSlice.Quote(new SourceRow("invented", line), strike, bid, ask);
    }

    private static List<VolSlice.Quote> good() {
        List<VolSlice.Quote> quotes = new ArrayList<>();
        for (int strike = 120; strike >= 80; strike -= 4) {
            double vol = TRUTH.vol(Math.log(strike / 100.0));
            quotes.add(quote(strike, strike, vol - 0.002, vol + 0.002));
        }
        return quotes;
    }

    private static SurfaceBuilder.Built build(List<VolSlice.Quote> quotes, CleaningSettings cleaning) {
        return SurfaceBuilder.ofVols(DAY, List.of(new VolSlice(EXPIRY, 0.2, 100, quotes)), settings(cleaning));
    }

    private static CleaningSettings standard() {
        return CleaningSettings.of(CleaningSettings.Preset.STANDARD);
    }

    @Test
    void aKnownSmileIsFoundWhateverTheOrderOfItsStrikes() {
        SurfaceBuilder.Built built = build(good(), standard());
        SliceFit fit = built.day().slices().get(0);
        SviSabr found = Objects.requireNonNull(fit.sviSabr().smile());
        assertThat(found.alpha()).isCloseTo(TRUTH.alpha(), within(1e-9));
        assertThat(found.nu()).isCloseTo(TRUTH.nu(), within(1e-7));
        assertThat(found.rho()).isCloseTo(TRUTH.rho(), within(1e-7));
        assertThat(fit.quotes().strikes()).isSorted();
        assertThat(fit.forward().rule()).isEqualTo(Forward.Rule.GIVEN);
        assertThat(fit.remarks()).isEmpty();
        assertThat(fit.logContractVol()).isGreaterThan(found.alpha());
        assertThat(built.used()).isEqualTo(11);
        assertThat(built.rejected()).isEmpty();
    }

    @Test
    void everyRuleOfAQuoteHasItsReason() {
        List<VolSlice.Quote> quotes = good();
        quotes.add(quote(1, 70, Double.NaN, 0.4));
        quotes.add(quote(2, 71, 0, 0.4));
        quotes.add(quote(3, 82, 0.3, 0.2));
        quotes.add(quote(4, 83, 0.25, 0.25));
        quotes.add(quote(5, 79, 0.05, 0.4));
        quotes.add(quote(6, 100, 0.2, 0.21));
        quotes.add(quote(7, 20, 0.6, 0.61));
        quotes.add(quote(8, 101, 3.5, 3.6));
        quotes.add(quote(9, 101, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
        SurfaceBuilder.Built built = build(quotes, standard());
        assertThat(built.rejected())
                .extracting(r -> r.source().line(), RejectedRow::reason)
                .containsExactlyInAnyOrder(
                        tuple(1L, Reason.MISSING_PRICE),
                        tuple(2L, Reason.ZERO_BID),
                        tuple(3L, Reason.CROSSED),
                        tuple(4L, Reason.LOCKED),
                        tuple(5L, Reason.WIDE_SPREAD),
                        tuple(6L, Reason.DUPLICATE),
                        tuple(7L, Reason.MONEYNESS),
                        tuple(8L, Reason.IV_OUT_OF_RANGE),
                        tuple(9L, Reason.INVALID_NUMBER));
        assertThat(built.used()).isEqualTo(11);
    }

    @Test
    void anOutlierIsRejectedWhereTheFilterIsOn() {
        List<VolSlice.Quote> quotes = good();
        quotes.add(quote(1, 94, 0.399, 0.401));
        assertThat(build(quotes, standard().with(List.of(Filter.IV_OUTLIER))).rejected())
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).isEqualTo(Reason.IV_OUTLIER));
        assertThat(build(quotes, standard()).rejected()).isEmpty();
    }

    @Test
    void tooFewStrikesAreRejectedAndListed() {
        SurfaceBuilder.Built built = build(good().subList(0, 2), standard());
        assertThat(built.day().slices().get(0).calibrated()).isFalse();
        assertThat(built.rejected()).hasSize(2).allMatch(r -> r.reason() == Reason.TOO_FEW_STRIKES);
        assertThat(built.used()).isZero();
    }

    @Test
    void anExpiryOutsideTheLimitsOfDaysIsLeftOut() {
        VolSlice near = new VolSlice(DAY.plusDays(2), 2 / 365.0, 100, good());
        SurfaceBuilder.Built built = SurfaceBuilder.ofVols(DAY, List.of(near), settings(standard()));
        assertThat(built.day().slices()).isEmpty();
        assertThat(built.rejected()).hasSize(11).allMatch(r -> r.reason() == Reason.TOO_SHORT);
    }

    @Test
    void aSliceNeedsAForwardAndATime() {
        assertThatThrownBy(() -> new VolSlice(EXPIRY, 0, 100, List.of())).hasMessageContaining("positive, finite T");
        assertThatThrownBy(() -> new VolSlice(EXPIRY, 0.2, Double.NaN, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
