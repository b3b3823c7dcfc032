package io.plimsoll.surface;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.plimsoll.market.SourceRow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Whatever the rows hold: no exception, and every row is used or listed once with a reason. */
class HostileRowsTest {

    private static final double[] NASTY = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        Double.MIN_VALUE,
        1e299,
        1e150,
        1e-150,
        -1,
        -0.0,
        0,
        1,
        100,
        100,
    };

    private static final double[] UNDERLYINGS = {100, 100, 100, 0, -37.63, 1e-300, 1e300, Double.NaN};

    private static List<CleaningSettings> settings() {
        List<CleaningSettings> all = new ArrayList<>();
        for (CleaningSettings.Preset preset : CleaningSettings.Preset.values()) {
            all.add(CleaningSettings.of(preset));
            all.add(CleaningSettings.of(preset).with(EnumSet.of(Filter.NON_MONOTONE, Filter.NON_CONVEX)));
        }
        all.add(CleaningSettings.of(CleaningSettings.Preset.NONE).with(EnumSet.allOf(Filter.class)));
        return all;
    }

    @Test
    void everyRowIsUsedOrRejectedOnceWhateverItHolds() {
        SplittableRandom random = new SplittableRandom(71);
        List<CleaningSettings> all = settings();
        for (int i = 0; i < 1500; i++) {
            List<OptionRow> rows = rows(random, random.nextInt(0, 60));
            List<OptionRow> before = rows(random, 20);
            double underlying = UNDERLYINGS[random.nextInt(UNDERLYINGS.length)];
            double rate = random.nextInt(5) == 0 ? random.nextDouble(-0.1, 1) : 0.02;
            for (CleaningSettings cleaning : List.of(all.get(random.nextInt(all.size())), all.get(all.size() - 1))) {
                ExerciseStyle style = random.nextBoolean() ? ExerciseStyle.AMERICAN : ExerciseStyle.EUROPEAN;
                check(rows, before, underlying, rate, style, cleaning, random.nextInt(4) == 0);
            }
        }
    }

    /** The quotes side of the surface step, expiry by expiry. */
    private static void check(
            List<OptionRow> rows,
            List<OptionRow> before,
            double underlying,
            double rate,
            ExerciseStyle style,
            CleaningSettings cleaning,
            boolean onFuture) {
        ChainCleaner.Cleaned cleaned = ChainCleaner.clean(Quotes.chain(rows), Quotes.chain(before), cleaning);
        assertThat(cleaned.kept().size() + cleaned.rejected().size()).isEqualTo(rows.size());
        SurfaceSettings settings = SurfaceSettings.of(style, onFuture, cleaning);
        int used = 0;
        for (KeptSlice slice : cleaned.slices()) {
            used += select(slice, underlying, rate, settings);
        }
        List<RejectedRow> rejected = cleaned.rejected();
        assertThat(used + rejected.size()).isEqualTo(rows.size());
        Set<SourceRow> distinct = new HashSet<>();
        rejected.forEach(r -> assertThat(distinct.add(r.source())).isTrue());
    }

    /** The number of rows that are used. */
    private static int select(KeptSlice slice, double underlying, double rate, SurfaceSettings settings) {
        double years = (slice.expiry().toEpochDay() - Quotes.DAY.toEpochDay()) / 365.0;
        DoubleUnaryOperator rates = t -> rate;
        int before = slice.rejections().size();
        ParityForward.Found found = SurfaceBuilder.forward(slice.rows(), underlying, years, rates, settings);
        if (!SurfaceBuilder.usable(found.forward())) {
            for (int i = 0; i < slice.rows().size(); i++) {
                slice.reject(i, Reason.NO_FORWARD, () -> "");
            }
            return 0;
        }
        SliceQuotes quotes = new QuoteSelector(settings, found.forward(), years, slice, found.used()).select();
        for (int i = 0; i < quotes.size(); i++) {
            assertThat(quotes.vols()[i]).isPositive().isFinite();
            assertThat(quotes.vegas()[i]).isPositive().isFinite();
            assertThat(quotes.logMoneyness()[i]).isFinite();
            assertThat(quotes.halfSpreadVols()[i]).isNotNegative();
            assertThat(i == 0 || quotes.strikes()[i] >= quotes.strikes()[i - 1]).isTrue();
        }
        return slice.rows().size() - (slice.rejections().size() - before);
    }

    private static List<OptionRow> rows(SplittableRandom random, int count) {
        // Some chains are wholly nasty, most are a market with a few nasty values in it.
        double nastiness = random.nextInt(4) == 0 ? 0.5 : 0.03;
        boolean same = random.nextInt(6) == 0;
        List<OptionRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double strike = number(random, nastiness, random.nextInt(8) == 0 ? 100 : 80 + random.nextInt(40));
            double price = same ? 5 : random.nextDouble(0, 30);
            double bid = random.nextBoolean() ? Double.NaN : price - random.nextInt(3);
            rows.add(new OptionRow(
                    new SourceRow("hostile.csv", i + 2),
                    Quotes.DAY,
                    random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT,
                    Quotes.DAY.plusDays(random.nextInt(6) == 0 ? random.nextInt(-5, 4000) : 30),
                    strike,
                    number(random, nastiness, price),
                    number(random, nastiness, bid),
                    number(random, nastiness, bid + random.nextInt(3)),
                    number(random, nastiness, random.nextInt(2)),
                    Double.NaN));
        }
        return rows;
    }

    private static double number(SplittableRandom random, double nastiness, double otherwise) {
        return random.nextDouble() < nastiness ? NASTY[random.nextInt(NASTY.length)] : otherwise;
    }

    @Test
    void tenThousandStrikesGoThroughEveryFilter() {
        SplittableRandom random = new SplittableRandom(72);
        List<OptionRow> rows = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            double price = 50.0 / (1 + 0.001 * i) * (random.nextInt(20) == 0 ? random.nextDouble() : 1);
            rows.add(new OptionRow(
                    new SourceRow("many.csv", i + 2),
                    Quotes.DAY,
                    OptionRight.CALL,
                    Quotes.DAY.plusDays(60),
                    50 + 0.01 * i,
                    price,
                    Double.NaN,
                    Double.NaN,
                    1,
                    1));
        }
        for (CleaningSettings cleaning : settings()) {
            check(rows, rows, 100, 0.02, ExerciseStyle.EUROPEAN, cleaning, false);
        }
    }

    @Test
    void oneStrikeOneRowAndNoRowAreNoTrouble() {
        List<OptionRow> one = List.of(Quotes.closed(OptionRight.CALL, 100, 30, 3, 1));
        List<OptionRow> pair = List.of(one.get(0), Quotes.row(OptionRight.PUT, 100, 30, 3, 2.9, 3.1, 1));
        for (CleaningSettings cleaning : settings()) {
            SurfaceSettings settings = SurfaceSettings.of(ExerciseStyle.EUROPEAN, false, cleaning);
            for (List<OptionRow> rows : List.of(List.<OptionRow>of(), one, pair)) {
                SurfaceBuilder.Built built = SurfaceBuilder.build(Quotes.chain(rows), null, 100, t -> 0.02, settings);
                assertThat(built.used() + built.rejected().size()).isEqualTo(rows.size());
            }
        }
    }

    @Test
    void theWholeSurfaceStepSurvivesToo() {
        SplittableRandom random = new SplittableRandom(73);
        SurfaceSettings settings = SurfaceSettings.of(
                ExerciseStyle.EUROPEAN, false, CleaningSettings.of(CleaningSettings.Preset.STANDARD));
        for (int i = 0; i < 300; i++) {
            List<OptionRow> rows = rows(random, 60);
            double underlying = UNDERLYINGS[random.nextInt(UNDERLYINGS.length)];
            SurfaceBuilder.Built built =
                    SurfaceBuilder.build(Quotes.chain(rows), null, underlying, t -> 0.02, settings);
            assertThat(built.used() + built.rejected().size()).isEqualTo(rows.size());
        }
    }
}
