package io.plimsoll.multiplier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScalerTest {

    @Test
    void aConstantFeatureIsLeftOutWhateverItsMeanIsRoundedTo() {
        for (double value : new double[] {0.1, 0.12, 1.0 / 3, -7e-5}) {
            for (int count = 20; count < 450; count++) {
                double[][] rows = IntStream.range(0, count)
                        .mapToObj(i -> new double[] {value, i})
                        .toArray(double[][]::new);
                Scaler scaler = Scaler.fit(rows);
                assertThat(scaler.uses(0)).isFalse();
                assertThat(scaler.uses(1)).isTrue();
            }
        }
    }
}
