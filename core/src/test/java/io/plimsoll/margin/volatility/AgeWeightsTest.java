package io.plimsoll.margin.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AgeWeightsTest {

    @Test
    void eachWeightIsLambdaTimesTheNextAndTheyAddUpToOne() {
        double[] weights = AgeWeights.of(250, 0.97);
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
        for (int i = 1; i < 250; i++) {
            assertThat(weights[i - 1]).isCloseTo(0.97 * weights[i], within(1e-15));
        }
    }

    @Test
    void atLambdaOneAllAreEqual() {
        assertThat(AgeWeights.of(4, 1)).containsExactly(0.25, 0.25, 0.25, 0.25);
        assertThat(AgeWeights.of(4, 1 - 1e-9)[0]).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void whatIsNoDecayIsRefused() {
        assertThatThrownBy(() -> AgeWeights.of(0, 0.9)).hasMessageContaining("were 0 and 0.9");
        assertThatThrownBy(() -> AgeWeights.of(5, 1.1)).hasMessageContaining("were 5 and 1.1");
        assertThatThrownBy(() -> AgeWeights.sessions(0.01, 1)).hasMessageContaining("were 0.01 and 1.0");
    }
}
