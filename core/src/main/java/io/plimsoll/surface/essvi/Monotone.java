package io.plimsoll.surface.essvi;

/** The sequence that does not fall and is nearest to a given one. */
final class Monotone {

    private Monotone() {}

    /**
     * Least weighted squares of ln x by pooling adjacent violators (M. Ayer, H. D. Brunk, G. M. Ewing, W. T. Reid and E.
     * Silverman, Annals of Mathematical Statistics 26 (1955), 641–647).
     *
     * @param x positive
     * @param weights positive
     */
    static double[] nearest(double[] x, double[] weights) {
        double[] level = new double[x.length];
        double[] weight = new double[x.length];
        int[] end = new int[x.length];
        int blocks = 0;
        for (int i = 0; i < x.length; i++) {
            level[blocks] = Math.log(x[i]);
            weight[blocks] = weights[i];
            end[blocks++] = i + 1;
            while (blocks > 1 && level[blocks - 1] < level[blocks - 2]) {
                blocks--;
                double sum = weight[blocks] + weight[blocks - 1];
                level[blocks - 1] = (weight[blocks] * level[blocks] + weight[blocks - 1] * level[blocks - 1]) / sum;
                weight[blocks - 1] = sum;
                end[blocks - 1] = i + 1;
            }
        }
        double[] nearest = new double[x.length];
        int block = 0;
        for (int i = 0; i < x.length; i++) {
            block += i == end[block] ? 1 : 0;
            nearest[i] = Math.exp(level[block]);
        }
        return nearest;
    }
}
