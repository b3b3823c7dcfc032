package io.plimsoll.math;

/**
 * Makes the probabilities of a classifier as sure as it is right: p_k = e^(z_k/T) ÷ Σ_j e^(z_j/T). One number is fitted, on
 * examples that the classifier was not fitted on, and the class thought likeliest stays the same. Guo, Pleiss, Sun &amp;
 * Weinberger, "On Calibration of Modern Neural Networks", ICML 2017, section 4.2.
 *
 * @param temperature T, in [0.01, 100]; over 1 where the classifier was too sure
 */
public record TemperatureScaling(double temperature) {

    private static final double LEAST = 0.01;
    private static final double MOST = 100;
    private static final int HALVINGS = 80;

    public TemperatureScaling {
        if (!(temperature >= LEAST && temperature <= MOST)) {
            throw new IllegalArgumentException("a temperature must be in [0.01, 100], was " + temperature);
        }
    }

    /**
     * The temperature under which the true classes are likeliest. The mean of −ln p is convex in 1/T, so there is one; where it
     * lies outside the range (every example right, or the classifier worse than chance) the nearer end is taken.
     *
     * @param logits one row an example, one column a class, all finite
     * @param classes the true class of each example
     * @throws IllegalArgumentException where there is no example, or rows and classes do not fit
     */
    public static TemperatureScaling fit(double[][] logits, int[] classes) {
        if (logits.length == 0 || logits.length != classes.length) {
            throw new IllegalArgumentException("a temperature needs one class an example and at least one example, had "
                    + logits.length + " examples and " + classes.length + " classes");
        }
        double low = Math.log(1 / MOST);
        double high = Math.log(1 / LEAST);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (low + high);
            if (slope(logits, classes, Math.exp(middle)) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return new TemperatureScaling(Math.min(MOST, Math.max(LEAST, Math.exp(-0.5 * (low + high)))));
    }

    /** Derivative of Σ −ln p in 1/T: Σ (E z − z of the true class). */
    private static double slope(double[][] logits, int[] classes, double inverse) {
        double slope = 0;
        for (int i = 0; i < logits.length; i++) {
            double[] z = logits[i];
            if (classes[i] < 0 || classes[i] >= z.length) {
                throw new IllegalArgumentException(
                        "the class of example " + i + " must be one of " + z.length + ", was " + classes[i]);
            }
            double[] p = softmax(z, inverse);
            for (int k = 0; k < z.length; k++) {
                slope += p[k] * z[k];
            }
            slope -= z[classes[i]];
        }
        return slope;
    }

    /** The probabilities of the classes. */
    public double[] probabilities(double[] logits) {
        return softmax(logits, 1 / temperature);
    }

    private static double[] softmax(double[] logits, double inverse) {
        double most = Double.NEGATIVE_INFINITY;
        for (double z : logits) {
            most = Math.max(most, z);
        }
        double[] p = new double[logits.length];
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] = Math.exp(inverse * (logits[k] - most));
            sum += p[k];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= sum;
        }
        return p;
    }
}
