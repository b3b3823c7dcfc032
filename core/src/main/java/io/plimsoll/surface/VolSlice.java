package io.plimsoll.surface;

import io.plimsoll.market.SourceRow;
import java.time.LocalDate;
import java.util.List;

/**
 * One expiry that comes as implied volatilities instead of prices.
 *
 * @param expiry the last trading day of the options
 * @param timeToExpiryYears T, as the volatilities were computed with
 * @param forward F, price units, as the volatilities were computed with
 * @param quotes by strike, in any order
 */
public record VolSlice(LocalDate expiry, double timeToExpiryYears, double forward, List<Quote> quotes) {

    /**
     * Bid and ask at one strike.
     *
     * @param source the row in the vendor's file
     * @param strike K, price units
     * @param bidVol Black-76 implied volatility of the bid a year, decimal; NaN where there is none
     * @param askVol that of the ask
     */
    public record Quote(SourceRow source, double strike, double bidVol, double askVol) {

        /** The middle of the two volatilities. */
        double vol() {
            return 0.5 * (bidVol + askVol);
        }
    }

    public VolSlice {
        if (!(timeToExpiryYears > 0) || !(forward > 0) || !(timeToExpiryYears + forward < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a slice of volatilities needs a positive, finite T and forward, was T "
                    + timeToExpiryYears + " and forward " + forward + " (expiry " + expiry + ")");
        }
        quotes = List.copyOf(quotes);
    }
}
