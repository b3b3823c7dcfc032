package io.plimsoll.surface;

import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import java.util.Arrays;
import java.util.List;

/**
 * The forward of one expiry by put-call parity, C − P = D·(F − K), on the strikes nearest the money, weighted by the square of
 * the reciprocal spread of call and put (equally where a quote is missing), by Huber's regression. With the discount given each
 * pair says F = K + (C − P)/D and F is their level; with both free the line of C − P on K has slope −D.
 *
 * <p>The regression's discount is taken where its rate is plausible and its standard error small ({@link ForwardSettings});
 * otherwise the rate curve's. An error of 0.1 % in D is one of 0.1 % in at-the-money volatility, so that a noisy discount does
 * more harm than a curve that is a little off.
 */
final class ParityForward {

    private static final int LEAST_LINE_PAIRS = 6;
    private static final int CENTER_PAIRS = 8;
    private static final int AMERICAN_PAIRS = 4;
    private static final double LOWEST_RATE = -0.05;
    private static final double HIGHEST_RATE = 0.5;
    private static final double NEAR_THE_MONEY = 0.1;

    private final List<OptionRow> rows;
    private final double curveDiscount;
    private final boolean[] used;
    private final int[] call;
    private final int[] put;
    private final double[] strike;
    private final double[] difference;
    private final double[] halfSpread;
    private int size;

    private ParityForward(List<OptionRow> rows, double curveDiscount) {
        this.rows = rows;
        this.curveDiscount = curveDiscount;
        int n = rows.size();
        used = new boolean[n];
        call = new int[n / 2];
        put = new int[n / 2];
        strike = new double[n / 2];
        difference = new double[n / 2];
        halfSpread = new double[n / 2];
        pair();
    }

    /**
     * A forward and the rows that it was taken from.
     *
     * @param used by row, whether the forward rests on it
     */
    record Found(Forward forward, boolean[] used) {}

    /**
     * Finds the forward.
     *
     * @param rows of one expiry: calls by strike, then puts by strike
     * @param underlying the close of the underlying, price units
     * @param years T
     * @param curveDiscount the rate curve's discount factor
     */
    static Found of(
            List<OptionRow> rows,
            double underlying,
            double years,
            double curveDiscount,
            boolean american,
            ForwardSettings settings) {
        ParityForward parity = new ParityForward(rows, curveDiscount);
        return new Found(parity.forward(underlying, years, american, settings), parity.used);
    }

    private Forward forward(double underlying, double years, boolean american, ForwardSettings settings) {
        double carried = underlying / curveDiscount;
        if (size == 0 || (size == 1 && !(Math.abs(difference[0]) <= NEAR_THE_MONEY * carried))) {
            return new Forward(carried, Double.NaN, curveDiscount, Double.NaN, 0, 0, Forward.Rule.CARRY);
        }
        if (size == 1) {
            mark(0, 1);
            return new Forward(said(0), Double.NaN, curveDiscount, Double.NaN, 1, 0, Forward.Rule.NEAREST_PAIR);
        }
        double center = center();
        if (settings.discount() == ForwardSettings.DiscountSource.PARITY && !american && size >= LEAST_LINE_PAIRS) {
            Forward line = line(center, years, settings);
            if (line.rule() == Forward.Rule.PARITY_REGRESSION) {
                return line;
            }
        }
        int near = american ? Math.min(AMERICAN_PAIRS, settings.nearPairs()) : settings.nearPairs();
        return level(center, near, american ? Forward.Rule.PARITY_AMERICAN : Forward.Rule.PARITY_GIVEN_RATE);
    }

    /** With the discount given. */
    private Forward level(double center, int pairs, Forward.Rule rule) {
        int from = nearest(center, pairs);
        int to = Math.min(size, from + pairs);
        double[] forwards = new double[to - from];
        for (int i = from; i < to; i++) {
            forwards[i - from] = said(i);
        }
        HuberLine fit = HuberLine.level(forwards, weights(from, to));
        mark(from, to);
        return new Forward(fit.level(), fit.levelError(), curveDiscount, Double.NaN, to - from, fit.outliers(), rule);
    }

    /** With the discount free; the rule says whether it can be believed. */
    private Forward line(double center, double years, ForwardSettings settings) {
        int from = nearest(center, settings.linePairs());
        int to = Math.min(size, from + settings.linePairs());
        double[] x = new double[to - from];
        for (int i = from; i < to; i++) {
            x[i - from] = strike[i] - center;
        }
        HuberLine fit = HuberLine.line(x, Arrays.copyOfRange(difference, from, to), weights(from, to), -curveDiscount);
        double discount = -fit.slope();
        double rate = -Math.log(discount) / years;
        boolean believed = rate >= LOWEST_RATE
                && rate <= HIGHEST_RATE
                && fit.slopeError() / (discount * years) <= settings.maxRateError();
        if (believed) {
            mark(from, to);
        }
        return new Forward(
                center + fit.level() / discount,
                forwardError(fit, discount),
                discount,
                fit.slopeError(),
                to - from,
                fit.outliers(),
                believed ? Forward.Rule.PARITY_REGRESSION : Forward.Rule.PARITY_GIVEN_RATE);
    }

    /** F − center = a/D with D = −b, to first order. */
    private static double forwardError(HuberLine fit, double discount) {
        double byLevel = 1 / discount;
        double bySlope = fit.level() / (discount * discount);
        double variance = byLevel * byLevel * fit.levelError() * fit.levelError()
                + 2 * byLevel * bySlope * fit.covariance()
                + bySlope * bySlope * fit.slopeError() * fit.slopeError();
        return Math.sqrt(Math.max(0, variance));
    }

    private double said(int pair) {
        return strike[pair] + difference[pair] / curveDiscount;
    }

    private void mark(int from, int to) {
        for (int i = from; i < to; i++) {
            used[call[i]] = true;
            used[put[i]] = true;
        }
    }

    /** Calls and puts are each by strike: one pass finds the strikes that have both. Of equal rows the first counts. */
    private void pair() {
        int puts = 0;
        while (puts < rows.size() && rows.get(puts).right() == OptionRight.CALL) {
            puts++;
        }
        int c = 0;
        int p = puts;
        while (c < puts && p < rows.size()) {
            OptionRow callRow = rows.get(c);
            OptionRow putRow = rows.get(p);
            if (callRow.strike() < putRow.strike() || (size > 0 && callRow.strike() == strike[size - 1])) {
                c++;
            } else if (callRow.strike() > putRow.strike()) {
                p++;
            } else {
                add(c++, p++, callRow, putRow);
            }
        }
    }

    private void add(int c, int p, OptionRow callRow, OptionRow putRow) {
        call[size] = c;
        put[size] = p;
        strike[size] = callRow.strike();
        difference[size] = callRow.mark() - putRow.mark();
        halfSpread[size] = callRow.hasQuote() && putRow.hasQuote()
                ? 0.5 * (callRow.ask() - callRow.bid() + putRow.ask() - putRow.bid())
                : Double.NaN;
        size++;
    }

    /** The median of what the pairs with the least |C − P| say: where the money is, whatever single prices are wrong. */
    private double center() {
        int most = Math.min(size, CENTER_PAIRS);
        double[] least = new double[most];
        double[] forwards = new double[most];
        int held = 0;
        for (int i = 0; i < size; i++) {
            double apart = Math.abs(difference[i]);
            if (held == most && !(apart < least[most - 1])) {
                continue;
            }
            int at = held < most ? held++ : most - 1;
            for (; at > 0 && least[at - 1] > apart; at--) {
                least[at] = least[at - 1];
                forwards[at] = forwards[at - 1];
            }
            least[at] = apart;
            forwards[at] = said(i);
        }
        Arrays.sort(forwards);
        return 0.5 * (forwards[(most - 1) / 2] + forwards[most / 2]);
    }

    /** The first of the {@code pairs} pairs whose strikes are nearest. */
    private int nearest(double center, int pairs) {
        int from = 0;
        int to = size;
        while (to - from > pairs) {
            if (center - strike[from] > strike[to - 1] - center) {
                from++;
            } else {
                to--;
            }
        }
        return from;
    }

    /** Reciprocal squares of the half-spread, floored at half its median; equal where a pair is not quoted. */
    private double[] weights(int from, int to) {
        double[] sorted = Arrays.copyOfRange(halfSpread, from, to);
        Arrays.sort(sorted);
        double[] weights = new double[to - from];
        Arrays.fill(weights, 1);
        // NaN sorts last.
        if (sorted[sorted.length - 1] < Double.POSITIVE_INFINITY) {
            double median = sorted[sorted.length / 2];
            for (int i = from; i < to && median > 0; i++) {
                double relative = Math.max(0.5, halfSpread[i] / median);
                weights[i - from] = 1 / (relative * relative);
            }
        }
        return weights;
    }
}
