package io.plimsoll.surface;

import io.plimsoll.market.OptionRow;
import io.plimsoll.math.HuberLocation;
import io.plimsoll.surface.ExpiryChain.Strike;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The forward of an expiry: for options on futures the future itself; otherwise, from put-call parity, Huber's location of
 * K + (C − P)/D over the pairs nearest to the money, weighted by their spreads where all are quoted. With fewer than two pairs
 * it is the underlying carried at the rate.
 *
 * @param value F, in price units; NaN or not positive where there is none
 * @param discount D = e^(−rT)
 * @param rate r, continuously compounded, decimal
 * @param byCarry whether it is the underlying carried at the rate
 * @param rows the rows that served
 */
record Forward(double value, double discount, double rate, boolean byCarry, List<OptionRow> rows) {

    static Forward find(ExpiryChain chain, double underlying, double rate, SurfaceSettings settings) {
        double discount = Math.exp(-rate * chain.years());
        if (settings.optionsOnFuture() || Double.isNaN(discount)) {
            return new Forward(underlying, discount, rate, false, List.of());
        }
        List<Pair> pairs = nearest(pairs(chain, discount), settings.forwardPairs());
        if (pairs.size() < 2) {
            return new Forward(underlying / discount, discount, rate, true, List.of());
        }
        double[] values = pairs.stream().mapToDouble(Pair::forward).toArray();
        double[] errors = pairs.stream().mapToDouble(Pair::error).toArray();
        if (Arrays.stream(errors).anyMatch(Double::isNaN)) {
            Arrays.fill(errors, 1);
        }
        List<OptionRow> rows = new ArrayList<>(2 * pairs.size());
        pairs.forEach(pair -> rows.addAll(List.of(pair.call, pair.put)));
        return new Forward(HuberLocation.of(values, errors), discount, rate, false, rows);
    }

    /** Whether there is a usable forward. */
    boolean exists() {
        return value > 0 && discount > 0 && !Double.isInfinite(value / discount);
    }

    private record Pair(double strike, double forward, double error, OptionRow call, OptionRow put) {

        static Pair of(double strike, OptionRow call, OptionRow put, double discount) {
            double spreads = call.ask() - call.bid() + put.ask() - put.bid();
            return new Pair(strike, strike + (call.mark() - put.mark()) / discount, spreads, call, put);
        }
    }

    private static List<Pair> pairs(ExpiryChain chain, double discount) {
        List<Pair> pairs = new ArrayList<>();
        for (Strike strike : chain.strikes()) {
            OptionRow call = strike.call();
            OptionRow put = strike.put();
            if (call != null && put != null) {
                pairs.add(Pair.of(strike.strike(), call, put, discount));
            }
        }
        return pairs;
    }

    /** At the money call and put cost the same: the pair with the least difference gives the first idea of the forward. */
    private static List<Pair> nearest(List<Pair> pairs, int count) {
        if (pairs.size() <= count) {
            return pairs;
        }
        double first = pairs.stream()
                .min(Comparator.comparingDouble(p -> Math.abs(p.forward - p.strike)))
                .orElseThrow()
                .forward;
        return pairs.stream()
                .sorted(Comparator.comparingDouble(p -> Math.abs(p.strike - first)))
                .limit(count)
                .toList();
    }
}
