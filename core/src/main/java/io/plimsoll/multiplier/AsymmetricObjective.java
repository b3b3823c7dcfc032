package io.plimsoll.multiplier;

import java.util.Arrays;

/**
 * What a margin costs and what a breach costs: with r the loss ÷ baseline margin and α the breach probability aimed at,
 *
 * <pre>α·m + κ·max(r − m, 0)²</pre>
 *
 * A breach costs by the square of what it leaves uncovered, a margin in proportion. κ is such that the constant multiplier 1 is
 * best on the examples that the network is fitted to: κ = α ÷ (2·mean of max(r − 1, 0)). The right multiplier then depends on
 * how far losses go beyond the margin and not only on how often.
 */
public final class AsymmetricObjective implements Objective {

    private final double[] ratios;
    private final double alpha;
    private final double breachCost;

    private AsymmetricObjective(double[] ratios, double alpha, double breachCost) {
        this.ratios = ratios;
        this.alpha = alpha;
        this.breachCost = breachCost;
    }

    /**
     * The loss on the fit block.
     *
     * @param ratios by example, loss ÷ baseline margin
     * @param alpha α, in (0, 1)
     * @throws IllegalArgumentException where no example is a breach, so that κ is not known
     */
    public static AsymmetricObjective scaledOn(double[] ratios, double alpha) {
        double uncovered =
                Arrays.stream(ratios).map(r -> Math.max(r - 1, 0)).average().orElse(0);
        if (!(uncovered > 0)) {
            throw new IllegalArgumentException("the asymmetric loss needs a breach of the baseline among the examples"
                    + " fitted to, had none of " + ratios.length);
        }
        return new AsymmetricObjective(ratios, alpha, alpha / (2 * uncovered));
    }

    /** The same loss on other examples. */
    public AsymmetricObjective on(double[] otherRatios) {
        return new AsymmetricObjective(otherRatios, alpha, breachCost);
    }

    @Override
    public double loss(int first, int count, double[] outputs, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double multiplier = Math.exp(outputs[i]);
            double uncovered = Math.max(ratios[first + i] - multiplier, 0);
            // Divided by α, so that the loss of multiplier 1 is of the order of 1, as that of the others is.
            sum += multiplier + breachCost / alpha * uncovered * uncovered;
            gradient[i] = multiplier * (1 - 2 * breachCost / alpha * uncovered);
        }
        return sum;
    }
}
