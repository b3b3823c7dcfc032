package io.plimsoll.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StrikeLadderTest {

    @Test
    void isDenseAroundTheMoneyAndSparseBeyond() {
        // 0.25 standard deviations are 12.5, the next step up is 20; 40 beyond 1.2 of them, up to 3.2.
        assertThat(StrikeLadder.strikes(1000, 0.05, 1.25))
                .containsExactly(880.0, 920.0, 960.0, 980.0, 1000.0, 1020.0, 1040.0, 1080.0, 1120.0, 1160.0);
    }

    @Test
    void aFinerLadderHasTheStrikesOfACoarserOneThatItReaches() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            double forward = 50 + 100 * random.nextDouble();
            double deviation = 0.02 + 0.3 * random.nextDouble();
            Set<Double> fine = new HashSet<>();
            for (double distance = -1.2; distance <= 1.2; distance += 0.01) {
                fine.addAll(StrikeLadder.strikes(forward * (1 + distance * deviation), 0.4 * deviation, 0.25));
            }
            List<Double> near = StrikeLadder.strikes(forward, deviation, 0.25).stream()
                    .filter(k -> Math.abs(k / forward - 1) < deviation)
                    .toList();
            assertThat(near).hasSizeGreaterThanOrEqualTo(3);
            assertThat(fine).containsAll(near);
        }
    }

    @Test
    void stepsAreTheUnitTimesAPowerOfTwo() {
        assertThat(StrikeLadder.step(0.3, 1.25)).isEqualTo(0.3125);
        assertThat(StrikeLadder.step(1.3, 1.25)).isEqualTo(2.5);
        assertThat(StrikeLadder.step(2.5, 1.25)).isEqualTo(2.5);
        assertThat(StrikeLadder.step(17, 1.25)).isEqualTo(20);
    }
}
