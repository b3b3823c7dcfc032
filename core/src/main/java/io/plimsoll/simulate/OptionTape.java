package io.plimsoll.simulate;

import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SourceRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes quotes down as rows of a file, and spoils a share of them on purpose, telling which. */
final class OptionTape {

    private static final List<Fault.Kind> KINDS = List.of(Fault.Kind.values());
    /** A mark is stale only where it has been left behind by this many spreads. */
    private static final double STALE_SPREADS = 3;

    private final double faultRate;
    private final Noise noise;
    private final FileLines lines = new FileLines("simulated/options.csv");
    private final List<OptionRow> rows = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private Map<String, Quote> yesterday = Map.of();

    OptionTape(double faultRate, Noise noise) {
        this.faultRate = faultRate;
        this.noise = noise;
    }

    /** Writes the quotes of the next session. */
    void write(List<Quote> quotes) {
        Map<String, Quote> today = new HashMap<>();
        for (Quote quote : quotes) {
            today.put(quote.instrument(), quote);
            if (noise.happens(faultRate)) {
                spoil(quote, KINDS.get(noise.below(KINDS.size())));
            } else {
                append(quote);
            }
        }
        yesterday = today;
    }

    private void spoil(Quote quote, Fault.Kind fault) {
        switch (fault) {
            case MISSING_PRICE -> append(quote.withPrices(Double.NaN, Double.NaN, Double.NaN), fault);
            case ZERO_BID -> append(quote.withPrices(quote.price(), 0, quote.ask()), fault);
            case CROSSED -> append(quote.withPrices(quote.price(), quote.ask(), quote.bid()), fault);
            case DUPLICATE -> {
                append(quote);
                append(quote, fault);
            }
            case STALE -> leaveBehind(quote);
        }
    }

    /** Shows yesterday's marks again, where the option was quoted then and has moved since. */
    private void leaveBehind(Quote quote) {
        Quote old = yesterday.get(quote.instrument());
        if (old != null && Math.abs(old.mid() - quote.mid()) > STALE_SPREADS * (quote.ask() - quote.bid())) {
            append(quote.withPrices(old.price(), old.bid(), old.ask()).withoutTrading(), Fault.Kind.STALE);
        } else {
            append(quote);
        }
    }

    private SourceRow append(Quote quote) {
        SourceRow source = lines.next();
        rows.add(quote.at(source));
        return source;
    }

    private void append(Quote quote, Fault.Kind fault) {
        faults.add(new Fault(append(quote), fault));
    }

    List<OptionRow> rows() {
        return rows;
    }

    List<Fault> faults() {
        return faults;
    }
}
