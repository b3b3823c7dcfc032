package io.plimsoll.math;

/**
 * The nodes and weights of Gauss–Legendre quadrature on [−1, 1]: exact for polynomials of degree 2n − 1. Nodes are the
 * roots of the Legendre polynomial Pₙ by Newton's method from cos(π(i − ¼)/(n + ½)); weights are 2/((1 − x²)P′ₙ(x)²)
 * (Abramowitz &amp; Stegun 25.4.29).
 */
public final class GaussLegendre {

    private final double[] nodes;
    private final double[] weights;

    private GaussLegendre(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
    }

    /**
     * The rule with {@code size} nodes.
     *
     * @throws IllegalArgumentException if size is under 1
     */
    public static GaussLegendre of(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a rule needs at least one node, was " + size);
        }
        double[] nodes = new double[size];
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            double x = Math.cos(Math.PI * (size - i - 0.25) / (size + 0.5));
            double derivative = 0;
            for (int iteration = 0; iteration < 20; iteration++) {
                double previous = 0;
                double value = 1;
                for (int j = 1; j <= size; j++) {
                    double next = ((2 * j - 1) * x * value - (j - 1) * previous) / j;
                    previous = value;
                    value = next;
                }
                derivative = size * (x * value - previous) / (x * x - 1);
                double step = value / derivative;
                x -= step;
                if (Math.abs(step) <= 1e-16) {
                    break;
                }
            }
            nodes[i] = x;
            weights[i] = 2 / ((1 - x * x) * derivative * derivative);
        }
        return new GaussLegendre(nodes, weights);
    }

    /** The number of nodes. */
    public int size() {
        return nodes.length;
    }

    /** Node i on [−1, 1], rising in i. */
    public double node(int i) {
        return nodes[i];
    }

    /** The weight of node i; all weights sum to 2. */
    public double weight(int i) {
        return weights[i];
    }
}
