package io.plimsoll.surface.essvi;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresFactory;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/** Levenberg–Marquardt over the coordinates of one surface; remembers the best point it has seen. */
final class EssviSearch {

    private static final double COST_TOLERANCE = 1e-9;
    private static final double COORDINATE_TOLERANCE = 1e-9;
    private static final double REFUSED = 1e6;

    private final EssviCoordinates coordinates;
    private final List<SliceErrors> errors = new ArrayList<>();
    private double[] best;
    private double leastCost = Double.POSITIVE_INFINITY;
    private int evaluations;
    static int total;
    static double last;

    EssviSearch(EssviCoordinates coordinates, List<EssviQuotes> quotes) {
        this.coordinates = coordinates;
        double weightSum = 0;
        for (EssviQuotes slice : quotes) {
            for (double weight : slice.weights()) {
                weightSum += weight;
            }
        }
        for (EssviQuotes slice : quotes) {
            errors.add(new SliceErrors(slice, weightSum));
        }
        best = new double[3 * quotes.size()];
    }

    /** The best coordinates so far. */
    double[] best() {
        return best.clone();
    }

    /** The least weighted mean square error so far, in squared volatility. */
    double leastCost() {
        return leastCost;
    }

    /** Looks at x without a search from it. */
    void look(double[] x) {
        evaluate(new ArrayRealVector(x));
    }

    /** Searches from x; whether it ended at a minimum. */
    boolean from(double[] x, int mostEvaluations) {
        evaluations = 0;
        LeastSquaresProblem problem = LeastSquaresFactory.create(
                this::evaluate,
                new ArrayRealVector(4 * errors.size()),
                new ArrayRealVector(x),
                null,
                mostEvaluations,
                mostEvaluations);
        try {
            new LevenbergMarquardtOptimizer()
                    .withInitialStepBoundFactor(1)
                    .withCostRelativeTolerance(COST_TOLERANCE)
                    .withParameterRelativeTolerance(COORDINATE_TOLERANCE)
                    .optimize(problem);
            return true;
        } catch (MathIllegalStateException e) {
            // either out of evaluations, or at a minimum to the last digit, where no tolerance can be met
            return evaluations < mostEvaluations;
        }
    }

    /** The reduced errors of all slices at x, and their derivatives by x. */
    private Pair<RealVector, RealMatrix> evaluate(RealVector x) {
        evaluations++;
        int n = errors.size();
        EssviCoordinates.Slices slices = coordinates.at(x.toArray());
        RealVector values = new ArrayRealVector(4 * n);
        double[][] derivatives = new double[4 * n][3 * n];
        for (int i = 0; i < n; i++) {
            Gradient[] parameters = {slices.theta()[i], slices.rho()[i], slices.psi()[i]};
            double[][] triangle = errors.get(i)
                    .triangle(parameters[0].getValue(), parameters[1].getValue(), parameters[2].getValue());
            for (int row = 0; row < 4; row++) {
                values.setEntry(4 * i + row, triangle[row][3]);
                for (int c = row; c < 3; c++) {
                    add(derivatives[4 * i + row], triangle[row][c], parameters[c]);
                }
            }
        }
        double cost = values.dotProduct(values);
        remember(x, cost);
        return Double.isFinite(cost) ? new Pair<>(values, new Array2DRowRealMatrix(derivatives, false)) : refused(n);
    }

    private void remember(RealVector x, double cost) {
        if (cost < leastCost) {
            leastCost = cost;
            best = x.toArray();
        }
    }

    private static void add(double[] row, double factor, Gradient parameter) {
        double[] gradient = parameter.getGradient();
        for (int j = 0; j < row.length; j++) {
            row[j] += factor * gradient[j];
        }
    }

    /** Where numbers overflow: an error far over any that a step would be taken to. */
    private static Pair<RealVector, RealMatrix> refused(int n) {
        return new Pair<>(new ArrayRealVector(4 * n, REFUSED), new Array2DRowRealMatrix(4 * n, 3 * n));
    }
}
