package io.plimsoll.market;

/**
 * Thresholds of the filters, each with its own {@link Reason}.
 *
 * @param priceFloor least usable price, price units
 * @param minDays least calendar days to expiry
 * @param maxDays most calendar days to expiry
 * @param maxSpreadToMid largest (ask − bid) ÷ mid, where there are quotes
 * @param lowestVol least usable implied volatility, decimal a year
 * @param highestVol greatest usable implied volatility
 * @param maxMoneyness largest |ln(K/F)| in at-the-money standard deviations σ√T
 */
public record CleaningSettings(
        double priceFloor,
        int minDays,
        int maxDays,
        double maxSpreadToMid,
        double lowestVol,
        double highestVol,
        double maxMoneyness) {

    public CleaningSettings {
        if (!(priceFloor >= 0) || minDays < 1 || maxDays < minDays) {
            throw new IllegalArgumentException("cleaning needs priceFloor >= 0 and 1 <= minDays <= maxDays, were "
                    + priceFloor + ", " + minDays + " and " + maxDays);
        }
        if (!(0 < lowestVol && lowestVol < highestVol) || !(maxMoneyness > 0) || !(maxSpreadToMid > 0)) {
            throw new IllegalArgumentException(
                    "cleaning needs 0 < lowestVol < highestVol, maxMoneyness > 0 and maxSpreadToMid > 0, were "
                            + lowestVol + ", " + highestVol + ", " + maxMoneyness + " and " + maxSpreadToMid);
        }
    }
}
