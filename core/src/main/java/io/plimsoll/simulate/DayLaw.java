package io.plimsoll.simulate;

import org.hipparchus.special.Erf;

/**
 * The law of one session's log return, given everything known at the close before: a normal move, and with a small
 * probability a jump on top.
 *
 * <pre>x = drift + deviation·n + 1{jump}·(jumpMean + jumpDeviation·n′)</pre>
 *
 * @param drift of the session, log return
 * @param deviation of the normal move, log return
 * @param jumpProbability in [0, 1)
 */
record DayLaw(double drift, double deviation, double jumpProbability) {

    /** Mean of a jump, log return. */
    static final double JUMP_MEAN = -0.02;

    /** Standard deviation of a jump, log return. */
    static final double JUMP_DEVIATION = 0.025;

    private static final double ROOT_HALF = Math.sqrt(0.5);
    private static final double ROOT_TWO_PI = 2.5066282746310002;
    private static final int MOST_STEPS = 200;

    /**
     * A session as it came out.
     *
     * @param logReturn x
     * @param shock n, which leverage passes on to the variance
     * @param jumped whether a jump was part of it
     */
    record Outcome(double logReturn, double shock, boolean jumped) {}

    Outcome draw(Noise noise) {
        double shock = noise.normal();
        double jump = JUMP_MEAN + JUMP_DEVIATION * noise.normal();
        boolean jumped = noise.happens(jumpProbability);
        return new Outcome(drift + deviation * shock + (jumped ? jump : 0), shock, jumped);
    }

    /** P(X ≤ x). */
    double cumulative(double x) {
        double withJump = Math.sqrt(deviation * deviation + JUMP_DEVIATION * JUMP_DEVIATION);
        return (1 - jumpProbability) * standardNormal((x - drift) / deviation)
                + jumpProbability * standardNormal((x - drift - JUMP_MEAN) / withJump);
    }

    private static double standardNormal(double x) {
        return 0.5 * Erf.erfc(-x * ROOT_HALF);
    }

    private double density(double x) {
        double withJump = Math.sqrt(deviation * deviation + JUMP_DEVIATION * JUMP_DEVIATION);
        return (1 - jumpProbability) * normalDensity(x - drift, deviation)
                + jumpProbability * normalDensity(x - drift - JUMP_MEAN, withJump);
    }

    private static double normalDensity(double distance, double deviation) {
        double standard = distance / deviation;
        return StrictMath.exp(-0.5 * standard * standard) / (deviation * ROOT_TWO_PI);
    }

    /** The x with P(X ≤ x) = p, p in (0, 1): Newton's method, halving the bracket where a step would leave it. */
    double quantile(double p) {
        double low = drift - 50 * (deviation + JUMP_DEVIATION);
        double high = drift + 50 * (deviation + JUMP_DEVIATION);
        double x = drift;
        for (int i = 0; i < MOST_STEPS; i++) {
            double excess = cumulative(x) - p;
            if (excess < 0) {
                low = x;
            } else {
                high = x;
            }
            double newton = x - excess / density(x);
            double next = low < newton && newton < high ? newton : 0.5 * (low + high);
            if (Math.abs(next - x) <= 1e-15) {
                return next;
            }
            x = next;
        }
        throw new IllegalStateException(
                "the quantile at " + p + " of " + this + " must be found in " + MOST_STEPS + " steps");
    }

    /** The 99 % quantile of a long position's loss, as a share of the price at the close before. */
    double longLoss99() {
        return 1 - StrictMath.exp(quantile(0.01));
    }

    /** The 99 % quantile of a short position's loss, as a share of the price at the close before. */
    double shortLoss99() {
        return StrictMath.exp(quantile(0.99)) - 1;
    }
}
