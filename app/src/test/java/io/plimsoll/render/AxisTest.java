package io.plimsoll.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AxisTest {

    private static List<String> labels(double low, double high, int about, boolean log) {
        return new Axis(low, high, 0, 100, log)
                .ticks(about).stream().map(Axis::label).toList();
    }

    @Test
    void ticksStandAtRoundNumbers() {
        assertThat(labels(-0.31, 0.22, 5, false)).containsExactly("−0.2", "0", "0.2");
        assertThat(labels(11.7, 38.2, 5, false)).containsExactly("20", "30");
        assertThat(labels(0, 1, 5, false)).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
        assertThat(labels(2000, 12_100, 5, false)).containsExactly("5000", "10000");
        assertThat(labels(0.00091, 0.0011, 2, false)).containsExactly("0.001", "0.0011");
    }

    @Test
    void logarithmicTicksAreOneTwoAndFiveOrPowersOfTenAlone() {
        assertThat(labels(0.9, 30, 5, true)).containsExactly("1", "2", "5", "10", "20");
        assertThat(labels(0.0001, 1, 4, true)).containsExactly("0.0001", "0.001", "0.01", "0.1", "1");
    }

    @Test
    void everyTickLiesOnTheAxisAndThereAreAboutAsManyAsAskedFor() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1000; i++) {
            double low = random.nextDouble(-50, 50);
            double width = Math.pow(10, random.nextDouble(-4, 4));
            Axis axis = new Axis(low, low + width, 300, 20, false);
            assertThat(axis.ticks(5)).hasSizeBetween(1, 6).allSatisfy(t -> assertThat(axis.at(t.doubleValue()))
                    .isBetween(20 - 1e-6, 300 + 1e-6));
        }
    }

    @Test
    void valuesAndPixelsMatch() {
        Axis log = new Axis(1, 100, 0, 200, true);
        assertThat(log.at(10)).isCloseTo(100, within(1e-9));
        assertThat(log.at(log.value(0.3))).isCloseTo(60, within(1e-9));
        assertThatThrownBy(() -> new Axis(0, 100, 0, 1, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("low < high");
    }
}
