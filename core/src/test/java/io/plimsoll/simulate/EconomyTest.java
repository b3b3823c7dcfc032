package io.plimsoll.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class EconomyTest {

    private static final WorldSettings SETTINGS = WorldSettings.standard(5).withSessions(1000);
    private static final List<Release> ALL = SimulatedWorld.economy(SETTINGS);
    private static final Map<String, List<Release>> BY_SERIES =
            ALL.stream().collect(Collectors.groupingBy(Release::series, TreeMap::new, Collectors.toList()));

    private static List<Release> of(String series) {
        return BY_SERIES.getOrDefault(series, List.of());
    }

    @Test
    void hasThirteenSeriesInOrder() {
        assertThat(BY_SERIES)
                .containsOnlyKeys(
                        "rate.short",
                        "rate.long",
                        "slope",
                        "dollar",
                        "creditspread",
                        "conditions",
                        "claims",
                        "inflation",
                        "feargreed",
                        "policyuncertainty",
                        "geopoliticalrisk",
                        "survey.bullish",
                        "survey.bearish");
        assertThat(ALL).isSortedAccordingTo(Release.ORDER);
        assertThat(ALL).allMatch(r -> Double.isFinite(r.value()));
    }

    @Test
    void nothingIsKnownOnAWeekendBeforeItsDateOrAfterTheLastSession() {
        LocalDate last = SimulatedWorld.market(SETTINGS.withFaultRate(0), "MERDLR")
                .bars()
                .get(999)
                .date();
        Set<String> seen = new HashSet<>();
        for (Release r : ALL) {
            assertThat(r.known()).isAfterOrEqualTo(r.date()).isBeforeOrEqualTo(last);
            assertThat(r.known().getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            assertThat(seen.add(r.series() + r.date() + r.known()))
                    .as(r.toString())
                    .isTrue();
        }
    }

    @Test
    void lagsAreThoseOfEachSeries() {
        assertThat(of("rate.short")).allMatch(r -> r.known().equals(r.date()));
        assertThat(of("creditspread")).allMatch(r -> lag(r) == 1 || lag(r) == 3);
        assertThat(of("conditions")).allMatch(r -> r.date().getDayOfWeek() == DayOfWeek.FRIDAY && lag(r) == 5);
        assertThat(of("claims")).allMatch(r -> r.date().getDayOfWeek() == DayOfWeek.SATURDAY);
        assertThat(of("survey.bullish")).allMatch(r -> r.date().getDayOfWeek() == DayOfWeek.WEDNESDAY && lag(r) == 1);
        assertThat(of("geopoliticalrisk"))
                .allMatch(r -> r.known().getDayOfWeek() == DayOfWeek.MONDAY && lag(r) >= 10 && lag(r) <= 14);
        assertThat(of("inflation"))
                .allMatch(r -> r.date().getDayOfMonth() == 1
                        && r.known().getDayOfMonth() >= 13
                        && r.known().getDayOfMonth() <= 15);
    }

    private static long lag(Release r) {
        return ChronoUnit.DAYS.between(r.date(), r.known());
    }

    @Test
    void aRevisionIsALaterReleaseAboutTheSameDateAndNearerTheTruth() {
        Map<LocalDate, List<Release>> claims =
                of("claims").stream().collect(Collectors.groupingBy(Release::date, TreeMap::new, Collectors.toList()));
        List<List<Release>> revised =
                claims.values().stream().filter(r -> r.size() == 2).toList();
        assertThat(revised).hasSizeGreaterThan(190);
        assertThat(revised).allMatch(r -> lag(r.get(0)) == 5 && lag(r.get(1)) == 12);
        assertThat(revised.stream()
                        .filter(r -> r.get(0).value() != r.get(1).value())
                        .count())
                .isGreaterThan(150);

        List<EconomyDay> days = EconomyDay.path(CommonPaths.of(SETTINGS).heard(), SETTINGS.seed());
        Map<LocalDate, EconomyDay> truth = days.stream()
                .collect(Collectors.toMap(d -> d.date().withDayOfMonth(1), d -> d, (a, b) -> b, TreeMap::new));
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        Set<LocalDate> before = new HashSet<>();
        for (Release r : of("inflation")) {
            EconomyDay day = truth.getOrDefault(r.date(), days.get(0));
            (before.add(r.date()) ? first : second).add(Math.abs(r.value() - day.inflation()));
        }
        assertThat(first).hasSize(45);
        assertThat(second).hasSize(44);
        assertThat(mean(second)).isLessThan(0.5 * mean(first));
    }

    private static double mean(List<Double> x) {
        return x.stream().mapToDouble(v -> v).average().orElseThrow();
    }

    @Test
    void theCurveSlopeIsLongLessShort() {
        for (int i = 0; i < 1000; i++) {
            double slope =
                    of("rate.long").get(i).value() - of("rate.short").get(i).value();
            assertThat(of("slope").get(i).value()).isCloseTo(slope, within(1.01e-4));
        }
    }

    @Test
    void valuesStayWhereSuchSeriesLie() {
        assertRange("rate.short", 0.05, 6);
        assertRange("creditspread", 1, 20);
        assertRange("dollar", 60, 160);
        assertRange("inflation", -3, 8);
        assertRange("claims", 100, 1000);
        assertRange("feargreed", 0, 100);
        assertRange("survey.bullish", 5, 80);
        assertRange("survey.bearish", 5, 80);
    }

    private static void assertRange(String series, double low, double high) {
        assertThat(of(series)).isNotEmpty().allMatch(r -> r.value() >= low && r.value() <= high);
    }

    @Test
    void withASignalCreditForetellsTheSizeOfTheNextMoveAndWithoutOneNothingDoes() {
        assertThat(foretells("creditspread", Signal.TRUE)).isGreaterThan(0.15);
        assertThat(foretells("feargreed", Signal.TRUE)).isLessThan(-0.15);
        // Under independence a correlation has standard deviation 1/√n.
        double band = 4 / Math.sqrt(4 * 2500);
        for (String series :
                List.of("rate.short", "slope", "dollar", "creditspread", "feargreed", "policyuncertainty")) {
            assertThat(foretells(series, Signal.NONE)).as(series).isBetween(-band, band);
        }
    }

    /** Mean correlation, over four worlds, of the last value known at a close with the size of the index's next move. */
    private static double foretells(String series, Signal signal) {
        double sum = 0;
        for (long seed = 1; seed <= 4; seed++) {
            WorldSettings settings = WorldSettings.standard(seed).withSignal(signal);
            TreeMap<LocalDate, Double> known = new TreeMap<>();
            for (Release r : SimulatedWorld.economy(settings)) {
                if (r.series().equals(series)) {
                    known.put(r.known(), r.value());
                }
            }
            List<Session> path = Session.path(CommonPaths.of(settings), AssetProfiles.equityIndex());
            int n = path.size() - 31;
            double[] told = new double[n];
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                told[i] = known.floorEntry(path.get(i + 30).date()).getValue();
                next[i] = Math.abs(path.get(i + 31).logReturn());
            }
            sum += new PearsonsCorrelation().correlation(told, next);
        }
        return sum / 4;
    }
}
