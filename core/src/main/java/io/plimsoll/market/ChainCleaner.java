package io.plimsoll.market;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The filters that need nothing but the rows of one day: terms, price, quote, days to expiry, duplicates. */
public final class ChainCleaner {

    private final CleaningSettings settings;
    private final List<OptionRow> kept = new ArrayList<>();
    private final List<RejectedRow> rejected = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private ChainCleaner(CleaningSettings settings) {
        this.settings = settings;
    }

    /**
     * A cleaned chain.
     *
     * @param kept rows that passed every filter
     * @param rejected the others, each with the first rule that it broke
     */
    public record Cleaned(List<OptionRow> kept, List<RejectedRow> rejected) {}

    /** Cleans the rows of one day. */
    public static Cleaned clean(List<OptionRow> rows, CleaningSettings settings) {
        ChainCleaner cleaner = new ChainCleaner(settings);
        rows.forEach(cleaner::sort);
        return new Cleaned(cleaner.kept, cleaner.rejected);
    }

    private void sort(OptionRow row) {
        double mark = row.mark();
        long days = ChronoUnit.DAYS.between(row.date(), row.expiry());
        if (Double.isNaN(mark)) {
            reject(row, Reason.MISSING_PRICE, "");
        } else if (days <= 0) {
            reject(row, Reason.EXPIRED, "expiry " + row.expiry());
        } else if (days < settings.minDays()) {
            reject(row, Reason.TOO_SHORT, days + " days < " + settings.minDays());
        } else if (days > settings.maxDays()) {
            reject(row, Reason.TOO_LONG, days + " days > " + settings.maxDays());
        } else if (row.hasQuote() && !(row.bid() > 0)) {
            reject(row, Reason.ZERO_BID, "bid " + row.bid());
        } else if (row.hasQuote() && !(row.bid() < row.ask())) {
            reject(row, Reason.CROSSED, "bid " + row.bid() + " >= ask " + row.ask());
        } else if (row.hasQuote() && row.ask() - row.bid() > settings.maxSpreadToMid() * mark) {
            reject(
                    row,
                    Reason.WIDE_SPREAD,
                    "spread " + (row.ask() - row.bid()) + " > " + settings.maxSpreadToMid() + " x mid " + mark);
        } else if (mark < settings.priceFloor()) {
            reject(row, Reason.PRICE_FLOOR, "price " + mark + " < floor " + settings.priceFloor());
        } else if (!seen.add(key(row.date(), row))) {
            reject(row, Reason.DUPLICATE, "price " + mark);
        } else {
            kept.add(row);
        }
    }

    private static String key(LocalDate date, OptionRow row) {
        return date + " " + row.instrument();
    }

    private void reject(OptionRow row, Reason reason, String detail) {
        rejected.add(rejected(row, reason, detail));
    }

    /** An option row as a rejected one. */
    public static RejectedRow rejected(OptionRow row, Reason reason, String detail) {
        return new RejectedRow(row.source(), row.date(), row.instrument(), reason, detail);
    }
}
