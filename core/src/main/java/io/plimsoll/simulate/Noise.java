package io.plimsoll.simulate;

import java.util.SplittableRandom;

/**
 * Random numbers from a seed. Functions are those of {@link StrictMath}, so that the same seed gives the same bits on
 * every machine and JDK.
 */
final class Noise {

    private final SplittableRandom random;

    Noise(SplittableRandom random) {
        this.random = random;
    }

    /** Uniform on [0, 1). */
    double uniform() {
        return random.nextDouble();
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Standard normal, by the polar method (Marsaglia &amp; Bray 1964). */
    double normal() {
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * Math.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /** exp(deviation · n), n standard normal: a factor around 1. */
    double factor(double deviation) {
        return StrictMath.exp(deviation * normal());
    }

    /** The next value of a series that is drawn back: towards + persistence·(value − towards) + deviation·n. */
    double pulled(double value, double towards, double persistence, double deviation) {
        return towards + persistence * (value - towards) + deviation * normal();
    }
}
