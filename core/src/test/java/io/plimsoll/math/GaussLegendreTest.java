package io.plimsoll.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussLegendreTest {

    @Test
    void theThreePointRuleIsTheTextbookOne() {
        GaussLegendre rule = GaussLegendre.of(3);
        assertThat(rule.node(2)).isCloseTo(Math.sqrt(0.6), within(1e-15));
        assertThat(rule.node(1)).isCloseTo(0, within(1e-15));
        assertThat(rule.weight(0)).isCloseTo(5.0 / 9, within(1e-15));
        assertThat(rule.weight(1)).isCloseTo(8.0 / 9, within(1e-15));
    }

    @Test
    void polynomialsUpToTwiceTheSizeAreExact() {
        for (int size = 1; size <= 32; size++) {
            GaussLegendre rule = GaussLegendre.of(size);
            int degree = 2 * size - 2;
            double sum = 0;
            for (int i = 0; i < rule.size(); i++) {
                sum += rule.weight(i) * Math.pow(rule.node(i), degree);
            }
            assertThat(sum).as("x^%s", degree).isCloseTo(2.0 / (degree + 1), within(1e-14));
        }
    }

    @Test
    void aRuleNeedsANode() {
        assertThatThrownBy(() -> GaussLegendre.of(0)).hasMessageContaining("0");
    }
}
