package io.plimsoll.learn;

/**
 * The loss of a multiplier m against realised ratios r, one column a confidence level c:
 *
 * <pre>mean over levels and examples of (c − 1{r ≤ m})(r − m) ÷ scale_c</pre>
 *
 * where scale_c is the same mean for the constant multiplier 1 on the examples that the network is fitted to. So each
 * level weighs the same although the loss at 99 % is many times smaller than at 95 %, and a multiplier that is always 1
 * has loss 1 there. The pinball loss is least at the conditional c-quantile (Koenker &amp; Bassett 1978).
 */
final class PinballLoss {

    private final double[] levels;
    private final double[] weights;

    private PinballLoss(double[] levels, double[] weights) {
        this.levels = levels;
        this.weights = weights;
    }

    /**
     * The loss whose levels are scaled on the ratios of the fit block.
     *
     * @throws IllegalArgumentException where every ratio of a level is exactly 1, so that nothing is left to learn
     */
    static PinballLoss scaledOn(double[][] ratios, double[] levels) {
        double[] weights = new double[levels.length];
        for (int column = 0; column < levels.length; column++) {
            double scale = ofOne(ratios, column, levels[column]);
            if (!(scale > 0)) {
                throw new IllegalArgumentException(
                        "the pinball loss of multiplier 1 must be positive at each level, was " + scale + " at level "
                                + levels[column] + " over " + ratios.length + " examples");
            }
            weights[column] = 1 / (scale * levels.length);
        }
        return new PinballLoss(levels.clone(), weights);
    }

    private static double ofOne(double[][] ratios, int column, double level) {
        double sum = 0;
        for (double[] row : ratios) {
            sum += pinball(level, row[column], 1);
        }
        return sum / ratios.length;
    }

    /** (c − 1{r ≤ m})(r − m), never negative. */
    static double pinball(double level, double ratio, double multiplier) {
        return (level - (ratio <= multiplier ? 1 : 0)) * (ratio - multiplier);
    }

    /** The loss of one multiplier an example, given as ln m. */
    double of(double[][] ratios, double[] logMultipliers) {
        double sum = 0;
        for (int i = 0; i < ratios.length; i++) {
            double multiplier = Math.exp(logMultipliers[i]);
            for (int column = 0; column < levels.length; column++) {
                sum += weights[column] * pinball(levels[column], ratios[i][column], multiplier);
            }
        }
        return sum / ratios.length;
    }

    /** The confidence levels, one a column of ratios. */
    double[] levels() {
        return levels.clone();
    }

    /** 1 ÷ (scale_c · number of levels), one a column of ratios. */
    double[] weights() {
        return weights.clone();
    }
}
