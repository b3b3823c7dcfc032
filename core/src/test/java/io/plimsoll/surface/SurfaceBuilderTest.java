package io.plimsoll.surface;

import static io.plimsoll.surface.Chains.DATE;
import static io.plimsoll.surface.Chains.RATE;
import static io.plimsoll.surface.Chains.slice;
import static io.plimsoll.surface.Chains.strikes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SurfaceBuilderTest {

    private static final SurfaceSettings EUROPEAN = SurfaceSettings.european();
    private static final SurfaceSettings AMERICAN = SurfaceSettings.americanOnFuture();

    @Test
    void aEuropeanChainGivesItsForwardAndParametersBack() {
        SviSabr slice = slice(0.22, 0.7, -0.3, 45);
        BuiltSurface built = build(Chains.european(slice, 101.5, strikes(80, 120, 2.5)), 100, EUROPEAN);
        SliceFit fit = only(built);
        assertThat(fit.forward()).isCloseTo(101.5, within(1e-10));
        assertThat(fit.discount()).isCloseTo(Math.exp(-RATE * 45 / 365), within(1e-15));
        assertParameters(fit, slice, 1e-7);
        assertThat(fit.flags()).isEmpty();
        assertThat(fit.rejection()).isEmpty();
        assertThat(fit.usableStrikes()).isEqualTo(17);
        assertThat(fit.rmseVolBp()).isLessThan(1e-4);
        assertThat(Objects.requireNonNull(fit.moments()).massError()).isLessThan(1e-10);
        assertThat(fit.quotes().rights()).startsWith(OptionRight.PUT).endsWith(OptionRight.CALL);
        assertThat(fit.quotes().earlyExercise()).containsOnly(0);
    }

    @Test
    void anAmericanChainIsRelievedOfItsEarlyExercisePremium() {
        SviSabr slice = slice(0.35, 0.6, 0.1, 200);
        BuiltSurface built = build(Chains.american(slice, 65, strikes(45, 90, 2.5)), 65, AMERICAN);
        SliceFit fit = only(built);
        assertThat(fit.forward()).isEqualTo(65);
        assertParameters(fit, slice, 1e-6);
        assertThat(Arrays.stream(fit.quotes().earlyExercise())).allMatch(premium -> premium > 0 && premium < 0.2);
    }

    @Test
    void aWildPairMovesTheForwardLittle() {
        SviSabr slice = slice(0.2, 0.6, -0.3, 60);
        List<OptionRow> rows = Chains.european(slice, 100, strikes(80, 120, 4));
        OptionRow wild = rows.get(10);
        rows.set(10, Chains.row(10, wild.right(), wild.expiry(), wild.strike(), wild.price() + 3));
        assertThat(only(build(rows, 99, EUROPEAN)).forward()).isCloseTo(100, within(0.02));
    }

    @Test
    void withoutPairsTheForwardIsCarriedAndFlagged() {
        SviSabr slice = slice(0.2, 0.6, -0.3, 60);
        double carried = 100 * Math.exp(RATE * 60 / 365);
        List<OptionRow> rows = Chains.european(slice, carried, strikes(80, 120, 4));
        rows.removeIf(row -> (row.right() == OptionRight.CALL) != (row.strike() >= carried));
        SliceFit fit = only(build(rows, 100, EUROPEAN));
        assertThat(fit.forward()).isCloseTo(carried, within(1e-12));
        assertThat(fit.flags()).containsExactly(SliceFlag.FORWARD_BY_CARRY);
    }

    @Test
    void fewStrikesHoldTheWingsAtThePriorAndTwoAreRejected() {
        SviSabr slice = slice(0.2, 0.6, 0, 60);
        SliceFit four = only(build(Chains.european(slice, 100, 92, 97, 102, 107), 100, EUROPEAN));
        assertThat(four.flags()).containsExactly(SliceFlag.WINGS_NOT_IDENTIFIED);
        assertThat(Objects.requireNonNull(four.parameters()).alpha()).isCloseTo(0.2, within(1e-8));
        BuiltSurface two = build(Chains.european(slice, 100, 97, 102), 100, EUROPEAN);
        assertThat(only(two).calibrated()).isFalse();
        assertThat(only(two).rejection()).isEqualTo("2 usable strikes < 3");
        // Both pairs served in the forward.
        assertThat(two.used()).isEqualTo(4);
    }

    @Test
    void anExpiryWhoseVarianceFallsIsFlagged() {
        List<OptionRow> rows = Chains.european(slice(0.5, 0.6, 0, 30), 100, strikes(80, 120, 4));
        rows.addAll(Chains.european(slice(0.3, 0.6, 0, 60), 100, strikes(80, 120, 4)));
        List<SliceFit> slices = build(rows, 100, EUROPEAN).day().slices();
        assertThat(slices.get(0).flags()).isEmpty();
        assertThat(slices.get(1).flags()).containsExactly(SliceFlag.CALENDAR);
    }

    @Test
    void aDensityThatTurnsNegativeIsFlagged() {
        SviSabr steep = slice(0.5, 4, -0.5, 60);
        assertThat(Butterfly.isFree(steep)).isFalse();
        SurfaceSettings wide = EUROPEAN.withCleaning(new CleaningSettings(0, 7, 1000, 1, 0.01, 5, 10, 0));
        SliceFit fit = only(build(Chains.european(steep, 100, strikes(50, 150, 5)), 100, wide));
        assertThat(fit.flags()).contains(SliceFlag.BUTTERFLY);
        assertParameters(fit, steep, 1e-6);
    }

    @Test
    void aSpreadWeighsInTheFitAndIsHandedOnInVolatility() {
        SviSabr slice = slice(0.25, 0.6, -0.2, 90);
        List<OptionRow> rows = new ArrayList<>();
        for (OptionRow row : Chains.european(slice, 100, strikes(80, 120, 4))) {
            double half = 0.02 * row.price();
            rows.add(Chains.quoted(
                    row.source().line(),
                    row.right(),
                    row.expiry(),
                    row.strike(),
                    Double.NaN,
                    row.price() - half,
                    row.price() + half));
        }
        SliceFit fit = only(build(rows, 100, EUROPEAN));
        assertParameters(fit, slice, 1e-6);
        int nearest = 5;
        double expected = 0.02
                * rows.get(2 * nearest).mark()
                / fit.discount()
                / (100 * fit.quotes().vegas()[nearest]);
        assertThat(fit.quotes().halfSpreadVols()[nearest]).isCloseTo(expected, within(1e-9));
    }

    @Test
    void everyRowEndsUsedOrRejectedExactlyOnce() {
        SplittableRandom random = new SplittableRandom(41);
        Set<Reason> seen = new HashSet<>();
        for (int trial = 0; trial < 400; trial++) {
            boolean american = trial % 2 == 0;
            List<OptionRow> rows = messy(random, american);
            BuiltSurface built = build(rows, 100, american ? AMERICAN : EUROPEAN);
            Set<Long> lines = new HashSet<>();
            for (RejectedRow rejected : built.rejected()) {
                assertThat(lines.add(rejected.source().line()))
                        .as("%s", rejected)
                        .isTrue();
                assertThat(rejected.detail()).isNotBlank();
                seen.add(rejected.reason());
            }
            assertThat(built.used() + lines.size()).isEqualTo(rows.size());
        }
        assertThat(seen)
                .contains(
                        Reason.MISSING_PRICE,
                        Reason.DUPLICATE,
                        Reason.TOO_SHORT,
                        Reason.PRICE_FLOOR,
                        Reason.IN_THE_MONEY,
                        Reason.BELOW_INTRINSIC,
                        Reason.ABOVE_BOUND,
                        Reason.IV_OUT_OF_RANGE);
    }

    /** A chain in which every second row may have something wrong with it. */
    private static List<OptionRow> messy(SplittableRandom random, boolean american) {
        List<OptionRow> clean = new ArrayList<>();
        for (int days : new int[] {3, 20, 50, 120}) {
            SviSabr slice =
                    slice(random.nextDouble(0.1, 0.6), random.nextDouble(0.2, 1), random.nextDouble(-0.6, 0.6), days);
            double[] strikes = strikes(70, 130, random.nextDouble(3, 25));
            clean.addAll(american ? Chains.american(slice, 100, strikes) : Chains.european(slice, 100, strikes));
        }
        List<OptionRow> rows = new ArrayList<>();
        for (OptionRow row : clean) {
            double price =
                    switch (random.nextInt(12)) {
                        case 0 -> Double.NaN;
                        case 1 -> 0;
                        case 2 -> row.price() * random.nextDouble(0.2, 3);
                        case 3 -> random.nextBoolean() ? 500 : 65;
                        default -> row.price();
                    };
            rows.add(Chains.row(rows.size(), row.right(), row.expiry(), row.strike(), price));
            if (random.nextInt(10) == 0) {
                rows.add(Chains.row(rows.size(), row.right(), row.expiry(), row.strike(), row.price()));
            }
        }
        return rows;
    }

    @Test
    void eachReasonAfterCleaningIsReachedByARowMadeForIt() {
        SviSabr slice = slice(0.2, 0.6, 0, 60);
        LocalDate expiry = Chains.expiry(slice);
        double[] strikes = strikes(80, 120, 4);
        List<OptionRow> american = Chains.american(slice, 100, strikes);
        assertReason(american, Chains.row(99, OptionRight.CALL, expiry, 70, 29.5), AMERICAN, Reason.BELOW_INTRINSIC);
        assertReason(american, Chains.row(99, OptionRight.CALL, expiry, 70, 30.5), AMERICAN, Reason.IN_THE_MONEY);
        assertReason(american, Chains.row(99, OptionRight.CALL, expiry, 121, 60), AMERICAN, Reason.IV_OUT_OF_RANGE);
        assertReason(american, Chains.row(99, OptionRight.PUT, expiry, 45, 0.001), AMERICAN, Reason.MONEYNESS);
        List<OptionRow> atTheMoney = List.of(Chains.row(0, OptionRight.CALL, expiry, 99, 1));
        assertReason(atTheMoney, atTheMoney.get(0), AMERICAN, Reason.EARLY_EXERCISE);
        List<OptionRow> european = Chains.european(slice, 100, strikes);
        assertReason(european, Chains.row(99, OptionRight.CALL, expiry, 121, 99.9), EUROPEAN, Reason.NO_IMPLIED_VOL);
        List<OptionRow> two = List.of(american.get(9), american.get(12));
        assertReason(two, two.get(0), AMERICAN, Reason.TOO_FEW_STRIKES);
    }

    private static void assertReason(List<OptionRow> chain, OptionRow row, SurfaceSettings settings, Reason reason) {
        List<OptionRow> rows = new ArrayList<>(chain);
        if (!rows.contains(row)) {
            rows.add(row);
        }
        BuiltSurface built = build(rows, 100, settings);
        assertThat(built.rejected())
                .as("%s should be %s", row, reason)
                .anyMatch(r -> r.source().equals(row.source()) && r.reason() == reason);
        assertThat(built.used() + built.rejected().size()).isEqualTo(rows.size());
    }

    @Test
    void rowsOfAFitThatWasRejectedAreNotUsed() {
        SurfaceSettings wild = AMERICAN.withCleaning(new CleaningSettings(0, 7, 1000, 1, 0.01, 20, 10, 0));
        List<OptionRow> rows = Chains.american(slice(12, 0.6, 0, 60), 100, 90, 95, 101, 106);
        BuiltSurface built = build(rows, 100, wild);
        assertThat(only(built).rejection()).contains("alpha must be < 10.0");
        assertThat(built.rejected().stream().filter(r -> r.reason() == Reason.NOT_USED))
                .hasSize(4);
        assertThat(built.used()).isZero();
    }

    @Test
    void aFutureBelowZeroHasNoSurfaceAndSaysSo() {
        List<OptionRow> rows = Chains.american(slice(0.5, 0.6, 0, 30), 20, strikes(15, 25, 1));
        BuiltSurface built = build(rows, -37.63, AMERICAN);
        // Calls cost more than the underlying: those fall out before.
        assertThat(built.rejected()).hasSize(rows.size()).anyMatch(r -> r.reason() == Reason.NO_FORWARD);
        assertThat(only(built).rejection()).contains("-37.63");
        assertThat(only(built).forward()).isNaN();
    }

    @Test
    void anUnknownRateIsARejectionAndNoException() {
        List<OptionRow> rows = Chains.european(slice(0.2, 0.6, 0, 60), 100, strikes(80, 120, 4));
        BuiltSurface built = SurfaceBuilder.build(DATE, 100, rows, years -> Double.NaN, EUROPEAN);
        assertThat(only(built).rejection()).contains("rate NaN");
        assertThat(built.rejected()).hasSize(rows.size());
    }

    @Test
    void anUnknownSpotStillHasAForwardFromItsPairs() {
        List<OptionRow> rows = Chains.european(slice(0.2, 0.6, 0, 60), 100, strikes(80, 120, 4));
        assertThat(only(build(rows, Double.NaN, EUROPEAN)).forward()).isCloseTo(100, within(1e-10));
    }

    @Test
    void americanOptionsOnSpotAreRefused() {
        assertThatThrownBy(() -> new SurfaceSettings(
                        ExerciseStyle.AMERICAN, false, CleaningSettings.DEFAULT, new WingPrior(0.5, 0), 3, 6))
                .hasMessageContaining("optionsOnFuture");
    }

    @Test
    void anEmptyDayHasAnEmptySurface() {
        BuiltSurface built = build(List.of(), 100, EUROPEAN);
        assertThat(built.day().slices()).isEmpty();
        assertThat(built.used()).isZero();
    }

    private static BuiltSurface build(List<OptionRow> rows, double underlying, SurfaceSettings settings) {
        return SurfaceBuilder.build(DATE, underlying, rows, years -> RATE, settings);
    }

    private static SliceFit only(BuiltSurface built) {
        assertThat(built.day().slices()).hasSize(1);
        return built.day().slices().get(0);
    }

    private static void assertParameters(SliceFit fit, SviSabr expected, double tolerance) {
        SviSabr fitted = Objects.requireNonNull(fit.parameters(), fit.rejection());
        assertThat(fitted.alpha()).isCloseTo(expected.alpha(), within(tolerance * expected.alpha()));
        assertThat(fitted.nu()).isCloseTo(expected.nu(), within(tolerance * expected.nu()));
        assertThat(fitted.rho()).isCloseTo(expected.rho(), within(tolerance));
    }
}
