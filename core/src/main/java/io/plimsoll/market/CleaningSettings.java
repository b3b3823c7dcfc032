package io.plimsoll.market;

/**
 * The thresholds of every cleaning rule. A row that breaks one is rejected with the rule's {@link Reason}.
 *
 * @param priceFloor lowest mark that is used, in price units, ≥ 0; a mark of zero never is ({@link Reason#PRICE_FLOOR})
 * @param minDays fewest calendar days to expiry, ≥ 1 ({@link Reason#TOO_SHORT})
 * @param maxDays most calendar days to expiry, ≥ minDays ({@link Reason#TOO_LONG})
 * @param maxSpreadToMid largest (ask − bid) ÷ mid, &gt; 0 ({@link Reason#WIDE_SPREAD})
 * @param lowestVol lowest implied volatility a year, decimal, ≥ 0 ({@link Reason#IV_OUT_OF_RANGE})
 * @param highestVol highest implied volatility a year, decimal, &gt; lowestVol ({@link Reason#IV_OUT_OF_RANGE})
 * @param maxStandardDeviations largest |ln(K/F)| ÷ (σ√T) with σ at the money, &gt; 0 ({@link Reason#MONEYNESS})
 * @param staleTolerance by how much of the underlying a price without trading may contradict its traded neighbours, a fraction,
 *     ≥ 0 ({@link Reason#STALE})
 */
public record CleaningSettings(
        double priceFloor,
        int minDays,
        int maxDays,
        double maxSpreadToMid,
        double lowestVol,
        double highestVol,
        double maxStandardDeviations,
        double staleTolerance) {

    /**
     * A floor of 0.0005, 7 days to 3 years, a spread up to half the mid, volatilities of 3 to 300 %, five standard deviations,
     * and contradictions of 2 basis points of the underlying: wide enough that only rows nobody could use fall out.
     */
    public static final CleaningSettings DEFAULT = new CleaningSettings(0.0005, 7, 1096, 0.5, 0.03, 3, 5, 2e-4);

    public CleaningSettings {
        require(priceFloor >= 0, "priceFloor must be >= 0, was ", priceFloor);
        require(minDays >= 1, "minDays must be >= 1, was ", minDays);
        require(maxDays >= minDays, "maxDays must be >= minDays " + minDays + ", was ", maxDays);
        require(maxSpreadToMid > 0, "maxSpreadToMid must be > 0, was ", maxSpreadToMid);
        require(lowestVol >= 0, "lowestVol must be >= 0, was ", lowestVol);
        require(highestVol > lowestVol, "highestVol must be > lowestVol " + lowestVol + ", was ", highestVol);
        require(maxStandardDeviations > 0, "maxStandardDeviations must be > 0, was ", maxStandardDeviations);
        require(staleTolerance >= 0, "staleTolerance must be >= 0, was ", staleTolerance);
    }

    private static void require(boolean holds, String rule, double value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + value);
        }
    }
}
