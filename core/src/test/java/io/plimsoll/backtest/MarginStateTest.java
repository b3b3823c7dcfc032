package io.plimsoll.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.Side;
import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarginStateTest {

    private static final int SESSIONS = 300;

    private static History history(double[] pnl) {
        return History.of(
                IntStream.range(0, pnl.length)
                        .mapToObj(i -> LocalDate.of(2030, 1, 1).plusDays(i))
                        .toList(),
                Map.of(Columns.PNL, pnl));
    }

    private static double[] random(long seed, double middle, double reach) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[SESSIONS];
        Arrays.setAll(values, i -> middle + reach * (2 * random.nextDouble() - 1));
        return values;
    }

    private static int place(String name) {
        return MarginState.NAMES.indexOf(name);
    }

    @Test
    void aConstantMarginOfTwiceTheDailyMoveSaysSo() {
        double[] pnl = new double[SESSIONS];
        Arrays.setAll(pnl, i -> i % 2 == 0 ? 1 : -1);
        double[] margin = new double[SESSIONS];
        Arrays.fill(margin, 2);
        double[] last = MarginState.of(history(pnl), Side.LONG, margin)[SESSIONS - 1];
        assertThat(last[place("margin.rms94")]).isCloseTo(Math.log(0.5), within(1e-12));
        assertThat(last[place("margin.loss")]).isEqualTo(0.5);
        assertThat(last[place("margin.move")]).isEqualTo(0.5);
        assertThat(last[place("margin.change5")]).isZero();
        assertThat(last[place("margin.toMean250")]).isCloseTo(0, within(1e-12));
    }

    @Test
    void theUnitOfMarginAndLossDoesNotMatter() {
        double[] pnl = random(1, 0, 1);
        double[] margin = random(2, 3, 1);
        double[][] one = MarginState.of(history(pnl), Side.SHORT, margin);
        double[][] other = MarginState.of(
                history(Arrays.stream(pnl).map(x -> 70 * x).toArray()),
                Side.SHORT,
                Arrays.stream(margin).map(x -> 70 * x).toArray());
        for (int t = 0; t < SESSIONS; t++) {
            assertThat(other[t]).containsExactly(one[t], within(1e-12));
        }
    }

    @Test
    void nothingOfTheFutureIsSeen() {
        double[] pnl = random(3, 0, 1);
        double[] margin = random(4, 3, 1);
        double[][] before = MarginState.of(history(pnl), Side.LONG, margin);
        int now = 200;
        for (int t = now + 1; t < SESSIONS; t++) {
            pnl[t] *= -5;
            margin[t] *= 3;
        }
        double[][] after = MarginState.of(history(pnl), Side.LONG, margin);
        for (int t = 0; t <= now; t++) {
            assertThat(after[t]).containsExactly(before[t]);
        }
    }
}
