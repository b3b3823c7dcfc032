package io.plimsoll.simulate;

import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SourceRow;
import java.time.LocalDate;

/** An option row before it has a line in the file; the terms are those of {@link OptionRow}. */
record Quote(
        LocalDate date, Contract contract, double price, double bid, double ask, double volume, double openInterest) {

    OptionRow at(SourceRow source) {
        return new OptionRow(
                source,
                date,
                contract.right(),
                contract.expiry(),
                contract.strike(),
                price,
                bid,
                ask,
                volume,
                openInterest);
    }

    Quote withPrices(double newPrice, double newBid, double newAsk) {
        return new Quote(date, contract, newPrice, newBid, newAsk, volume, openInterest);
    }

    /** The prices of another session, and no trading. */
    Quote leftAt(Quote old) {
        return new Quote(date, contract, old.price, old.bid, old.ask, 0, old.openInterest);
    }

    boolean hasPrices() {
        return !Double.isNaN(price) || !Double.isNaN(bid) || !Double.isNaN(ask);
    }

    boolean samePrices(Quote other) {
        return price == other.price && bid == other.bid && ask == other.ask;
    }

    double mid() {
        return 0.5 * (bid + ask);
    }
}
