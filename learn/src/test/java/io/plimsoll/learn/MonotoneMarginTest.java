package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.multiplier.Bounds;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape;
import io.plimsoll.multiplier.NetworkShape.Monotone;
import io.plimsoll.multiplier.PathDays;
import io.plimsoll.multiplier.PathObjective;
import io.plimsoll.multiplier.PathSettings;
import io.plimsoll.multiplier.PinballObjective;
import io.plimsoll.multiplier.Start;
import io.plimsoll.multiplier.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A margin that moves by what three outputs say, and may not fall in an input, whatever the examples teach. */
class MonotoneMarginTest {

    private static final int DAYS = 800;
    private static final Bounds BOUNDS = new Bounds(0.75, 1.5);
    private static final PathSettings PATH = new PathSettings(true, 2.5, 7, 0.5, 1, Optional.empty(), 0.1, 250);

    /** Losses that are small where input 0 is high, so that a free network lowers the margin there. */
    private static SyntheticMarket falling() {
        SyntheticMarket market = SyntheticMarket.informative(DAYS, Fitted.INPUTS, 4);
        double[][] ratios = Arrays.stream(market.ratios()).map(double[]::clone).toArray(double[][]::new);
        for (int t = 0; t < DAYS; t++) {
            for (int level = 0; level < ratios[t].length; level++) {
                ratios[t][level] *= Math.exp(-0.4 * Math.tanh(market.rows()[t][0]));
            }
        }
        return new SyntheticMarket(market.rows(), ratios, market.scale());
    }

    /** By day, ln B. */
    private static double[] baselines() {
        SplittableRandom random = new SplittableRandom(8);
        double[] logs = new double[DAYS];
        for (int t = 1; t < DAYS; t++) {
            logs[t] = 0.98 * logs[t - 1] + 0.05 * random.nextGaussian();
        }
        return logs;
    }

    private static EnsembleModel fitted(NetworkShape shape) {
        SyntheticMarket market = falling();
        double[] weights = new double[DAYS];
        Arrays.fill(weights, 1);
        PinballObjective daily = PinballObjective.scaledOn(market.ratios(), SyntheticMarket.LEVELS);
        TrainingSet set = new TrainingSet(
                market.rows(),
                market.starts(),
                market.ends(),
                new PathObjective(daily, PathDays.of(baselines(), PATH), weights, PATH, BOUNDS));
        NetworkSettings settings =
                SyntheticMarket.settings(shape, 2, SyntheticMarket.training(30, 30, 250, 0.02, 0, 0));
        EnsembleModel model = new TorchTrainer().train(set, set, settings, new Start.Anew(), 1, epoch -> {});
        assertThat(model.report().bestEpochs()[0]).isPositive();
        return model;
    }

    private static double[] margins(EnsembleModel model, double[][] rows) {
        int[] days = IntStream.range(0, rows.length).toArray();
        return PathObjective.follow(
                PathDays.of(baselines(), PATH), model.outputs(rows, new int[rows.length], days), PATH, BOUNDS);
    }

    /** The days after one on which input 0 alone is raised, the day itself among them, on which the margin is lower. */
    private static int lowered(EnsembleModel model) {
        double[][] rows = SyntheticMarket.informative(DAYS, Fitted.INPUTS, 5).rows();
        double[] before = margins(model, rows);
        int lowered = 0;
        for (int day = 3; day < DAYS; day += 9) {
            double[][] raised = rows.clone();
            raised[day] = rows[day].clone();
            raised[day][0] += 1.5;
            double[] after = margins(model, raised);
            lowered += (int) IntStream.range(0, DAYS)
                    .filter(t -> after[t] < before[t] - 1e-12)
                    .count();
        }
        return lowered;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void noMarginOfThePathFallsWhereTheInputRises(NetworkShape shape) {
        assertThat(lowered(fitted(shape))).as("free").isGreaterThan(100);
        EnsembleModel held = fitted(shape.with(List.of(new Monotone(0, 1))));
        assertThat(lowered(held)).as("held").isZero();
        double[][] rows = SyntheticMarket.informative(DAYS, Fitted.INPUTS, 5).rows();
        assertThat(Arrays.stream(margins(held, rows)).map(Math::abs).max().orElseThrow())
                .as("it says something all the same")
                .isGreaterThan(0.05);
    }

    static List<NetworkShape> shapes() {
        return List.of(NetworkShape.linear(), NetworkShape.mlp(8), NetworkShape.mlp(7, 5));
    }
}
