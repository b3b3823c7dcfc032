package io.plimsoll.multiplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ControllerTest {

    private static final Bounds BOUNDS = new Bounds(0.8, 1.5);

    @Test
    void theLedgerExplainsTheBreachRateExactlyOnAnyBreaches() {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 300; trial++) {
            double rate = random.nextDouble(0, 1);
            Controller controller = new Controller(BOUNDS, new ControllerSettings(random.nextDouble(0.005, 0.5)), 0.01);
            int days = random.nextInt(1, 2000);
            for (int t = 0; t < days; t++) {
                double m = Math.exp(controller.logMultiplier(random.nextDouble(-1, 1)));
                assertThat(m).isBetween(0.8 - 1e-12, 1.5 + 1e-12);
                controller.settle(random.nextDouble() < rate);
            }
            assertThat(controller.ledger().identityError()).isLessThan(1e-12);
        }
    }

    @Test
    void aBreachRaisesTheNextMultiplierAndQuietDaysLowerIt() {
        Controller controller = new Controller(BOUNDS, new ControllerSettings(0.02), 0.01);
        assertThat(controller.logMultiplier(0)).isZero();
        controller.settle(true);
        assertThat(controller.logMultiplier(0)).isCloseTo(0.0198, within(1e-12));
        controller.settle(false);
        assertThat(controller.logMultiplier(0)).isCloseTo(0.0196, within(1e-12));
    }

    @Test
    void theExcessIsWithinTheCertificate() {
        Controller controller = new Controller(BOUNDS, new ControllerSettings(0.05), 0.01);
        SplittableRandom random = new SplittableRandom(8);
        for (int t = 0; t < 5000; t++) {
            controller.settle(random.nextDouble() < 0.02);
        }
        Ledger l = controller.ledger();
        double bound = 0.01 + (Math.log(1.875) + l.clippedAtCap()) / (l.eta() * l.days());
        assertThat(l.breachRate()).isLessThanOrEqualTo(bound);
    }

    @Test
    void badSettingsNameTheirValues() {
        assertThatThrownBy(() -> new ControllerSettings(2)).hasMessageContaining("was 2.0");
        assertThatThrownBy(() -> new Bounds(1.2, 1.5)).hasMessageContaining("1.2");
    }

    @Test
    void theScalerLearnsFromItsRowsOnlyAndMarksWhatIsMissing() {
        double[][] rows = {{1, 5, Double.NaN}, {2, 5, 1}, {3, 5, 2}, {4, 5, Double.NaN}, {5, 5, 3}};
        Scaler scaler = Scaler.fit(rows);
        assertThat(scaler.inputs()).isEqualTo(3);
        double[] median = scaler.apply(new double[] {3, 5, Double.NaN});
        assertThat(median).containsExactly(0, 0, 1);
        double[] far = scaler.apply(new double[] {1e9, 5, 2});
        assertThat(far).containsExactly(4, 0, 0);
    }
}
