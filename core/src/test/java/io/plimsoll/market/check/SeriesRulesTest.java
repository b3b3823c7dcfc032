package io.plimsoll.market.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.Bar;
import io.plimsoll.market.SourceRow;
import io.plimsoll.market.check.DatedColumn.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesRulesTest {

    private static final int MONDAY = Math.toIntExact(LocalDate.of(2031, 3, 3).toEpochDay());

    /** Weekdays from a Monday on. */
    private static int[] weekdays(int n) {
        return IntStream.range(0, n).map(i -> MONDAY + i / 5 * 7 + i % 5).toArray();
    }

    private static DatedColumn column(Kind kind, double[] values) {
        return new DatedColumn("x", kind, weekdays(values.length), values, List.of());
    }

    /** A walk with moves of 1 % about 100. */
    private static double[] walk(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] v = new double[n];
        double at = 100;
        for (int i = 0; i < n; i++) {
            at *= Math.exp(0.01 * (2 * random.nextDouble() - 1) * Math.sqrt(3));
            v[i] = Math.rint(1000 * at) / 1000;
        }
        return v;
    }

    private static double[] times(double[] v, IntPredicate where, double factor) {
        return IntStream.range(0, v.length)
                .mapToDouble(i -> where.test(i) ? v[i] * factor : v[i])
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aWalkTripsNoRule(long seed) {
        DatedColumn c = column(Kind.PRICE, walk(1000, seed));
        assertThat(SeriesRules.stale(c)).isEmpty();
        assertThat(SeriesRules.splits(c, day -> Double.NaN)).isEmpty();
        assertThat(SeriesRules.unitChanges(c)).isEmpty();
        assertThat(SeriesRules.nonPositive(c)).isEmpty();
    }

    @Test
    void aValueThatStaysForSixSessionsIsStaleAndARateThatOftenStaysIsNot() {
        double[] v = walk(200, 6);
        for (int i = 51; i < 56; i++) {
            v[i] = v[50];
        }
        List<Finding> found = SeriesRules.stale(column(Kind.PRICE, v));
        assertThat(found).singleElement().satisfies(f -> {
            assertThat(f.rule()).isEqualTo(Rule.STALE);
            assertThat(f.values()).contains("on 6 sessions");
            assertThat(f.from()).isEqualTo(LocalDate.ofEpochDay(weekdays(200)[50]));
            assertThat(f.to()).isEqualTo(LocalDate.ofEpochDay(weekdays(200)[55]));
        });
        double[] rate = IntStream.range(0, 200)
                .mapToDouble(i -> 2 + 0.25 * Math.floor(i / 3.0))
                .toArray();
        for (int i = 50; i < 80; i++) {
            rate[i] = 7;
        }
        assertThat(SeriesRules.stale(column(Kind.LEVEL, rate))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 0.5, 1.5, 2 / 3.0, 3, 0.1, 0.25})
    void aJumpBySimpleRatioIsASplit(double ratio) {
        DatedColumn c = column(Kind.PRICE, times(walk(300, 7), i -> i >= 150, ratio));
        assertThat(SeriesRules.splits(c, day -> Double.NaN)).singleElement().satisfies(f -> {
            assertThat(f.severity()).isEqualTo(Severity.WARNING);
            assertThat(f.from()).isEqualTo(LocalDate.ofEpochDay(c.days()[150]));
        });
    }

    @Test
    void aSplitThatTheOptionsDoNotFollowIsAnError() {
        DatedColumn c = column(Kind.PRICE, times(walk(300, 7), i -> i >= 150, 0.5));
        assertThat(SeriesRules.splits(c, day -> 100)).singleElement().satisfies(f -> {
            assertThat(f.severity()).isEqualTo(Severity.ERROR);
            assertThat(f.values()).contains("÷ 2", "do not move");
        });
        assertThat(SeriesRules.splits(c, day -> day >= c.days()[150] ? 50 : 100))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void aCrashThatIsNoSimpleRatioIsNoSplit() {
        DatedColumn c = column(Kind.PRICE, times(walk(300, 7), i -> i >= 150, 0.72));
        assertThat(SeriesRules.splits(c, day -> Double.NaN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 0.1, 100, 0.001})
    void aPowerOfTenThatLastsIsAChangeOfUnit(double factor) {
        DatedColumn c = column(Kind.FUTURE, times(walk(300, 8), i -> i >= 150, factor));
        assertThat(SeriesRules.unitChanges(c)).singleElement().satisfies(f -> {
            assertThat(f.severity()).isEqualTo(Severity.ERROR);
            assertThat(f.from()).isEqualTo(LocalDate.ofEpochDay(c.days()[150]));
        });
    }

    @Test
    void aSeriesThatOftenMovesByPowersOfTenHasNoUnitToChange() {
        SplittableRandom random = new SplittableRandom(12);
        double[] v = IntStream.range(0, 2000)
                .mapToDouble(i -> Math.pow(10, 1.5 * random.nextDouble()))
                .toArray();
        assertThat(SeriesRules.unitChanges(column(Kind.LEVEL, v))).isEmpty();
    }

    @Test
    void aDayInAnotherUnitIsToldOnce() {
        DatedColumn c = column(Kind.LEVEL, times(walk(300, 9), i -> i == 150, 100));
        assertThat(SeriesRules.unitChanges(c)).hasSize(1);
    }

    @Test
    void volumesInTensOfThousandsOnOneDayAreToldAndBusyDaysAreNot() {
        SplittableRandom random = new SplittableRandom(10);
        double[] v = IntStream.range(0, 200)
                .mapToDouble(i -> 1e6 * Math.exp(random.nextDouble() - 0.5))
                .toArray();
        assertThat(SeriesRules.unitChanges(column(Kind.VOLUME, times(v, i -> i == 90, 8))))
                .isEmpty();
        assertThat(SeriesRules.unitChanges(column(Kind.VOLUME, times(v, i -> i == 90, 1e-4))))
                .singleElement()
                .satisfies(f -> assertThat(f.values()).contains("÷ 10000"));
    }

    @Test
    void anUnderlyingBelowZeroIsAnErrorAndAFutureIsANote() {
        double[] v = walk(50, 11);
        v[20] = -37.63;
        assertThat(SeriesRules.nonPositive(column(Kind.PRICE, v)))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.ERROR));
        assertThat(SeriesRules.nonPositive(column(Kind.FUTURE, v)))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.severity()).isEqualTo(Severity.NOTE);
                    assertThat(f.rule()).isEqualTo(Rule.NEGATIVE_FUTURE);
                });
        assertThat(SeriesRules.nonPositive(column(Kind.LEVEL, v))).isEmpty();
    }

    @Test
    void aCloseAboveTheHighIsToldAndMissingNumbersAreNot() {
        SourceRow row = new SourceRow("b.csv", 2);
        LocalDate day = LocalDate.of(2031, 3, 3);
        Bar good = new Bar(row, day, 10, 11, 9, 10.5, 5);
        Bar bare = new Bar(row, day, Double.NaN, Double.NaN, Double.NaN, 10.5, Double.NaN);
        Bar bad = new Bar(row, day, 10, 11, 9, 11.5, 5);
        assertThat(SeriesRules.ranges(List.of(good, bare))).isEmpty();
        assertThat(SeriesRules.ranges(List.of(good, bad))).singleElement().satisfies(f -> assertThat(f.source())
                .isEqualTo(row));
    }

    @Test
    void theWalkOfTheseTestsMovesByOnePercent() {
        double[] v = walk(1000, 1);
        double sum = IntStream.range(1, v.length)
                .mapToDouble(i -> Math.pow(Math.log(v[i] / v[i - 1]), 2))
                .sum();
        assertThat(Math.sqrt(sum / 999)).isCloseTo(0.01, within(0.001));
    }
}
