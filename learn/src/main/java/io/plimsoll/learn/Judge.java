package io.plimsoll.learn;

import io.plimsoll.multiplier.Objective;

/**
 * Between a network's raw outputs and an objective: puts output 0 between its bounds, asks for the loss of each segment
 * and its gradient, and leads the gradient back to the raw outputs. One for each thread.
 */
final class Judge {

    private final Objective objective;
    private final MultiplierBounds bounds;
    private final Segments segments;
    private final int outputs;
    private final double[] values;
    private final double[] gradient;
    private final double[] slopes;

    Judge(Objective objective, MultiplierBounds bounds, Segments segments) {
        this.objective = objective;
        this.bounds = bounds;
        this.segments = segments;
        outputs = objective.outputs();
        values = new double[segments.longest() * outputs];
        gradient = new double[values.length];
        slopes = new double[segments.longest()];
    }

    /**
     * The loss summed over the examples of segments {@code order[from] … order[to − 1]}, whose raw outputs stand in that
     * order from {@code z[at]} on; NaN where an output is no finite number.
     *
     * @param scale what the gradient is multiplied by
     * @param into the gradient by the raw outputs, laid out as {@code z}; unless the loss is NaN
     * @throws IllegalStateException where the objective gives no finite loss for finite outputs
     */
    double loss(float[] z, int at, int[] order, int from, int to, double scale, float[] into) {
        double sum = 0;
        int next = at;
        for (int i = from; i < to; i++) {
            int count = segments.size(order[i]);
            if (!bound(z, next, count)) {
                return Double.NaN;
            }
            sum += objective.loss(segments.first(order[i]), count, values, gradient);
            lead(order[i], sum, scale, into, next);
            next += count * outputs;
        }
        return sum;
    }

    private boolean bound(float[] z, int at, int count) {
        boolean finite = true;
        for (int i = 0; i < count * outputs; i++) {
            values[i] = z[at + i];
            finite &= Float.isFinite(z[at + i]);
        }
        if (!objective.classifies()) {
            for (int i = 0; i < count; i++) {
                double share = bounds.share(values[i * outputs]);
                values[i * outputs] = bounds.logMultiplierAt(share);
                slopes[i] = bounds.slopeAt(share);
            }
        }
        return finite;
    }

    private void lead(int segment, double loss, double scale, float[] into, int at) {
        int count = segments.size(segment);
        if (!objective.classifies()) {
            for (int i = 0; i < count; i++) {
                gradient[i * outputs] *= slopes[i];
            }
        }
        double sum = 0;
        for (int i = 0; i < count * outputs; i++) {
            sum += gradient[i];
            into[at + i] = (float) (scale * gradient[i]);
        }
        if (!Double.isFinite(loss) || !Double.isFinite(sum)) {
            throw new IllegalStateException("an objective's loss and gradient must be finite, were " + loss + " and "
                    + sum + " in all for the " + count + " examples from " + segments.first(segment) + " on");
        }
    }
}
