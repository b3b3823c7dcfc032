package io.plimsoll.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.SourceRow;
import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.arbitrage.ButterflyBound;
import io.plimsoll.surface.calibration.Calibration;
import io.plimsoll.surface.calibration.FitErrors;
import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.Smile;
import io.plimsoll.surface.model.SviSabr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What no market sends and some file will: the surface step answers it with a fit that holds or with words. */
class HostileSlicesTest {

    private static final LocalDate DAY = LocalDate.of(2031, 3, 3);
    private static final SurfaceSettings SETTINGS =
            SurfaceSettings.of(ExerciseStyle.EUROPEAN, false, CleaningSettings.of(CleaningSettings.Preset.NONE));

    @Test
    void aHundredThousandRandomSlicesAreEachFittedSoundlyOrRejectedInWords() {
        int calibrated = IntStream.range(0, 100).parallel().map(this::thousand).sum();
        assertThat(calibrated).isBetween(30_000, 95_000);
    }

    private int thousand(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int calibrated = 0;
        for (int i = 0; i < 1000; i++) {
            VolSlice slice = slice(random);
            for (SliceFit fit : fit(slice)) {
                check(fit, slice);
                calibrated += fit.calibrated() ? 1 : 0;
            }
        }
        return calibrated;
    }

    @Test
    void tenThousandStrikesAreFitted() {
        SplittableRandom random = new SplittableRandom(7);
        List<VolSlice.Quote> quotes = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            double strike = 20 + 0.02 * i;
            double vol = 0.2 + 0.1 * Math.abs(Math.log(strike / 100)) + random.nextDouble(0, 0.02);
            quotes.add(new VolSlice.Quote(new SourceRow("invented", i), strike, vol, vol + 0.01));
        }
        SliceFit fit =
                fit(new VolSlice(DAY.plusDays(90), 90 / 365.0, 100, quotes)).get(0);
        assertThat(fit.calibrated()).isTrue();
        assertThat(fit.rawSvi().errors().rmseVolBp()).isLessThan(150);
    }

    private static List<SliceFit> fit(VolSlice slice) {
        return SurfaceBuilder.ofVols(DAY, List.of(slice), SETTINGS).day().slices();
    }

    /** Every number that is handed on is one, lies where its model allows, and holds no butterfly arbitrage. */
    private static void check(SliceFit fit, VolSlice slice) {
        if (!fit.calibrated()) {
            assertThat(fit.rejection()).as("%s", slice).isNotBlank();
        }
        check(fit.sviSabr(), slice);
        check(fit.rawSvi(), slice);
        SviSabr sviSabr = fit.sviSabr().smile();
        if (sviSabr != null) {
            assertThat(ButterflyBound.share(sviSabr)).as("%s", slice).isLessThanOrEqualTo(1);
        }
        RawSvi rawSvi = fit.rawSvi().smile();
        if (rawSvi != null) {
            assertThat(Butterfly.of(rawSvi).free())
                    .as("%s of %s", rawSvi, slice)
                    .isTrue();
        }
        if (fit.moments() != null) {
            assertThat(fit.moments().full().closed(1e-6)).isTrue();
        } else if (fit.calibrated()) {
            assertThat(fit.remarks()).contains("moments not closed");
        }
    }

    private static <S extends Smile> void check(Calibration<S> fit, VolSlice slice) {
        Smile smile = fit.smile();
        if (smile == null) {
            assertThat(fit.rejection()).as("%s", slice).isNotBlank();
            return;
        }
        for (double k : new double[] {-2, -0.1, 0, 0.1, 2}) {
            assertThat(smile.vol(k)).as("%s of %s", smile, slice).isPositive().isFinite();
        }
        FitErrors errors = fit.errors();
        assertThat(errors.rmseVolBp()).isNotNegative().isFinite();
        assertThat(errors.largestVolBp()).isNotNegative().isFinite();
        assertThat(fit.repairVolBp()).isNotNegative().isFinite();
    }

    private static VolSlice slice(SplittableRandom random) {
        int days = new int[] {1, 2, 7, 30, 365, 3650}[random.nextInt(6)];
        double odd = strange(random, 100);
        // Forwards that are none are the readers' to refuse, and HostileRowsTest's.
        double forward = odd > 0 && odd < Double.POSITIVE_INFINITY ? odd : 100;
        int n = new int[] {1, 2, 4, 5, 6, 8, 15, 40, 100}[random.nextInt(9)];
        double level = Math.exp(random.nextDouble(Math.log(0.001), Math.log(5)));
        double width = Math.exp(random.nextDouble(Math.log(0.01), Math.log(20))) * level * Math.sqrt(days / 365.0);
        double noise = random.nextInt(3) == 0 ? 0 : Math.exp(random.nextDouble(Math.log(1e-4), Math.log(2)));
        double skew = random.nextDouble(-1, 1);
        double spread = random.nextInt(4) == 0 ? 0 : random.nextDouble(0, 0.3);
        boolean crossed = random.nextInt(10) == 0;
        List<VolSlice.Quote> quotes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double x = random.nextDouble(-1, 1);
            double strike = strange(random, 100 * Math.exp(x * width));
            double smile = level * Math.max(0, 1 + skew * x + noise * (random.nextDouble() - 0.5));
            double bid = strange(random, smile * (1 - spread));
            double ask = strange(random, smile * (1 + spread));
            SourceRow row = new SourceRow("invented", i);
            quotes.add(crossed ? new VolSlice.Quote(row, strike, ask, bid) : new VolSlice.Quote(row, strike, bid, ask));
        }
        return new VolSlice(DAY.plusDays(days), days / 365.0, forward, quotes);
    }

    /** One number in two hundred is none that a quote could have. */
    private static double strange(SplittableRandom random, double usual) {
        if (random.nextInt(200) > 0) {
            return usual;
        }
        double[] odd = {
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0,
            -usual,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            5,
            1e-9,
            1e9
        };
        return odd[random.nextInt(odd.length)];
    }
}
