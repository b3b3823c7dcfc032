package io.plimsoll.margin.volatility;

import java.util.Arrays;

/** Sums of the scores of the observations, in a model's own parameters, and what they are in free coordinates. */
final class Scores {

    private final int n;
    private final double[] sum;
    private final double[][] outer;
    private final boolean withOuter;

    Scores(int parameters, boolean withOuter) {
        this.n = parameters;
        this.sum = new double[n];
        this.outer = new double[n][n];
        this.withOuter = withOuter;
    }

    /** Whether every observation's score counts, not their sum alone. */
    boolean each() {
        return withOuter;
    }

    boolean isFinite() {
        return Arrays.stream(sum).allMatch(Double::isFinite);
    }

    /** Adds to the sum of one parameter. */
    void add(int parameter, double amount) {
        sum[parameter] += amount;
    }

    /** Adds the score of one observation. */
    void add(double[] score) {
        for (int i = 0; i < n; i++) {
            sum[i] += score[i];
        }
        if (withOuter) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    outer[i][j] += score[i] * score[j];
                }
            }
        }
    }

    /** gradient = J′·sum, information = J′·outer·J. The Jacobian has a row a parameter, a column a free coordinate. */
    void toFree(double[][] jacobian, double[] gradient, double[][] information) {
        Arrays.fill(gradient, 0);
        for (int c = 0; c < gradient.length; c++) {
            for (int i = 0; i < n; i++) {
                gradient[c] += jacobian[i][c] * sum[i];
            }
        }
        if (withOuter) {
            for (int c = 0; c < gradient.length; c++) {
                for (int d = 0; d < gradient.length; d++) {
                    information[c][d] = sandwich(jacobian, c, d);
                }
            }
        }
    }

    private double sandwich(double[][] jacobian, int c, int d) {
        double entry = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                entry += jacobian[i][c] * outer[i][j] * jacobian[j][d];
            }
        }
        return entry;
    }
}
