package io.plimsoll.multiplier;

/**
 * Judges multipliers by the margins that they lead to day after day, rather than one by one: outputs become a
 * {@link MarginPath}, each day's loss is that of the margin which then stands, and the derivatives are carried back through
 * the path, its limits included. The loss of a day is
 *
 * <pre>w_t·loss(ln m_t) + λ·(S_t − S_(t−1))²,  ln m_t = S_t − b_t</pre>
 *
 * The first days of a run, whose margin is not yet the work of the days before, carry no loss.
 *
 * <p>Outputs: those of the loss of a day, ln m wanted first, and where the path moves two more: u and d.
 */
public final class PathObjective implements Objective {

    private static final int SETTLING = 20;

    private final Objective daily;
    private final PathDays days;
    private final double[] weights;
    private final PathSettings settings;
    private final Bounds bounds;

    /**
     * The objective of a set of examples.
     *
     * @param daily the loss of one day's multiplier; its {@link Objective#segment} must be 1
     * @param days by example, the baseline margin at the confidence that is asked for and the limit on rises
     * @param weights by example, what the day counts, of mean 1. With the baseline itself as weight the loss of a ratio is
     *     one in the unit of the margin
     */
    public PathObjective(Objective daily, PathDays days, double[] weights, PathSettings settings, Bounds bounds) {
        if (daily.segment() != 1 || daily.classifies()) {
            throw new IllegalArgumentException("a path needs a loss of single days that names ln m first");
        }
        if (days.count() != weights.length) {
            throw new IllegalArgumentException(
                    "days and weights must have one value an example, were " + days.count() + " and " + weights.length);
        }
        this.daily = daily;
        this.days = days;
        this.weights = weights;
        this.settings = settings;
        this.bounds = bounds;
    }

    @Override
    public int outputs() {
        return daily.outputs() + (settings.moving() ? 2 : 0);
    }

    /** A greater share of the way up raises the margin, one of the way down lowers it. */
    @Override
    public int direction(int output) {
        if (output < daily.outputs()) {
            return daily.direction(output);
        }
        return output == daily.outputs() ? 1 : -1;
    }

    @Override
    public int segment() {
        return settings.joinsDays() ? settings.length() : 1;
    }

    @Override
    public double loss(int first, int count, double[] outputs, double[] gradient) {
        MarginPath path = new MarginPath(settings, bounds, count);
        int width = outputs();
        for (int t = 0; t < count; t++) {
            int at = t * width;
            boolean moving = settings.moving();
            path.step(
                    days.logBaselines()[first + t],
                    days.rises20()[first + t],
                    outputs[at],
                    moving ? outputs[at + width - 2] : 0,
                    moving ? outputs[at + width - 1] : 0);
        }
        double[] byLog = new double[count];
        double loss = daily(path, first, count, outputs, gradient, byLog) + roughness(path, count, byLog);
        double[] byStep = new double[3 * count];
        path.backward(byLog, byStep);
        for (int t = 0; t < count; t++) {
            gradient[t * width] = byStep[3 * t];
            if (settings.moving()) {
                gradient[(t + 1) * width - 2] = byStep[3 * t + 1];
                gradient[(t + 1) * width - 1] = byStep[3 * t + 2];
            }
        }
        return loss;
    }

    private double daily(MarginPath path, int first, int count, double[] outputs, double[] gradient, double[] byLog) {
        int width = outputs();
        int own = daily.outputs();
        double[] values = new double[own];
        double[] slopes = new double[own];
        double loss = 0;
        for (int t = 0; t < count; t++) {
            double weight = paid(t, count) ? weights[first + t] : 0;
            System.arraycopy(outputs, t * width, values, 0, own);
            values[0] = path.log(t) - days.logBaselines()[first + t];
            loss += weight * daily.loss(first + t, 1, values, slopes);
            byLog[t] = weight * slopes[0];
            for (int k = 1; k < own; k++) {
                gradient[t * width + k] = weight * slopes[k];
            }
        }
        return loss;
    }

    private double roughness(MarginPath path, int count, double[] byLog) {
        double loss = 0;
        for (int t = 1; t < count; t++) {
            double change = paid(t, count) ? path.log(t) - path.log(t - 1) : 0;
            loss += settings.smoothness() * change * change;
            byLog[t] += 2 * settings.smoothness() * change;
            byLog[t - 1] -= 2 * settings.smoothness() * change;
        }
        return loss;
    }

    /** A run too short to settle counts whole. */
    private static boolean paid(int t, int count) {
        return t >= SETTLING || count <= 2 * SETTLING;
    }

    /**
     * The margins of a decision after another, as the path that was trained through leads to them.
     *
     * @param days by decision
     * @param outputs by decision, as {@link #outputs} says
     * @return ln m by decision
     */
    public static double[] follow(PathDays days, double[][] outputs, PathSettings settings, Bounds bounds) {
        MarginPath path = new MarginPath(settings, bounds, outputs.length);
        double[] logMultipliers = new double[outputs.length];
        for (int t = 0; t < outputs.length; t++) {
            int width = outputs[t].length;
            double up = settings.moving() ? outputs[t][width - 2] : 0;
            double down = settings.moving() ? outputs[t][width - 1] : 0;
            logMultipliers[t] = path.step(days.logBaselines()[t], days.rises20()[t], outputs[t][0], up, down)
                    - days.logBaselines()[t];
        }
        return logMultipliers;
    }
}
