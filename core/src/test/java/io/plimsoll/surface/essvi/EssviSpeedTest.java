package io.plimsoll.surface.essvi;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.surface.calibration.RawSviCalibrator.Errors;
import io.plimsoll.surface.calibration.SmileQuotes;
import io.plimsoll.surface.model.Essvi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Reports how long fits take. The limits are far from what they are, for machines that do much else. */
class EssviSpeedTest {

    private static final int FITS = 40;
    private static final int ROUNDS = 4;

    @Test
    void tenExpiriesTakeMilliseconds(TestReporter reporter) {
        SplittableRandom random = new SplittableRandom(71);
        List<List<SmileQuotes>> days = new ArrayList<>();
        for (int i = 0; i < FITS; i++) {
            days.add(RandomSurfaces.quotes(RandomSurfaces.arbitrageFree(random, 10), 40, 0.005, random));
        }
        report("10 expiries of 40 quotes", days, 100, reporter);
    }

    @Test
    void fortyFiveExpiriesTakeAFractionOfASecond(TestReporter reporter) {
        SplittableRandom random = new SplittableRandom(72);
        List<List<SmileQuotes>> days = new ArrayList<>();
        for (int i = 0; i < FITS / 4; i++) {
            days.add(RandomSurfaces.quotes(RandomSurfaces.listed(random, 45), 100, 0.005, random));
        }
        report("45 expiries of 100 quotes", days, 1000, reporter);
    }

    private static void report(String what, List<List<SmileQuotes>> days, double most, TestReporter reporter) {
        for (Errors errors : Errors.values()) {
            EssviSettings settings = new EssviSettings(PsiBound.EXACT, errors);
            double[] milliseconds = new double[days.size()];
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < milliseconds.length; i++) {
                    long from = System.nanoTime();
                    List<Essvi> slices =
                            EssviCalibrator.fit(days.get(i), settings).slices();
                    milliseconds[i] = 1e-6 * (System.nanoTime() - from);
                    assertThat(slices).hasSameSizeAs(days.get(i));
                }
            }
            Arrays.sort(milliseconds);
            double median = milliseconds[milliseconds.length / 2];
            reporter.publishEntry(what + ", " + errors, String.format(Locale.ROOT, "median %.1f ms", median));
            assertThat(median).isLessThan(most);
        }
    }
}
