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
                double m = Math.exp(controller.call(random.nextDouble(-1, 1)));
                assertThat(m).isBetween(0.8 - 1e-12, 1.5 + 1e-12);
                controller.settle(random.nextDouble() < rate);
            }
            assertThat(controller.ledger().identityError()).isLessThan(1e-12);
        }
    }

    @Test
    void aBreachRaisesTheNextMultiplierAndQuietDaysLowerIt() {
        Controller controller = new Controller(BOUNDS, new ControllerSettings(0.02), 0.01);
        assertThat(controller.call(0)).isZero();
        controller.settle(true);
        assertThat(controller.call(0)).isCloseTo(0.0198, within(1e-12));
        controller.settle(false);
        assertThat(controller.call(0)).isCloseTo(0.0196, within(1e-12));
    }

    @Test
    void theExcessIsWithinTheCertificate() {
        Controller controller = new Controller(BOUNDS, new ControllerSettings(0.05), 0.01);
        SplittableRandom random = new SplittableRandom(8);
        for (int t = 0; t < 5000; t++) {
            controller.call(0);
            controller.settle(random.nextDouble() < 0.02);
        }
        Ledger l = controller.ledger();
        double bound = 0.01 + (Math.log(1.875) + l.clippedAtCap()) / (l.eta() * l.days());
        assertThat(l.breachRate()).isLessThanOrEqualTo(bound);
    }

    /** Identity, bounds and rate whatever happens, with breaches that are known {@code horizon} sessions later. */
    @Test
    void underARateTheIdentityStaysExactAndEveryDayIsWhatWasWantedLessWhatWasWithheld() {
        SplittableRandom random = new SplittableRandom(14);
        for (int trial = 0; trial < 300; trial++) {
            double rate = random.nextDouble(0.001, 0.3);
            int horizon = random.nextInt(1, 4);
            Controller controller =
                    new Controller(BOUNDS, new ControllerSettings(random.nextDouble(0.005, 0.5), rate), 0.01);
            int days = random.nextInt(1, 1500);
            double[] wanted = new double[days];
            double[] called = new double[days];
            double g = 0;
            double withheld = 0;
            for (int t = 0; t < days + horizon; t++) {
                if (t >= horizon) {
                    LedgerEntry entry = controller.settle(random.nextDouble() < 0.05);
                    int day = t - horizon;
                    g = entry.after();
                    assertThat(wanted[day] - entry.withheldUp() + entry.withheldDown())
                            .isCloseTo(called[day], within(1e-15));
                    assertThat(Math.min(entry.withheldUp(), entry.withheldDown()))
                            .isZero();
                    withheld += wanted[day] - called[day];
                }
                if (t < days) {
                    double f = random.nextDouble(-1, 1);
                    wanted[t] = BOUNDS.clip(g + f);
                    called[t] = controller.call(f);
                    assertThat(Math.exp(called[t])).isBetween(0.8 - 1e-12, 1.5 + 1e-12);
                    assertThat(t == 0 ? 0 : Math.abs(called[t] - called[t - 1])).isLessThanOrEqualTo(rate + 1e-15);
                }
            }
            Ledger ledger = controller.ledger();
            assertThat(ledger.days()).isEqualTo(days);
            assertThat(ledger.identityError()).isLessThan(1e-12);
            assertThat(ledger.withheldUp() - ledger.withheldDown()).isCloseTo(withheld, within(1e-9));
        }
    }

    @Test
    void theRateHoldsBackARiseAndGivesItOverTheNextSessions() {
        Controller controller = new Controller(BOUNDS, new ControllerSettings(0.02, 0.1), 0.01);
        assertThat(controller.call(0)).isZero();
        assertThat(controller.call(0.25)).isEqualTo(0.1);
        assertThat(controller.call(0.25)).isEqualTo(0.2);
        assertThat(controller.call(0.25)).isEqualTo(0.25);
        for (int day = 0; day < 4; day++) {
            controller.settle(false);
        }
        Ledger ledger = controller.ledger();
        assertThat(ledger.withheldUp()).isCloseTo(0.15 + 0.05, within(1e-15));
        assertThat(ledger.withheldDown()).isZero();
        assertThatThrownBy(() -> controller.settle(false)).hasMessageContaining("all 4 were settled");
    }

    @Test
    void aRateThatNeverBindsChangesNothing() {
        Controller free = new Controller(BOUNDS, new ControllerSettings(0.05), 0.01);
        Controller wide = new Controller(BOUNDS, new ControllerSettings(0.05, 1), 0.01);
        SplittableRandom random = new SplittableRandom(15);
        for (int t = 0; t < 500; t++) {
            double f = random.nextDouble(-1, 1);
            boolean breach = random.nextDouble() < 0.1;
            assertThat(wide.call(f)).isEqualTo(free.call(f));
            assertThat(wide.settle(breach)).isEqualTo(free.settle(breach));
        }
    }

    @Test
    void badSettingsNameTheirValues() {
        assertThatThrownBy(() -> new ControllerSettings(2)).hasMessageContaining("was 2.0");
        assertThatThrownBy(() -> new ControllerSettings(0.1, 0)).hasMessageContaining("controller.rate", "0.0");
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
