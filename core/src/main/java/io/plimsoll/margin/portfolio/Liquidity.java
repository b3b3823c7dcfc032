package io.plimsoll.margin.portfolio;

/**
 * How easily one instrument is traded. A value that is not known is NaN; it is then reported, not guessed.
 *
 * @param spread best ask less best bid, price units, not negative
 * @param dailyVolume contracts traded a day on average
 * @param openInterest contracts open; what size is compared with where volume is not known
 */
public record Liquidity(double spread, double dailyVolume, double openInterest) {

    public Liquidity {
        if (spread < 0 || dailyVolume < 0 || openInterest < 0) {
            throw new IllegalArgumentException("spread, volume and open interest must not be negative, were " + spread
                    + ", " + dailyVolume + " and " + openInterest);
        }
    }
}
