package io.plimsoll.simulate;

import org.hipparchus.special.Erf;

/**
 * The law of one session's log return, given everything known at the close before: a normal move, and with a small
 * probability a jump on top.
 *
 * <pre>x = drift + deviation·n + 1{jump}·(jumpMean + jumpDeviation·n′)</pre>
 *
 * <p>so that P(X ≤ x) = (1 − p)·N((x − drift)/deviation) + p·N((x − drift − jumpMean)/√(deviation² + jumpDeviation²)).
 *
 * @param drift of the session, log return
 * @param deviation of the normal move, log return
 * @param jumpProbability p, in [0, 1)
 * @param jumpMean log return
 * @param jumpDeviation log return
 */
public record DayLaw(double drift, double deviation, double jumpProbability, double jumpMean, double jumpDeviation) {

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

    /** The session that these shocks make. */
    Outcome outcome(Shocks shocks) {
        double jump = jumpMean + jumpDeviation * shocks.jumpNormal();
        boolean jumped = shocks.lot() < jumpProbability;
        return new Outcome(drift + deviation * shocks.normal() + (jumped ? jump : 0), shocks.normal(), jumped);
    }

    /** P(X ≤ x). */
    public double cumulative(double x) {
        double withJump = Math.sqrt(deviation * deviation + jumpDeviation * jumpDeviation);
        return (1 - jumpProbability) * standardNormal((x - drift) / deviation)
                + jumpProbability * standardNormal((x - drift - jumpMean) / withJump);
    }

    private static double standardNormal(double x) {
        return 0.5 * Erf.erfc(-x * ROOT_HALF);
    }

    private double density(double x) {
        double withJump = Math.sqrt(deviation * deviation + jumpDeviation * jumpDeviation);
        return (1 - jumpProbability) * normalDensity(x - drift, deviation)
                + jumpProbability * normalDensity(x - drift - jumpMean, withJump);
    }

    private static double normalDensity(double distance, double deviation) {
        double standard = distance / deviation;
        return StrictMath.exp(-0.5 * standard * standard) / (deviation * ROOT_TWO_PI);
    }

    /**
     * The x with P(X ≤ x) = p, by Newton's method, halving the bracket where a step would leave it.
     *
     * @param p in (0, 1)
     */
    public double quantile(double p) {
        double low = drift - 50 * (deviation + jumpDeviation);
        double high = drift + 50 * (deviation + jumpDeviation);
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

    /**
     * The quantile of a long position's loss, 1 − e^(x_(1−p)), as a share of the price at the close before.
     *
     * @param confidence p, such as 0.99
     */
    public double longLoss(double confidence) {
        return 1 - StrictMath.exp(quantile(1 - confidence));
    }

    /**
     * The quantile of a short position's loss, e^(x_p) − 1, as a share of the price at the close before.
     *
     * @param confidence p, such as 0.99
     */
    public double shortLoss(double confidence) {
        return StrictMath.exp(quantile(confidence)) - 1;
    }
}
