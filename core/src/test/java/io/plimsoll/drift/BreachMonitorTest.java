package io.plimsoll.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.drift.BreachMonitor.Direction;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BreachMonitorTest {

    private static final double P = 0.01;
    private static final double ALARM = 20;
    private static final int PATHS = 2000;
    private static final int DAYS = 2520;

    private static boolean[] breaches(SplittableRandom random, double rate, int days) {
        boolean[] breaches = new boolean[days];
        for (int t = 0; t < days; t++) {
            breaches[t] = random.nextDouble() < rate;
        }
        return breaches;
    }

    /** The second writing: the product of the bets, plainly. */
    @Test
    void theEValueIsTheMeanOfTheProductsOfTheBets() {
        boolean[] breaches = breaches(new SplittableRandom(1), 0.05, 300);
        BreachMonitor many = BreachMonitor.of(breaches, P, 1, Direction.MANY);
        double mean = 0;
        double detector = 0;
        for (double multiple : BreachMonitor.MANY) {
            double q = multiple * P / (1 - P + multiple * P);
            double lambda = (q - P) / (P * (1 - P));
            assertThat(lambda).isBetween(0.0, 1 / P);
            double wealth = 1;
            double restarted = 0;
            for (boolean breach : breaches) {
                double factor = 1 + lambda * ((breach ? 1 : 0) - P);
                wealth *= factor;
                restarted = (restarted + 1) * factor;
            }
            mean += wealth / BreachMonitor.MANY.size();
            detector += restarted / BreachMonitor.MANY.size();
        }
        assertThat(many.last()).isCloseTo(mean, within(1e-9 * mean));
        assertThat(Math.exp(many.logDetector()[299])).isCloseTo(detector, within(1e-9 * detector));
    }

    /** Fair odds: whatever the days so far, the next day's E is expected to be that of today. */
    @ParameterizedTest
    @EnumSource(Direction.class)
    void atTheRateAimedAtTheNextDaysEValueIsExpectedToBeTodays(Direction direction) {
        boolean[] breaches = breaches(new SplittableRandom(2), 0.03, 400);
        for (int t = 0; t + 1 < breaches.length; t += 7) {
            boolean[] quiet = Arrays.copyOf(breaches, t + 2);
            boolean[] breach = quiet.clone();
            quiet[t + 1] = false;
            breach[t + 1] = true;
            double next = P * BreachMonitor.of(breach, P, 1, direction).last()
                    + (1 - P) * BreachMonitor.of(quiet, P, 1, direction).last();
            double today = BreachMonitor.of(Arrays.copyOf(breaches, t + 1), P, 1, direction)
                    .last();
            assertThat(next).isCloseTo(today, within(1e-12 * today));
        }
    }

    private static long alarms(double rate, Direction direction, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long alarms = 0;
        for (int path = 0; path < PATHS; path++) {
            boolean[] breaches = breaches(random, rate, DAYS);
            alarms += BreachMonitor.of(breaches, P, 1, direction).alarm(ALARM).isPresent() ? 1 : 0;
        }
        return alarms;
    }

    @Test
    void inTenYearsAtTheRateAimedAtAFalseAlarmIsRarerThanOneInTwenty() {
        assertThat(alarms(P, Direction.MANY, 3)).isBetween(20L, PATHS / 20L);
        assertThat(alarms(P, Direction.FEW, 4)).isBetween(20L, PATHS / 20L);
        assertThat(alarms(P / 2, Direction.MANY, 5)).isLessThan(PATHS / 200);
        assertThat(alarms(2 * P, Direction.FEW, 6)).isLessThan(PATHS / 200);
    }

    /** Breaches in clusters whose rate, given the past, is at most p: the inequality asks for no more. */
    @Test
    void breachesThatFollowEachOtherInQuietWaysAreNoAlarm() {
        SplittableRandom random = new SplittableRandom(7);
        int alarms = 0;
        for (int path = 0; path < PATHS; path++) {
            boolean[] breaches = new boolean[DAYS];
            for (int t = 1; t < DAYS; t++) {
                breaches[t] = random.nextDouble() < (breaches[t - 1] ? P : P * random.nextDouble());
            }
            alarms += BreachMonitor.of(breaches, P, 1, Direction.MANY)
                            .alarm(ALARM)
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(PATHS / 20);
    }

    private static double medianDay(double rate, Direction direction, int days, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] first = new double[PATHS];
        Arrays.setAll(first, path -> {
            OptionalInt day = BreachMonitor.of(breaches(random, rate, days), P, 1, direction)
                    .alarm(ALARM);
            return day.isPresent() ? day.getAsInt() + 1 : Double.POSITIVE_INFINITY;
        });
        Arrays.sort(first);
        return (first[PATHS / 2 - 1] + first[PATHS / 2]) / 2;
    }

    /** The median first days of alarm in docs/method/drift.md. */
    @Test
    void anotherRateIsSeenWithinTheDaysThatTheMethodPageTells() {
        assertThat(medianDay(2 * P, Direction.MANY, 4000, 8)).isBetween(750.0, 890.0);
        assertThat(medianDay(3 * P, Direction.MANY, 2000, 8)).isBetween(210.0, 270.0);
        assertThat(medianDay(5 * P, Direction.MANY, 1000, 8)).isBetween(75.0, 97.0);
        assertThat(medianDay(0, Direction.FEW, 1000, 8)).isEqualTo(423);
    }

    @Test
    void theDetectorSeesAChangeAfterALongQuietTimeThatTheEValueDoesNotYet() {
        boolean[] breaches = new boolean[2500];
        for (int t = 2000; t < 2500; t += 20) {
            breaches[t] = true;
        }
        BreachMonitor monitor = BreachMonitor.of(breaches, P, 1, Direction.MANY);
        double[] detector = monitor.logDetector();
        int seen = 0;
        while (detector[seen] < Math.log(DAYS)) {
            seen++;
        }
        assertThat(seen).isBetween(2000, 2250);
        assertThat(monitor.alarm(DAYS).orElse(DAYS)).isGreaterThan(seen);
    }

    @Test
    void theMeanNumberOfDaysToAFalseSignalOfTheDetectorIsAtLeastItsThreshold() {
        SplittableRandom random = new SplittableRandom(13);
        int threshold = 250;
        double sum = 0;
        for (int path = 0; path < 500; path++) {
            double[] detector = BreachMonitor.of(breaches(random, P, 4000), P, 1, Direction.MANY)
                    .logDetector();
            int day = 0;
            while (day < detector.length && detector[day] < Math.log(threshold)) {
                day++;
            }
            sum += day; // cut off at 4,000, which only lowers the mean
        }
        assertThat(sum / 500).isGreaterThan(threshold);
    }

    @Test
    void overAHorizonOverlappingBreachesAreWatchedSeparatelyAndFalseAlarmsStayRare() {
        SplittableRandom random = new SplittableRandom(14);
        int alarms = 0;
        for (int path = 0; path < 500; path++) {
            // A loss over five days beyond the margin: five days' Gaussian steps, 1 % of sums beyond 2.32635 sd.
            double[] steps = new double[DAYS + 5];
            Arrays.setAll(steps, t -> random.nextGaussian());
            boolean[] breaches = new boolean[DAYS];
            for (int t = 0; t < DAYS; t++) {
                breaches[t] = Arrays.stream(steps, t, t + 5).sum() > 2.3263478740408408 * Math.sqrt(5);
            }
            BreachMonitor monitor = BreachMonitor.of(breaches, P, 5, Direction.MANY);
            alarms += monitor.alarm(ALARM).isPresent() ? 1 : 0;
            assertThat(monitor.largestDetector()).isNaN();
        }
        assertThat(alarms).isLessThanOrEqualTo(25);
    }

    @Test
    void aDayOfBreachesWithoutEndIsToldAsAVeryLargeFiniteNumber() {
        boolean[] all = new boolean[1000];
        Arrays.fill(all, true);
        BreachMonitor monitor = BreachMonitor.of(all, P, 1, Direction.MANY);
        assertThat(monitor.largest()).isCloseTo(1e300, within(1e288));
        // A first breach multiplies by about 3.6 in the mean, two by 20.6.
        assertThat(monitor.alarm(ALARM)).hasValue(1);
        assertThat(BreachMonitor.of(all, P, 1, Direction.FEW).largest()).isEqualTo(1);
    }

    @Test
    void badSettingsNameTheirValues() {
        assertThatThrownBy(() -> BreachMonitor.of(new boolean[3], 0, 1, Direction.MANY))
                .hasMessageContaining("0.0");
        assertThatThrownBy(() -> BreachMonitor.of(new boolean[3], P, 0, Direction.MANY))
                .hasMessageContaining("and 0");
    }
}
