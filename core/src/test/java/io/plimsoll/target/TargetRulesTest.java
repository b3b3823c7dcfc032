package io.plimsoll.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.Side;
import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What outcomes say about the multiplier. All profits are invented. */
class TargetRulesTest {

    private static final TargetSettings STANDARD = TargetSettings.STANDARD;
    private static final TargetSettings WIDE = new TargetSettings(0.01, 100, 0.05);
    private static final int SESSIONS = 400;

    private static List<LocalDate> dates(int sessions) {
        return IntStream.range(0, sessions)
                .mapToObj(LocalDate.of(2031, 1, 1)::plusDays)
                .toList();
    }

    private static History history(double... pnl) {
        return History.of(dates(pnl.length), Map.of(Columns.PNL, pnl));
    }

    private static double[] random(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        Arrays.setAll(values, i -> 4 * (random.nextDouble() - 0.5) * (random.nextInt(9) == 0 ? 3 : 1));
        return values;
    }

    private static double[] constant(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] multipliers(Targets targets) {
        return targets.examples().stream().mapToDouble(Target::multiplier).toArray();
    }

    @Test
    void aDeficitAsksForTheMultiplierThatWouldHavePreventedItWithinBounds() {
        History h = history(0, -1, -1.2, -9, 3, Double.NaN, -1.04);
        double[] baseline = {1, 1, 1, 1, 1, 1, 1};

        Targets targets = new DeficitTarget(STANDARD).of(Outcomes.of(h, Side.LONG, 1), baseline);

        assertThat(multipliers(targets)).containsExactly(1, 1.2, 1.5, 1, 1.04);
        assertThat(targets.examples())
                .extracting(Target::label)
                .containsExactly(Label.KEEP, Label.RAISE, Label.RAISE, Label.KEEP, Label.KEEP);
        assertThat(targets.examples()).extracting(Target::decision).containsExactly(0, 1, 2, 3, 5);
        assertThat(targets.examples()).extracting(Target::settled).containsExactly(1, 2, 3, 4, 6);
    }

    @Test
    void theMarginTimesTheDeficitTargetCoversEveryLossThatTheBoundsAllow() {
        History h = history(random(SESSIONS, 1));
        double[] baseline = constant(SESSIONS, 1.5);
        for (Side side : Side.values()) {
            for (int horizon = 1; horizon <= 5; horizon++) {
                List<Outcome> outcomes = Outcomes.of(h, side, horizon);
                Targets targets = new DeficitTarget(STANDARD).of(outcomes, baseline);
                assertThat(targets.examples()).hasSize(outcomes.size());
                for (int i = 0; i < outcomes.size(); i++) {
                    double margin = 1.5 * targets.examples().get(i).multiplier();
                    double loss = outcomes.get(i).loss();
                    assertThat(loss <= margin + 1e-12 || margin == 1.5 * 1.5).isTrue();
                    assertThat(targets.examples().get(i).settled()).isEqualTo(i + horizon);
                }
            }
        }
    }

    @Test
    void theRatioIsTheLossOverTheBaselineAndIsNotClipped() {
        History h = history(0, -3, 2, -0.9, -1);
        double[] baseline = {1, 2, 1, Double.NaN, 1};

        Targets targets = new RatioTarget(STANDARD).of(Outcomes.of(h, Side.LONG, 1), baseline);

        assertThat(multipliers(targets)).containsExactly(3, -1, 0.9);
        assertThat(targets.examples()).extracting(Target::label).containsExactly(Label.RAISE, Label.LOWER, Label.LOWER);
    }

    @Test
    void lossesOverSeveralSessionsAddUp() {
        History h = history(0, -1, -2, 4, -8, 16);
        double[] baseline = constant(6, 1);
        double[][] expected = {
            {1, 2, -4, 8, -16}, {3, -2, 4, -8}, {-1, 6, -12}, {7, -10}, {-9},
        };
        for (int horizon = 1; horizon <= 5; horizon++) {
            assertThat(multipliers(new RatioTarget(STANDARD).of(Outcomes.of(h, Side.LONG, horizon), baseline)))
                    .containsExactly(expected[horizon - 1]);
        }
    }

    /** The least multiplier on a fine grid within bounds that covers enough; the highest where none does. */
    private static double searched(double[] ratios, double confidence, TargetSettings bounds) {
        int steps = 70_000;
        for (int i = 0; i <= steps; i++) {
            double m = bounds.lowest() + (bounds.highest() - bounds.lowest()) * i / steps;
            double covered = Arrays.stream(ratios).filter(r -> r <= m + 1e-12).count();
            if (covered / ratios.length >= confidence - 1e-12) {
                return m;
            }
        }
        return bounds.highest();
    }

    @Test
    void theBestConstantMultiplierIsTheLeastThatCoversEnough() {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 60; trial++) {
            double[] ratios = random(20 + random.nextInt(200), trial);
            double confidence = trial % 3 == 0 ? 0.99 : trial % 3 == 1 ? 0.95 : 0.8;
            BacktestTarget rule =
                    new BacktestTarget(STANDARD, confidence, ratios.length, BacktestTarget.Window.FORWARD);
            assertThat(rule.best(ratios)).isCloseTo(searched(ratios, confidence, STANDARD), within(1.1e-5));
        }
    }

    @Test
    void aHundredLossesAtNinetyNinePerCentLeaveOneUncovered() {
        double[] ratios = new double[100];
        Arrays.setAll(ratios, i -> 0.8 + i * 0.005);
        TargetSettings wide = new TargetSettings(0.1, 9, 0.05);
        BacktestTarget rule = new BacktestTarget(wide, 0.99, 100, BacktestTarget.Window.FORWARD);
        assertThat(rule.best(ratios)).isEqualTo(0.8 + 98 * 0.005);
        assertThat(rule.best(Arrays.copyOf(ratios, 99))).isEqualTo(0.8 + 98 * 0.005);
        Arrays.fill(ratios, 0, 21, Double.NaN);
        assertThat(rule.best(ratios)).isNaN();
    }

    @Test
    void aForwardWindowIsSettledWithItsLastOutcomeAndATrailingOneIsKnownAtTheDecision() {
        History h = history(random(SESSIONS, 7));
        double[] baseline = constant(SESSIONS, 2);
        List<Outcome> outcomes = Outcomes.of(h, Side.LONG, 3);

        Targets forward = new BacktestTarget(STANDARD, 0.95, 60, BacktestTarget.Window.FORWARD).of(outcomes, baseline);
        Targets trailing =
                new BacktestTarget(STANDARD, 0.95, 60, BacktestTarget.Window.TRAILING).of(outcomes, baseline);

        assertThat(forward.examples()).hasSize(SESSIONS - 3 - 59).allMatch(t -> t.settled() == t.decision() + 59 + 3);
        assertThat(trailing.examples()).hasSameSizeAs(forward.examples()).allMatch(t -> t.settled() == t.decision());
        assertThat(multipliers(trailing)).containsExactly(multipliers(forward));
        assertThat(forward.settledBy(200).examples()).hasSize(200 - 62 + 1).allMatch(t -> t.settled() <= 200);
    }

    @Test
    void whatHappensAfterATargetIsSettledDoesNotMoveIt() {
        double[] pnl = random(SESSIONS, 9);
        double[] other = pnl.clone();
        for (int i = 251; i < SESSIONS; i++) {
            other[i] = -40 - i;
        }
        double[] baseline = constant(SESSIONS, 1.7);
        for (TargetRule rule : List.of(
                new DeficitTarget(WIDE),
                new RatioTarget(WIDE),
                new BacktestTarget(WIDE, 0.99, 100, BacktestTarget.Window.FORWARD),
                new BacktestTarget(WIDE, 0.99, 100, BacktestTarget.Window.TRAILING))) {
            for (int horizon : new int[] {1, 5}) {
                Targets before = rule.of(Outcomes.of(history(pnl), Side.LONG, horizon), baseline);
                Targets after = rule.of(Outcomes.of(history(other), Side.LONG, horizon), baseline);
                assertThat(after.settledBy(250).equals(before.settledBy(250))).isTrue();
                assertThat(before.settledBy(250).examples()).hasSizeGreaterThan(100);
                assertThat(after.equals(before)).isFalse();
            }
        }
    }

    @Test
    void labelsHaveADeadBand() {
        assertThat(Label.of(1.05, 0.05)).isEqualTo(Label.KEEP);
        assertThat(Label.of(1.0500001, 0.05)).isEqualTo(Label.RAISE);
        assertThat(Label.of(0.95, 0.05)).isEqualTo(Label.KEEP);
        assertThat(Label.of(0.9499999, 0.05)).isEqualTo(Label.LOWER);
        assertThatThrownBy(() -> Label.of(Double.NaN, 0.05)).isInstanceOf(IllegalArgumentException.class);
        History h = history(0, -1, -3, 2, -1);
        Targets targets = new RatioTarget(STANDARD).of(Outcomes.of(h, Side.LONG, 1), constant(5, 1));
        assertThat(targets.count(Label.RAISE)).isEqualTo(1);
        assertThat(targets.count(Label.KEEP)).isEqualTo(2);
        assertThat(targets.count(Label.LOWER)).isEqualTo(1);
    }

    @Test
    void settingsOutsideTheirRangeAreTold() {
        assertThatThrownBy(() -> new TargetSettings(1.2, 1.5, 0.05)).hasMessageContaining("were 1.2 and 1.5");
        assertThatThrownBy(() -> new TargetSettings(0.8, 1.5, 0)).hasMessageContaining("was 0.0");
        assertThatThrownBy(() -> new BacktestTarget(STANDARD, 1, 10, BacktestTarget.Window.FORWARD))
                .hasMessageContaining("was 1.0");
        assertThatThrownBy(() -> new BacktestTarget(STANDARD, 0.99, 0, BacktestTarget.Window.FORWARD))
                .hasMessageContaining("was 0");
    }
}
