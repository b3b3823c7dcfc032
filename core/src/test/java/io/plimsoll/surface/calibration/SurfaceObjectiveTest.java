package io.plimsoll.surface.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.model.SviSabr;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SurfaceObjectiveTest {

    /** Each parameter of a slice is that of the slice before plus e^x − 1. */
    private record Increments(double[][] first, int slices) implements SliceCoordinates {

        @Override
        public double[] low() {
            return new double[3 * slices];
        }

        @Override
        public double[] high() {
            return new double[3 * slices];
        }

        @Override
        public void parameters(double[] x, double[][] parameters) {
            for (int i = 0; i < slices; i++) {
                for (int j = 0; j < 3; j++) {
                    double before = i == 0 ? 0 : parameters[i - 1][j] - first[i - 1][j];
                    parameters[i][j] = first[i][j] + before + Math.expm1(x[3 * i + j]);
                }
            }
        }

        @Override
        public void derivatives(double[] x, double[][] parameters, double[][][] derivatives) {
            parameters(x, parameters);
            for (int i = 0; i < slices; i++) {
                for (int c = 0; c < 3 * (i + 1); c++) {
                    derivatives[i][c % 3][c] = Math.exp(x[c]);
                }
            }
        }
    }

    @Test
    void analyticDerivativesAgreeWithDifferences() {
        SplittableRandom random = new SplittableRandom(81);
        for (int i = 0; i < 50; i++) {
            double[][] first = new double[3][3];
            List<SviSabrObjective> objectives = objectives(random, first);
            SurfaceObjective surface = new SurfaceObjective(new Increments(first, 3), objectives);
            double[] x = random.doubles(9, -0.02, 0.02).toArray();
            for (RobustLoss loss : RobustLoss.values()) {
                for (SviSabrObjective objective : objectives) {
                    objective.loss = loss;
                    objective.scale = random.nextDouble(0.005, 0.02);
                }
                Gradients.assertAgree(surface, x);
            }
        }
    }

    @Test
    void whereNoQuoteIsAnOutlierScalesDoNotWeighSlicesAgainstEachOther() {
        double[][] first = new double[3][3];
        List<SviSabrObjective> objectives = objectives(new SplittableRandom(82), first);
        SurfaceObjective surface = new SurfaceObjective(new Increments(first, 3), objectives);
        double[] x = {0.01, 0, 0, 0, 0.01, 0, 0, 0, 0.01};
        double squares = surface.cost(x);
        for (int i = 0; i < 3; i++) {
            objectives.get(i).loss = RobustLoss.TUKEY;
            objectives.get(i).scale = 50.0 * (1 + i);
        }
        assertThat(surface.cost(x) / squares).isCloseTo(1, within(1e-6));
    }

    private static List<SviSabrObjective> objectives(SplittableRandom random, double[][] parameters) {
        SviSabrObjective[] objectives = new SviSabrObjective[parameters.length];
        for (int i = 0; i < objectives.length; i++) {
            SviSabr truth = Slices.sviSabr(random);
            SmileQuotes quotes = Slices.quotes(truth, Slices.strikes(truth, 15, 2));
            Slices.addNoise(quotes, 0.01, random);
            objectives[i] = new SviSabrObjective(quotes);
            parameters[i][0] = Math.log(truth.alpha());
            parameters[i][1] = Math.log(truth.nu() / truth.alpha());
            parameters[i][2] = SviSabrStart.atanh(truth.rho());
        }
        return List.of(objectives);
    }
}
