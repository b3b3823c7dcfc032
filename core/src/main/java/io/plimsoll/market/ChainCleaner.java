package io.plimsoll.market;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns down the rows of a day's chain that break a rule of {@link CleaningSettings}; a row is rejected for the first rule that
 * it breaks: terms, days to expiry, quote, price, bounds, duplicates, and last {@link StalePrices}. The filters are those of
 * published studies (G. Constantinides, J. Jackwerth and A. Savov, "The puzzle of index option returns", Review of Asset
 * Pricing Studies 3 (2013), 229–257, appendix B; the white paper of the Cboe Volatility Index).
 */
public final class ChainCleaner {

    private ChainCleaner() {}

    /**
     * Sorts the rows into kept and rejected.
     *
     * @param date the trading day
     * @param underlying the underlying's price on that day, in price units; NaN switches off the rules that need it
     * @param rows the rows of that day, in file order; of several with the same type, expiry and strike the first usable one is
     *     kept
     * @throws IllegalArgumentException if a row is of another day
     */
    public static CleanChain clean(LocalDate date, double underlying, List<OptionRow> rows, CleaningSettings settings) {
        List<OptionRow> usable = new ArrayList<>(rows.size());
        List<RejectedRow> rejected = new ArrayList<>();
        Set<Contract> seen = new HashSet<>();
        for (OptionRow row : rows) {
            if (!row.date().equals(date)) {
                throw new IllegalArgumentException(
                        "a chain is of one day, " + date + ", but " + row.source() + " is of " + row.date());
            }
            Breach breach = breach(row, underlying, settings);
            if (breach == null && !seen.add(new Contract(row.right(), row.expiry(), row.strike()))) {
                breach = new Breach(Reason.DUPLICATE, row.instrument() + " was kept from an earlier row");
            }
            if (breach == null) {
                usable.add(row);
            } else {
                rejected.add(reject(row, breach.reason, breach.detail));
            }
        }
        List<OptionRow> kept = StalePrices.separate(usable, settings.staleTolerance() * underlying, rejected);
        return new CleanChain(kept, rejected);
    }

    static RejectedRow reject(OptionRow row, Reason reason, String detail) {
        return new RejectedRow(row.source(), row.date(), row.instrument(), reason, detail);
    }

    private record Contract(OptionRight right, LocalDate expiry, double strike) {}

    private record Breach(Reason reason, String detail) {}

    private static @Nullable Breach breach(OptionRow row, double underlying, CleaningSettings settings) {
        if (!(row.strike() > 0) || Double.isInfinite(row.strike())) {
            return new Breach(Reason.MISSING_TERMS, "strike " + row.strike() + " is not > 0");
        }
        Breach breach = time(row, settings);
        if (breach == null) {
            breach = row.hasQuote() ? quote(row, settings) : null;
        }
        return breach != null ? breach : bounds(row, underlying, settings);
    }

    private static @Nullable Breach time(OptionRow row, CleaningSettings settings) {
        long days = ChronoUnit.DAYS.between(row.date(), row.expiry());
        if (days <= 0) {
            return new Breach(Reason.EXPIRED, "expiry " + row.expiry() + " is not after " + row.date());
        }
        if (days < settings.minDays()) {
            return new Breach(Reason.TOO_SHORT, days + " days < " + settings.minDays());
        }
        return days > settings.maxDays() ? new Breach(Reason.TOO_LONG, days + " days > " + settings.maxDays()) : null;
    }

    private static @Nullable Breach quote(OptionRow row, CleaningSettings settings) {
        if (row.bid() <= 0) {
            return new Breach(Reason.ZERO_BID, "bid " + row.bid() + ", ask " + row.ask());
        }
        if (row.bid() >= row.ask()) {
            return new Breach(Reason.CROSSED, "bid " + row.bid() + " >= ask " + row.ask());
        }
        double relative = (row.ask() - row.bid()) / row.mark();
        return relative > settings.maxSpreadToMid()
                ? new Breach(
                        Reason.WIDE_SPREAD,
                        "(ask " + row.ask() + " - bid " + row.bid() + ") / mid = " + relative + " > "
                                + settings.maxSpreadToMid())
                : null;
    }

    private static @Nullable Breach bounds(OptionRow row, double underlying, CleaningSettings settings) {
        double mark = row.mark();
        if (!Double.isFinite(mark)) {
            return new Breach(
                    Reason.MISSING_PRICE, "price " + row.price() + ", bid " + row.bid() + ", ask " + row.ask());
        }
        if (mark < settings.priceFloor() || mark <= 0) {
            return new Breach(Reason.PRICE_FLOOR, "price " + mark + " < floor " + settings.priceFloor());
        }
        double bound = row.right() == OptionRight.CALL ? underlying : row.strike();
        return mark >= bound
                ? new Breach(
                        Reason.ABOVE_BOUND,
                        "price " + mark + " >= " + (row.right() == OptionRight.CALL ? "underlying " : "strike ")
                                + bound)
                : null;
    }
}
