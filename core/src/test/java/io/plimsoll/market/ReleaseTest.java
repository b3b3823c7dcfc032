package io.plimsoll.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When values of series are known. All values are invented. */
class ReleaseTest {

    /** A Monday. */
    private static final LocalDate START = LocalDate.of(2031, 3, 3);

    private static final int SESSIONS = 60;

    /** Weekdays but for a few holidays. */
    private static final List<LocalDate> DAYS = Stream.iterate(START, d -> d.plusDays(1))
            .filter(d -> d.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
            .filter(d -> d.getDayOfYear() % 17 != 0)
            .limit(SESSIONS)
            .toList();

    private static SeriesPoint point(LocalDate date, double value, @Nullable LocalDate known) {
        return new SeriesPoint(new SourceRow("invented.csv", 2), "s", date, value, known);
    }

    private static double at(LocalDate session, ReleaseRule rule, SeriesPoint... points) {
        return AlignedSeries.of(List.of(points), DAYS, rule).values()[DAYS.indexOf(session)];
    }

    @Test
    void aValueIsKnownSessionsAfterTheFirstSessionOnOrAfterItsDateAndDays() {
        ReleaseRule rule = new ReleaseRule(5, 1, 10);
        // Five days after a Saturday is Thursday, a session; the one after it is Friday.
        SeriesPoint week = point(LocalDate.of(2031, 3, 8), 7, null);

        assertThat(at(LocalDate.of(2031, 3, 13), rule, week)).isNaN();
        assertThat(at(LocalDate.of(2031, 3, 14), rule, week)).isEqualTo(7);
        // Five days after a Monday is a Saturday: Monday is the first session, Tuesday the one after it.
        SeriesPoint monday = point(LocalDate.of(2031, 3, 3), 8, null);
        assertThat(at(LocalDate.of(2031, 3, 10), rule, monday)).isNaN();
        assertThat(at(LocalDate.of(2031, 3, 11), rule, monday)).isEqualTo(8);
    }

    @Test
    void theDayThatAPointTellsGoesBeforeTheRule() {
        ReleaseRule rule = new ReleaseRule(30, 2, 10);
        SeriesPoint early = point(LocalDate.of(2031, 3, 3), 7, LocalDate.of(2031, 3, 8)); // a Saturday

        assertThat(at(LocalDate.of(2031, 3, 7), rule, early)).isNaN();
        assertThat(at(LocalDate.of(2031, 3, 10), rule, early)).isEqualTo(7);
    }

    @Test
    void revisionsAreSeenFromTheirDayOnAndAnOldOneDoesNotHideANewerDate() {
        SeriesPoint first = point(LocalDate.of(2031, 3, 3), 1, LocalDate.of(2031, 3, 4));
        SeriesPoint revised = point(LocalDate.of(2031, 3, 3), 2, LocalDate.of(2031, 3, 7));
        SeriesPoint next = point(LocalDate.of(2031, 3, 10), 3, LocalDate.of(2031, 3, 11));
        SeriesPoint late = point(LocalDate.of(2031, 3, 3), 4, LocalDate.of(2031, 3, 13));
        SeriesPoint[] anyOrder = {late, next, revised, first};

        assertThat(at(LocalDate.of(2031, 3, 3), ReleaseRule.SAME_DAY, anyOrder)).isNaN();
        assertThat(at(LocalDate.of(2031, 3, 6), ReleaseRule.SAME_DAY, anyOrder)).isEqualTo(1);
        assertThat(at(LocalDate.of(2031, 3, 7), ReleaseRule.SAME_DAY, anyOrder)).isEqualTo(2);
        assertThat(at(LocalDate.of(2031, 3, 11), ReleaseRule.SAME_DAY, anyOrder))
                .isEqualTo(3);
        assertThat(at(LocalDate.of(2031, 3, 14), ReleaseRule.SAME_DAY, anyOrder))
                .isEqualTo(3);
        assertThat(AlignedSeries.of(List.of(anyOrder), DAYS, ReleaseRule.SAME_DAY)
                        .used())
                .containsExactly(false, true, true, true);
    }

    @Test
    void aValueThatNoNewerOneReplacesCountsAsMissingAfterTheRulesSessions() {
        SeriesPoint old = point(DAYS.get(0), 1, null);

        double[] values =
                AlignedSeries.of(List.of(old), DAYS, new ReleaseRule(0, 1, 3)).values();

        assertThat(values[0]).isNaN();
        assertThat(values[1]).isEqualTo(1);
        assertThat(values[4]).isEqualTo(1);
        assertThat(values[5]).isNaN();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theSeriesIsWhatASearchOverAllPointsFinds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ReleaseRule rule = rule(random);
        List<SeriesPoint> points = points(random);

        double[] values = AlignedSeries.of(points, DAYS, rule).values();

        double[] searched = IntStream.range(0, SESSIONS)
                .mapToDouble(s -> searched(points, rule, s))
                .toArray();
        assertThat(values).containsExactly(searched);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void whatIsNotYetKnownChangesNothingBeforeItsDay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ReleaseRule rule = rule(random);
        List<SeriesPoint> points = points(random);
        double[] values = AlignedSeries.of(points, DAYS, rule).values();
        boolean moved = false;
        for (int i = 0; i < points.size(); i++) {
            SeriesPoint p = points.get(i);
            List<SeriesPoint> other = new ArrayList<>(points);
            other.set(i, point(p.date(), 1e6, p.known()));
            double[] changed = AlignedSeries.of(other, DAYS, rule).values();
            int known = rule.knownAt(p, DAYS);
            int before = Math.min(known, SESSIONS);
            assertThat(Arrays.copyOf(changed, before)).containsExactly(Arrays.copyOf(values, before));
            moved |= known < SESSIONS && changed[known] == 1e6;
        }
        assertThat(moved)
                .as("the changes reach the days from which they are known")
                .isTrue();
    }

    private static ReleaseRule rule(SplittableRandom random) {
        return new ReleaseRule(random.nextInt(8), random.nextInt(3), random.nextInt(8));
    }

    /** Up to three vintages of a date, of which one may be known by the rule; no two points have the same value. */
    private static List<SeriesPoint> points(SplittableRandom random) {
        List<SeriesPoint> points = new ArrayList<>();
        for (int d = -10; d < 90; d += 1 + random.nextInt(6)) {
            LocalDate date = START.plusDays(d);
            Set<LocalDate> known = new HashSet<>();
            if (random.nextBoolean()) {
                points.add(point(date, points.size(), null));
            }
            for (int v = random.nextInt(3); v > 0; v--) {
                LocalDate day = date.plusDays(random.nextInt(25));
                if (known.add(day)) {
                    points.add(point(date, points.size(), day));
                }
            }
        }
        return points;
    }

    /** The definition, written a second time: every point is looked at in every session. */
    private static double searched(List<SeriesPoint> points, ReleaseRule rule, int session) {
        SeriesPoint shown = null;
        int since = -1;
        for (int s = 0; s <= session; s++) {
            SeriesPoint best = best(points, rule, s);
            if (best != null && !best.equals(shown)) {
                shown = best;
                since = s;
            }
        }
        return shown != null && session - since <= rule.staleSessions() ? shown.value() : Double.NaN;
    }

    private static @Nullable SeriesPoint best(List<SeriesPoint> points, ReleaseRule rule, int session) {
        SeriesPoint best = null;
        for (SeriesPoint p : points) {
            int known = knownAt(p, rule);
            if (known > session) {
                continue;
            }
            boolean newer = best == null || p.date().isAfter(best.date());
            boolean revised = best != null
                    && p.date().equals(best.date())
                    && (known > knownAt(best, rule) || (known == knownAt(best, rule) && laterVintage(p, best)));
            best = newer || revised ? p : best;
        }
        return best;
    }

    private static boolean laterVintage(SeriesPoint p, SeriesPoint other) {
        LocalDate known = p.known();
        LocalDate before = other.known();
        return known != null && (before == null || known.isAfter(before));
    }

    private static int knownAt(SeriesPoint p, ReleaseRule rule) {
        LocalDate known = p.known();
        LocalDate day = known == null ? p.date().plusDays(rule.days()) : known;
        int s = 0;
        while (s < SESSIONS && DAYS.get(s).isBefore(day)) {
            s++;
        }
        return known == null ? s + rule.sessions() : s;
    }

    @ParameterizedTest
    @CsvSource({
        "DGS10, 0, 1, 10",
        "T10YIE, 0, 1, 10",
        "DTWEXBGS, 7, 1, 10",
        "CPIAUCSL, 57, 0, 30",
        "ICSA, 5, 0, 10",
        "VIX, 0, 0, 10",
        "VIX9D, 0, 0, 10",
        "OVXCLS, 0, 1, 10",
        "gpr.act, 8, 0, 10",
        "aaii.bullish, 0, 1, 10",
        "shibor.m1, 0, 0, 10",
        "nobody.knows, 0, 0, 10"
    })
    void theUsualSeriesHaveARule(String series, int days, int sessions, int stale) {
        assertThat(ReleaseRules.of(series)).isEqualTo(new ReleaseRule(days, sessions, stale));
    }

    @Test
    void everyDefaultHasAReasonAndANameOfItsOwn() {
        assertThat(ReleaseRules.all()).allSatisfy(d -> assertThat(d.reason()).isNotBlank());
        assertThat(ReleaseRules.all().stream().map(ReleaseRules.Default::series))
                .doesNotHaveDuplicates();
    }

    @Test
    void aLagIsNotNegative() {
        assertThatThrownBy(() -> new ReleaseRule(0, -1, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was 0 days, -1 sessions, stale after 10 sessions");
    }
}
