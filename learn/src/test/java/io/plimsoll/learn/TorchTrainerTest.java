package io.plimsoll.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.multiplier.NetworkSettings;
import org.junit.jupiter.api.Test;

class TorchTrainerTest {
    @Test
    void measure() {
        for (int k = 0; k < 4; k++) {
            SyntheticMarket fit = SyntheticMarket.informative(1500, 120, 1);
            SyntheticMarket validation = SyntheticMarket.informative(400, 120, 2);
            NetworkSettings s = new NetworkSettings(
                    new int[] {16}, 10, SyntheticMarket.LEVELS, 200, 1000, 128, 0.001, 0.01, 0.1, 0.2, 0.75, 1.5);
            long t = System.nanoTime();
            EnsembleModel m = new TorchTrainer().train(fit.set(), validation.set(), s, 1, e -> {});
            System.out.println((System.nanoTime() - t) / 1e9 + " s " + m.report() + " "
                    + java.util.Arrays.toString(m.report().validationLosses())
                    + java.util.Arrays.toString(m.report().bestEpochs())
                    + m.report().validationLossOfOne() + " " + org.bytedeco.javacpp.Pointer.physicalBytes() / 1e6);
        }
        assertThat(true).isTrue();
    }
}
