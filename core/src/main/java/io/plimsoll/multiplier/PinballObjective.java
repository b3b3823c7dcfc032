package io.plimsoll.multiplier;

/**
 * The loss of a multiplier m against realised ratios r, one column a confidence level c:
 *
 * <pre>mean over levels of (c − 1{r ≤ m})(r − m) ÷ scale_c</pre>
 *
 * where scale_c is the mean over examples of the same loss for the constant multiplier 1 on the examples that the network
 * is fitted to. So each level weighs the same although the loss at 99 % is many times smaller than at 95 %, and a
 * multiplier that is always 1 has mean loss 1 there. The pinball loss is least at the conditional c-quantile (Koenker &amp;
 * Bassett 1978).
 */
public final class PinballObjective implements Objective {

    private final double[][] ratios;
    private final double[] levels;
    private final double[] weights;

    private PinballObjective(double[][] ratios, double[] levels, double[] weights) {
        this.ratios = ratios;
        this.levels = levels;
        this.weights = weights;
        for (int row = 0; row < ratios.length; row++) {
            check(row);
        }
    }

    private void check(int row) {
        if (ratios[row].length != levels.length) {
            throw new IllegalArgumentException(
                    "each row must have " + levels.length + " ratios, row " + row + " had " + ratios[row].length);
        }
        for (int column = 0; column < levels.length; column++) {
            if (!Double.isFinite(ratios[row][column])) {
                throw new IllegalArgumentException(
                        "each ratio must be finite, row " + row + " column " + column + " was " + ratios[row][column]);
            }
        }
    }

    /**
     * The loss on the fit block, whose levels are scaled on its own ratios.
     *
     * @param ratios one row an example, one column a level: realised loss ÷ baseline margin at that level. The right
     *     multiplier at confidence c is the conditional c-quantile of the ratio in the column of c
     * @throws IllegalArgumentException where every ratio of a level is exactly 1, so that nothing is left to learn
     */
    public static PinballObjective scaledOn(double[][] ratios, double[] levels) {
        double[] weights = new double[levels.length];
        PinballObjective unscaled = new PinballObjective(ratios, levels.clone(), weights);
        for (int column = 0; column < levels.length; column++) {
            double scale = unscaled.ofOne(column);
            if (!(scale > 0)) {
                throw new IllegalArgumentException(
                        "the pinball loss of multiplier 1 must be positive at each level, was " + scale + " at level "
                                + levels[column] + " over " + ratios.length + " examples");
            }
            weights[column] = 1 / (scale * levels.length);
        }
        return unscaled;
    }

    /** The same loss, scaled as it is, on other examples. */
    public PinballObjective on(double[][] otherRatios) {
        return new PinballObjective(otherRatios, levels, weights);
    }

    private double ofOne(int column) {
        double sum = 0;
        for (double[] row : ratios) {
            sum += pinball(levels[column], row[column], 1);
        }
        return sum / ratios.length;
    }

    /** (c − 1{r ≤ m})(r − m), never negative. */
    static double pinball(double level, double ratio, double multiplier) {
        return slope(level, ratio, multiplier) * (ratio - multiplier);
    }

    private static double slope(double level, double ratio, double multiplier) {
        return level - (ratio <= multiplier ? 1 : 0);
    }

    @Override
    public double loss(int first, int count, double[] outputs, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double[] row = ratios[first + i];
            double multiplier = Math.exp(outputs[i]);
            double slopes = 0;
            for (int column = 0; column < levels.length; column++) {
                double slope = weights[column] * slope(levels[column], row[column], multiplier);
                slopes += slope;
                sum += slope * (row[column] - multiplier);
            }
            gradient[i] = -slopes * multiplier;
        }
        return sum;
    }

    /** The mean loss over all examples of one multiplier each, given as ln m. */
    public double mean(double[] logMultipliers) {
        return loss(0, ratios.length, logMultipliers, new double[ratios.length]) / ratios.length;
    }

    /** 1 ÷ (scale_c · number of levels), one a column of ratios. */
    double[] weights() {
        return weights.clone();
    }
}
