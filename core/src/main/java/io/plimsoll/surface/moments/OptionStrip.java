package io.plimsoll.surface.moments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The out-of-the-money options of one expiry that an index is computed from, selected as Cboe's "Volatility Index
 * Methodology: Cboe Volatility Index" does: puts below K₀ and calls above it outward, without those that have no bid, until
 * two strikes in a row have none; at K₀ both, averaged. SSE's iVX selects alike.
 *
 * @param years T; Cboe counts minutes, 525,600 a year
 * @param growth e^(RT), which takes the discount off prices
 * @param forward F = K + e^(RT)(C − P) at the strike where call and put lie closest
 * @param atTheMoney K₀, the highest strike ≤ F
 * @param options rising in strike
 */
public record OptionStrip(double years, double growth, double forward, double atTheMoney, List<StripOption> options) {

    /** An option with its own price, before its width is known. */
    private record Priced(double strike, double price) {}

    public OptionStrip {
        options = List.copyOf(options);
    }

    /**
     * Selects the strip.
     *
     * @param quotes rising in strike
     * @param growth e^(RT), &gt; 0
     * @param years T, &gt; 0
     * @return empty where no strike has a bid for both call and put, none lies at or below the forward, or fewer than two
     *     options remain
     * @throws IllegalArgumentException where strikes do not rise, or growth or years are not above 0
     */
    public static Optional<OptionStrip> select(List<StrikeQuote> quotes, double growth, double years) {
        if (!(growth > 0) || !(years > 0)) {
            throw new IllegalArgumentException(
                    "a strip needs growth > 0 and years > 0, was " + growth + " and " + years);
        }
        for (int i = 1; i < quotes.size(); i++) {
            if (!(quotes.get(i).strike() > quotes.get(i - 1).strike())) {
                throw new IllegalArgumentException("strikes must rise, were "
                        + quotes.get(i - 1).strike() + " and " + quotes.get(i).strike());
            }
        }
        double forward = forward(quotes, growth);
        int middle = -1;
        for (int i = 0; i < quotes.size() && quotes.get(i).strike() <= forward; i++) {
            middle = i;
        }
        if (middle < 0) {
            return Optional.empty();
        }
        List<Priced> selected = selected(quotes, middle);
        if (selected.size() < 2) {
            return Optional.empty();
        }
        double atTheMoney = quotes.get(middle).strike();
        return Optional.of(new OptionStrip(years, growth, forward, atTheMoney, withWidths(selected)));
    }

    /** NaN where no strike has both bids. */
    private static double forward(List<StrikeQuote> quotes, double growth) {
        double least = Double.POSITIVE_INFINITY;
        double forward = Double.NaN;
        for (StrikeQuote q : quotes) {
            double difference = q.callMid() - q.putMid();
            if (q.callBid() > 0 && q.putBid() > 0 && Math.abs(difference) < least) {
                least = Math.abs(difference);
                forward = q.strike() + growth * difference;
            }
        }
        return forward;
    }

    private static List<Priced> selected(List<StrikeQuote> quotes, int middle) {
        List<Priced> selected = new ArrayList<>();
        int without = 0;
        for (int i = middle - 1; i >= 0 && without < 2; i--) {
            StrikeQuote q = quotes.get(i);
            without = q.putBid() > 0 ? 0 : without + 1;
            if (q.putBid() > 0) {
                selected.add(0, new Priced(q.strike(), q.putMid()));
            }
        }
        StrikeQuote both = quotes.get(middle);
        selected.add(new Priced(both.strike(), 0.5 * (both.callMid() + both.putMid())));
        without = 0;
        for (int i = middle + 1; i < quotes.size() && without < 2; i++) {
            StrikeQuote q = quotes.get(i);
            without = q.callBid() > 0 ? 0 : without + 1;
            if (q.callBid() > 0) {
                selected.add(new Priced(q.strike(), q.callMid()));
            }
        }
        return selected;
    }

    private static List<StripOption> withWidths(List<Priced> selected) {
        List<StripOption> options = new ArrayList<>(selected.size());
        int last = selected.size() - 1;
        for (int i = 0; i <= last; i++) {
            int below = Math.max(0, i - 1);
            int above = Math.min(last, i + 1);
            double width = (selected.get(above).strike() - selected.get(below).strike()) / (above - below);
            options.add(new StripOption(
                    selected.get(i).strike(), width, selected.get(i).price()));
        }
        return options;
    }
}
