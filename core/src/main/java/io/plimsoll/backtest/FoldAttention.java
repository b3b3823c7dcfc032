package io.plimsoll.backtest;

import io.plimsoll.margin.Side;
import io.plimsoll.multiplier.MultiplierModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a Transformer looked, in the mean over the decisions that a fold's network took: how the attention of its last
 * layer, at the decision's own row, is shared among the rows of the sequence. Heads of different members have nothing in
 * common but their number.
 *
 * @param network its name
 * @param first first day tested
 * @param last last day tested
 * @param side whose margin was decided on
 * @param member of the ensemble, from 0
 * @param head of the last layer, from 0
 * @param shares by row, the oldest first and the decision's own last; they sum to 1
 */
public record FoldAttention(
        String network, LocalDate first, LocalDate last, Side side, int member, int head, double[] shares) {

    /**
     * By member and head, the mean over decisions; empty for a network without attention.
     *
     * @param rows network inputs by session
     * @param from the first decision
     * @param to the last
     */
    static double[][][] mean(MultiplierModel model, double[][] rows, int from, int to) {
        double[][][] sums = model.attention(rows, 0, from);
        for (int decision = from + 1; decision <= to && sums.length > 0; decision++) {
            add(sums, model.attention(rows, 0, decision));
        }
        for (double[][] member : sums) {
            for (double[] head : member) {
                for (int row = 0; row < head.length; row++) {
                    head[row] /= to - from + 1;
                }
            }
        }
        return sums;
    }

    private static void add(double[][][] sums, double[][][] more) {
        for (int member = 0; member < sums.length; member++) {
            for (int head = 0; head < sums[member].length; head++) {
                for (int row = 0; row < sums[member][head].length; row++) {
                    sums[member][head][row] += more[member][head][row];
                }
            }
        }
    }

    /** One a member and head. */
    static List<FoldAttention> each(String network, LocalDate first, LocalDate last, Side side, double[][][] shares) {
        List<FoldAttention> each = new ArrayList<>();
        for (int member = 0; member < shares.length; member++) {
            for (int head = 0; head < shares[member].length; head++) {
                each.add(new FoldAttention(network, first, last, side, member, head, shares[member][head]));
            }
        }
        return each;
    }
}
