package io.plimsoll.bench;

import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.SviSabr;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Slices as markets quote them: a week to two years, a smile that is neither model exactly (SVI-SABR with its bend moved and
 * its right wing turned), uneven strikes from 3½ standard deviations under the forward to 2½ over it, and noise that grows
 * into the wings. No slice has butterfly arbitrage before the noise.
 */
public final class SliceGenerator {

    private SliceGenerator() {}

    /** The same seed gives the same slices. */
    public static List<Slice> slices(int count, int quotes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Slice> slices = new ArrayList<>();
        while (slices.size() < count) {
            int days = (int) Math.round(Math.exp(random.nextDouble(Math.log(7), Math.log(730))));
            RawSvi smile = smile(days / 365.0, random);
            if (Butterfly.free(smile)) {
                slices.add(slice(days, smile, quotes, random));
            }
        }
        return slices;
    }

    private static RawSvi smile(double years, SplittableRandom random) {
        double alpha = Math.exp(random.nextDouble(Math.log(0.1), Math.log(0.7)));
        double nu = random.nextDouble(0.25, 0.9) / Math.sqrt(Math.max(years, 0.04));
        RawSvi raw = new SviSabr(alpha, nu, random.nextDouble(-0.85, 0.3), years).raw();
        return new RawSvi(
                raw.a() * random.nextDouble(0.75, 1.15),
                raw.b() * random.nextDouble(0.9, 1.1),
                Math.max(-0.95, Math.min(0.95, raw.rho() + random.nextDouble(-0.1, 0.1))),
                raw.m() + random.nextDouble(-0.2, 0.2) * raw.sigma(),
                raw.sigma() * random.nextDouble(0.7, 1.4),
                years);
    }

    private static Slice slice(int days, RawSvi smile, int quotes, SplittableRandom random) {
        double forward = Math.exp(random.nextDouble(Math.log(20), Math.log(5000)));
        double deviation = smile.vol(0) * Math.sqrt(days / 365.0);
        double noise = random.nextDouble(5e-4, 3e-3);
        double[] k = new double[quotes];
        double[] vols = new double[quotes];
        for (int i = 0; i < quotes; i++) {
            double z = -3.5 + 6 * (i + random.nextDouble(0.2, 0.8)) / quotes;
            k[i] = z * deviation;
            vols[i] = smile.vol(k[i]) + noise * (0.3 + 0.25 * Math.abs(z)) * random.nextGaussian();
        }
        return Slice.vegaWeighted(days, forward, k, vols);
    }
}
