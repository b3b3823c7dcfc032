package io.plimsoll.multiplier;

/**
 * (ln m − ln target)², which is least at the conditional mean of ln target. For targets that are multipliers by themselves; a
 * single day's loss ÷ baseline is none, and the mean of those is no margin.
 *
 * @param logTargets by example, ln of the multiplier aimed at
 */
public record SquaredObjective(double[] logTargets) implements Objective {

    @Override
    public double loss(int first, int count, double[] outputs, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double miss = outputs[i] - logTargets[first + i];
            sum += miss * miss;
            gradient[i] = 2 * miss;
        }
        return sum;
    }
}
