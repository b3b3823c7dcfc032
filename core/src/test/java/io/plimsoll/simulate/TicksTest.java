package io.plimsoll.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicksTest {

    @Test
    void roundPricesToTheGrid() {
        Ticks ticks = new Ticks(0.05);

        assertThat(ticks.nearest(10.12)).isEqualTo(10.1);
        assertThat(ticks.below(10.14)).isEqualTo(10.1);
        assertThat(ticks.above(10.11)).isEqualTo(10.15);
    }
}
