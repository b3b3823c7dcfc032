package io.plimsoll.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.Side;
import io.plimsoll.multiplier.MultiplierModel;
import io.plimsoll.multiplier.TrainingReport;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldAttentionTest {

    /** Two members of one head that look at two rows; the second row's share is the row's own number. */
    private static final MultiplierModel LOOKING = new Said() {
        @Override
        public double[][][] attention(double[][] rows, int start, int end) {
            double share = rows[end][0];
            return new double[][][] {{{1 - share, share}}, {{share, 1 - share}}};
        }
    };

    private static class Said implements MultiplierModel {
        @Override
        public double[] logMultipliers(double[][] rows, int[] starts, int[] ends) {
            return new double[ends.length];
        }

        @Override
        public double[][] memberLogMultipliers(double[][] rows, int[] starts, int[] ends) {
            return new double[1][ends.length];
        }

        @Override
        public double[][] outputs(double[][] rows, int[] starts, int[] ends) {
            return new double[ends.length][1];
        }

        @Override
        public TrainingReport report() {
            throw new UnsupportedOperationException("not asked here");
        }
    }

    @Test
    void theSharesOfAFoldAreTheMeansOverItsDecisionsOnly() {
        double[][] rows = {{0.9}, {0.1}, {0.2}, {0.6}, {0.8}};
        double[][][] mean = FoldAttention.mean(LOOKING, rows, 1, 3);
        assertThat(mean).hasDimensions(2, 1);
        assertThat(mean[0][0]).containsExactly(new double[] {0.7, 0.3}, within(1e-15));
        assertThat(mean[1][0]).containsExactly(new double[] {0.3, 0.7}, within(1e-15));
        List<FoldAttention> each =
                FoldAttention.each("t", LocalDate.of(2030, 1, 1), LocalDate.of(2030, 1, 3), Side.LONG, mean);
        assertThat(each).extracting(FoldAttention::member).containsExactly(0, 1);
    }

    @Test
    void aNetworkWithoutAttentionHasNone() {
        assertThat(FoldAttention.mean(new Said(), new double[4][1], 0, 3)).isEmpty();
    }
}
