package io.plimsoll.simulate;

import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SourceRow;
import java.time.LocalDate;

/** An option row before it has a line in the file; the terms are those of {@link OptionRow}. */
record Quote(
        LocalDate date,
        OptionRight right,
        LocalDate expiry,
        double strike,
        double price,
        double bid,
        double ask,
        double volume,
        double openInterest) {

    OptionRow at(SourceRow source) {
        return new OptionRow(source, date, right, expiry, strike, price, bid, ask, volume, openInterest);
    }

    Quote withPrices(double newPrice, double newBid, double newAsk) {
        return new Quote(date, right, expiry, strike, newPrice, newBid, newAsk, volume, openInterest);
    }

    Quote withoutTrading() {
        return new Quote(date, right, expiry, strike, price, bid, ask, 0, openInterest);
    }

    double mid() {
        return 0.5 * (bid + ask);
    }

    /** What makes it the same option from day to day. */
    String instrument() {
        return right + " " + expiry + " " + strike;
    }
}
