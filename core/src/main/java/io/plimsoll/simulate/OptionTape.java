package io.plimsoll.simulate;

import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SourceRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes quotes down as rows of a file, spoils a share of them on purpose, and labels every row that has a fault. */
final class OptionTape {

    private static final List<Fault.Kind> KINDS = List.of(Fault.Kind.values());

    private final double faultRate;
    private final Noise noise;
    private final FileLines lines;
    private final List<OptionRow> rows = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    /** The first row of each contract as it was written, not as it should have been. */
    private Map<Contract, Quote> before = Map.of();

    private Map<Contract, Quote> today = Map.of();
    /** The contracts of the session whose first row was spoilt. */
    private Set<Contract> spoiltBefore = Set.of();

    private Set<Contract> spoiltToday = Set.of();

    OptionTape(String file, double faultRate, Noise noise) {
        this.lines = new FileLines(file);
        this.faultRate = faultRate;
        this.noise = noise;
    }

    /** Writes the quotes of the next session. */
    void write(List<Quote> quotes) {
        before = today;
        spoiltBefore = spoiltToday;
        spoiltToday = new HashSet<>();
        today = new HashMap<>(2 * quotes.size());
        for (Quote quote : quotes) {
            if (noise.happens(faultRate)) {
                spoil(quote, KINDS.get(noise.below(KINDS.size())));
            } else {
                append(quote, null);
            }
        }
    }

    private void spoil(Quote quote, Fault.Kind planted) {
        switch (planted) {
            case MISSING_PRICE -> append(quote.withPrices(Double.NaN, Double.NaN, Double.NaN), planted);
            case ZERO_BID -> append(quote.withPrices(quote.price(), 0, quote.ask()), quote.bid() > 0 ? planted : null);
            case CROSSED -> append(quote.withPrices(quote.price(), quote.ask(), quote.bid()), planted);
            case DUPLICATE -> {
                append(quote, null);
                append(quote, planted);
            }
            case STALE -> leaveBehind(quote);
            case MISSING_ROW ->
                faults.add(
                        new Fault(quote.date(), instrument(quote), Fault.Kind.MISSING_ROW, Fault.Cause.PLANTED, null));
        }
    }

    /** Shows the marks of the row before again, where that was as it should be and the option has moved since. */
    private void leaveBehind(Quote quote) {
        Quote old = before.get(quote.contract());
        if (old != null && !spoiltBefore.contains(quote.contract()) && !old.samePrices(quote)) {
            append(quote.leftAt(old), Fault.Kind.STALE);
        } else {
            append(quote, null);
        }
    }

    private void append(Quote quote, Fault.@Nullable Kind planted) {
        OptionRow row = quote.at(lines.next());
        rows.add(row);
        boolean again = today.putIfAbsent(quote.contract(), quote) != null;
        if (planted != null) {
            spoiltToday.add(quote.contract());
        }
        if (!quote.hasPrices()) {
            label(row, Fault.Kind.MISSING_PRICE, planted);
        }
        if (quote.bid() == 0) {
            label(row, Fault.Kind.ZERO_BID, planted);
        }
        if (quote.bid() > quote.ask()) {
            label(row, Fault.Kind.CROSSED, planted);
        }
        if (unmoved(quote)) {
            label(row, Fault.Kind.STALE, planted);
        }
        if (again) {
            label(row, Fault.Kind.DUPLICATE, planted);
        }
    }

    private boolean unmoved(Quote quote) {
        Quote old = before.get(quote.contract());
        return old != null && quote.volume() == 0 && quote.samePrices(old);
    }

    private void label(OptionRow row, Fault.Kind kind, Fault.@Nullable Kind planted) {
        Fault.Cause cause = kind == planted ? Fault.Cause.PLANTED : Fault.Cause.NATURAL;
        faults.add(new Fault(row.date(), row.instrument(), kind, cause, row.source()));
    }

    private static String instrument(Quote quote) {
        return quote.at(new SourceRow("", 0)).instrument();
    }

    List<OptionRow> rows() {
        return rows;
    }

    /** By session, in the order of the file; those of one row in the order of their kinds. */
    List<Fault> faults() {
        return faults;
    }
}
