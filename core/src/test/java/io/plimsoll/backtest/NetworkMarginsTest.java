package io.plimsoll.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.Side;
import io.plimsoll.multiplier.Bounds;
import io.plimsoll.multiplier.ControllerSettings;
import io.plimsoll.multiplier.ObjectiveSettings;
import io.plimsoll.multiplier.PathDays;
import io.plimsoll.multiplier.PathSettings;
import io.plimsoll.target.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NetworkMarginsTest {

    private static final int DECISIONS = 700;
    private static final Bounds BOUNDS = new Bounds(0.8, 1.5);

    private static List<Outcome> outcomes(long seed, double scale) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Outcome> outcomes = new ArrayList<>();
        for (int t = 0; t < DECISIONS; t++) {
            outcomes.add(new Outcome(
                    Side.LONG, t, t + 1, LocalDate.of(2030, 1, 1).plusDays(t + 1), scale * random.nextGaussian()));
        }
        return outcomes;
    }

    private static double[] ones() {
        double[] ones = new double[DECISIONS];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static NetworkMargins margins(List<Outcome> outcomes, PathSettings path, int recalibration) {
        return new NetworkMargins(
                ones(),
                PathDays.of(ones(), path).rises20(),
                outcomes,
                BOUNDS,
                0.99,
                new ObjectiveSettings(
                        ObjectiveSettings.Loss.PINBALL,
                        ObjectiveSettings.Aim.BACKTEST,
                        60,
                        false,
                        path,
                        recalibration,
                        1));
    }

    private static double[][] outputs(double... of) {
        double[][] outputs = new double[DECISIONS][];
        Arrays.setAll(outputs, t -> of.clone());
        return outputs;
    }

    @Test
    void theCalledMarginKeepsTheLimitsOnRisesUnderTheController() {
        PathSettings path = new PathSettings(true, 2.5, 7, 0.1, 0.2, Optional.empty(), 0, 250);
        NetworkMargins margins = margins(outcomes(5, 0.8), path, 0);
        SplittableRandom random = new SplittableRandom(6);
        double[][] outputs = new double[DECISIONS][];
        Arrays.setAll(outputs, t ->
                new double[] {0.4 * (2 * random.nextDouble() - 1), random.nextGaussian(), random.nextGaussian()});
        double[] m = margins.controlled(margins.wanted(0, outputs), 100, 500, new ControllerSettings(0.2))
                .multipliers();
        for (int t = 1; t < m.length; t++) {
            for (int before = Math.max(0, t - 20); before < t; before++) {
                assertThat(m[t] / m[before]).isLessThanOrEqualTo((t - before <= 5 ? 1.1 : 1.2) + 1e-12);
            }
        }
    }

    @Test
    void aDayWithoutABaselineInterruptsThePathForThatDayOnly() {
        NetworkMargins whole =
                margins(outcomes(5, 0.8), new PathSettings(true, 2.5, 7, 0.1, 0.2, Optional.empty(), 0, 250), 0);
        double[] baselines = ones();
        Arrays.fill(baselines, 0, 3, Double.NaN);
        Arrays.fill(baselines, 300, 310, Double.NaN);
        NetworkMargins torn = new NetworkMargins(
                baselines, whole.rises20(), whole.outcomes(), whole.bounds(), whole.confidence(), whole.settings());
        double[] logs = torn.wanted(0, outputs(0.3, 0.1, 0.1));
        double[] unbroken = whole.wanted(0, outputs(0.3, 0.1, 0.1));
        for (int t = 0; t < DECISIONS; t++) {
            if (Double.isNaN(baselines[t])) {
                assertThat(logs[t]).isNaN();
            } else {
                assertThat(logs[t]).isEqualTo(unbroken[t - 3 - (t < 300 ? 0 : 10)]);
            }
        }
    }

    @Test
    void theLedgerExplainsTheBreachesOfWhatWasCalled() {
        NetworkMargins margins = margins(outcomes(7, 0.6), PathSettings.NONE, 0);
        NetworkMargins.Called called =
                margins.controlled(margins.wanted(0, outputs(0.1)), 50, 600, new ControllerSettings(0.05));
        assertThat(called.ledger().days()).isEqualTo(600);
        assertThat(called.ledger().identityError()).isLessThan(1e-9);
        assertThat(called.entries()).hasSize(600);
    }

    @Test
    void recalibrationBringsAMarginThatIsAlwaysTooLargeToTheQuantileOfTheSettledDays() {
        List<Outcome> outcomes = outcomes(8, 0.4);
        double[] wanted = margins(outcomes, PathSettings.NONE, 5000).wanted(0, outputs(0.0));
        double[] settled = outcomes.subList(0, 600).stream()
                .mapToDouble(Outcome::loss)
                .sorted()
                .toArray();
        // At the close of session 600 the outcomes of decisions 0 to 599 are settled; type 7 of 600 losses at 99 %.
        double place = 0.99 * 599;
        double quantile =
                settled[(int) place] + (place - (int) place) * (settled[(int) place + 1] - settled[(int) place]);
        assertThat(Math.exp(wanted[600])).isCloseTo(quantile, within(1e-12));
    }

    @Test
    void recalibrationSeesNoOutcomeThatIsNotSettled() {
        List<Outcome> outcomes = outcomes(9, 1);
        double[] before = margins(outcomes, PathSettings.NONE, 300).wanted(0, outputs(0.0));
        List<Outcome> changed = new ArrayList<>(outcomes.subList(0, 400));
        changed.addAll(outcomes(10, 9).subList(400, DECISIONS));
        double[] after = margins(changed, PathSettings.NONE, 300).wanted(0, outputs(0.0));
        assertThat(Arrays.copyOf(after, 401)).containsExactly(Arrays.copyOf(before, 401));
        assertThat(after[450]).isNotEqualTo(before[450]);
    }
}
