package io.plimsoll.market;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The filters of a row by itself, in their order, and the values of the rules that the row tells. */
final class RowRules {

    private final OptionChain chain;
    private final CleaningSettings settings;
    private final PreviousSession previous;
    private final int day;
    private final double[] strike;
    private final double[] price;
    private final double[] bid;
    private final double[] ask;
    private final double[] volume;
    private final double maxSpreadToMid;
    private final double priceFloor;
    private final boolean zeroBid;
    private final boolean crossed;
    private final boolean locked;
    private final boolean wideSpread;
    private final boolean floor;
    private final boolean untraded;
    private final boolean stale;

    RowRules(OptionChain chain, @Nullable OptionChain before, CleaningSettings settings) {
        this.chain = chain;
        this.settings = settings;
        previous = new PreviousSession(before);
        day = Math.toIntExact(chain.date().toEpochDay());
        strike = chain.columns().strike();
        price = chain.columns().price();
        bid = chain.columns().bid();
        ask = chain.columns().ask();
        volume = chain.columns().volume();
        maxSpreadToMid = settings.maxSpreadToMid();
        priceFloor = settings.priceFloor();
        zeroBid = settings.applies(Filter.ZERO_BID);
        crossed = settings.applies(Filter.CROSSED);
        locked = settings.applies(Filter.LOCKED);
        wideSpread = settings.applies(Filter.WIDE_SPREAD);
        floor = settings.applies(Filter.PRICE_FLOOR);
        untraded = settings.applies(Filter.UNTRADED);
        stale = settings.applies(Filter.STALE);
    }

    /** The rule that all rows of an expiry break, or null. */
    @Nullable
    Reason term(int expiry) {
        int days = expiry - day;
        if (days <= 0) {
            return Reason.EXPIRED;
        }
        if (days < settings.minDays() && settings.applies(Filter.TOO_SHORT)) {
            return Reason.TOO_SHORT;
        }
        return days > settings.maxDays() && settings.applies(Filter.TOO_LONG) ? Reason.TOO_LONG : null;
    }

    /**
     * The first rule that a row breaks, or null; rows must be asked for in their order.
     *
     * @param term what {@link #term} says of its expiry
     */
    @Nullable
    Reason broken(int row, @Nullable Reason term) {
        double bidden = bid[row];
        double asked = ask[row];
        // NaN where either side is.
        double mid = 0.5 * (bidden + asked);
        boolean quoted = !Double.isNaN(bidden) && !Double.isNaN(asked);
        double mark = quoted ? mid : price[row];
        Reason impossible = impossible(row, mark, quoted);
        if (impossible != null) {
            return impossible;
        }
        if (term != null) {
            return term;
        }
        Reason quote = quoted ? quote(bidden, asked, mark) : null;
        return quote == null ? price(row, mark) : quote;
    }

    /** What no setting could make usable. */
    private @Nullable Reason impossible(int row, double mark, boolean quoted) {
        double k = strike[row];
        boolean quoteOk = !quoted || (bid[row] >= 0 && ask[row] >= 0);
        if (k > 0 && k < Double.POSITIVE_INFINITY && quoteOk && mark >= 0 && mark < 1e300) {
            return null;
        }
        if (Double.isNaN(mark)) {
            return Reason.MISSING_PRICE;
        }
        return Double.isNaN(k) ? Reason.MISSING_TERMS : Reason.INVALID_NUMBER;
    }

    private @Nullable Reason quote(double bidden, double asked, double mark) {
        if (zeroBid && !(bidden > 0)) {
            return Reason.ZERO_BID;
        }
        if (crossed && bidden > asked) {
            return Reason.CROSSED;
        }
        if (locked && bidden == asked) {
            return Reason.LOCKED;
        }
        return wideSpread && asked - bidden > maxSpreadToMid * mark ? Reason.WIDE_SPREAD : null;
    }

    private @Nullable Reason price(int row, double mark) {
        if (floor && mark < priceFloor) {
            return Reason.PRICE_FLOOR;
        }
        if (untraded && volume[row] == 0) {
            return Reason.UNTRADED;
        }
        return stale && previous.repeats(chain, row) ? Reason.STALE : null;
    }

    /** The values of a rule that a row broke. */
    String values(int row, Reason reason) {
        double mark = chain.mark(row);
        int days = chain.expiry(row) - day;
        return switch (reason) {
            case MISSING_PRICE -> "";
            case MISSING_TERMS -> "strike is missing";
            case INVALID_NUMBER -> "strike " + strike[row] + ", price " + mark + quote(row);
            case EXPIRED -> "expiry " + LocalDate.ofEpochDay(chain.expiry(row));
            case TOO_SHORT -> days + " days < " + settings.minDays();
            case TOO_LONG -> days + " days > " + settings.maxDays();
            case ZERO_BID -> "bid " + bid[row];
            case CROSSED -> "bid " + bid[row] + " > ask " + ask[row];
            case LOCKED -> "bid " + bid[row] + " = ask " + ask[row];
            case WIDE_SPREAD -> "spread " + (ask[row] - bid[row]) + " > " + maxSpreadToMid + " x mid " + mark;
            case PRICE_FLOOR -> "price " + mark + " < floor " + priceFloor;
            case UNTRADED -> "volume 0";
            case STALE -> "price " + mark + " as in the session before";
            case DUPLICATE -> "price " + mark;
            default -> throw new IllegalStateException("the values of " + reason + " must be told with the row");
        };
    }

    private String quote(int row) {
        return chain.hasQuote(row) ? ", bid " + bid[row] + ", ask " + ask[row] : "";
    }
}
