package io.plimsoll.multiplier;

/**
 * The joint loss of value at risk and expected shortfall, FZ0 (Fissler &amp; Ziegel 2016; Patton, Ziegel &amp; Chen 2019,
 * equation 6), in ratios of loss to baseline margin: with value at risk m and expected shortfall e &gt; m,
 *
 * <pre>1{r ≥ m}·(r − m)/(α·e) + m/e + ln e − 1</pre>
 *
 * It is least where m is the conditional quantile and e the mean loss beyond it. Outputs: ln m, and x with e = m·(1 +
 * ln(1 + eˣ)·{@value #USUAL_EXCESS} ÷ ln 2), so that before training e is {@value #USUAL_EXCESS} of m above m.
 *
 * @param ratios by example, loss ÷ baseline margin
 * @param alpha α, the probability of a loss beyond m, in (0, 1)
 */
public record JointObjective(double[] ratios, double alpha) implements Objective {

    private static final double USUAL_EXCESS = 0.25;

    @Override
    public int outputs() {
        return 2;
    }

    @Override
    public double loss(int first, int count, double[] outputs, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += day(ratios[first + i], outputs, gradient, 2 * i);
        }
        return sum;
    }

    private double day(double ratio, double[] outputs, double[] gradient, int at) {
        double var = Math.exp(outputs[at]);
        double excess = 1 + USUAL_EXCESS / Math.log(2) * softplus(outputs[at + 1]);
        double shortfall = var * excess;
        boolean breach = ratio >= var;
        double beyond = breach ? (ratio - var) / alpha : 0;
        double byShortfall = (1 - (beyond + var) / shortfall) / shortfall;
        double byVar = (1 - (breach ? 1 / alpha : 0)) / shortfall + byShortfall * excess;
        gradient[at] = byVar * var;
        gradient[at + 1] = byShortfall * var * USUAL_EXCESS / Math.log(2) / (1 + Math.exp(-outputs[at + 1]));
        return (beyond + var) / shortfall + Math.log(shortfall) - 1;
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
