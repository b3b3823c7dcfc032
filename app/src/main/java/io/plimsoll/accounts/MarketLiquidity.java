package io.plimsoll.accounts;

import io.plimsoll.margin.portfolio.Liquidity;
import io.plimsoll.market.Columns;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionRight;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How easily contracts are traded, from what a market's data tells on the valuation day: the spread of that day's quote, the mean
 * volume of the last twenty sessions, and the day's open interest. What is not told is NaN.
 */
final class MarketLiquidity {

    private static final int SESSIONS = 20;

    private MarketLiquidity() {}

    static Liquidity ofUnderlying(BookMarket market) {
        return new Liquidity(
                Double.NaN, mean(Arrays.stream(market.history().window(Columns.VOLUME, SESSIONS))), Double.NaN);
    }

    static Liquidity ofFuture(BookMarket market, String contract) {
        List<FuturesRow> rows = market.data().futures().stream()
                .filter(r -> r.contract().equals(contract) && !r.date().isAfter(market.date()))
                .sorted(Comparator.comparing(FuturesRow::date).reversed())
                .limit(SESSIONS)
                .toList();
        return new Liquidity(
                Double.NaN,
                mean(rows.stream().mapToDouble(FuturesRow::volume)),
                rows.isEmpty() ? Double.NaN : rows.get(0).openInterest());
    }

    static Liquidity ofOption(BookMarket market, LocalDate expiry, double strike, OptionRight right) {
        List<OptionChain> told = market.data().activity().isEmpty()
                ? market.data().options()
                : market.data().activity();
        List<OptionChain> recent = told.stream()
                .filter(c -> !c.date().isAfter(market.date()))
                .sorted(Comparator.comparing(OptionChain::date).reversed())
                .limit(SESSIONS)
                .toList();
        double open = recent.isEmpty() || !recent.get(0).date().equals(market.date())
                ? Double.NaN
                : value(recent.get(0), expiry, strike, right, Quantity.OPEN_INTEREST);
        double spread = market.data().options().stream()
                .filter(c -> c.date().equals(market.date()))
                .mapToDouble(c -> value(c, expiry, strike, right, Quantity.SPREAD))
                .findFirst()
                .orElse(Double.NaN);
        double volume = mean(recent.stream().mapToDouble(c -> value(c, expiry, strike, right, Quantity.VOLUME)));
        return new Liquidity(spread, volume, open);
    }

    private enum Quantity {
        SPREAD,
        VOLUME,
        OPEN_INTEREST
    }

    private static double value(
            OptionChain chain, LocalDate expiry, double strike, OptionRight right, Quantity quantity) {
        for (int row = 0; row < chain.size(); row++) {
            if (chain.strike(row) == strike
                    && chain.isCall(row) == (right == OptionRight.CALL)
                    && chain.expiry(row) == expiry.toEpochDay()) {
                return switch (quantity) {
                    case SPREAD -> Math.max(0, chain.ask(row) - chain.bid(row));
                    case VOLUME -> chain.volume(row);
                    case OPEN_INTEREST -> chain.openInterest(row);
                };
            }
        }
        return Double.NaN;
    }

    private static double mean(DoubleStream values) {
        return values.filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
    }
}
