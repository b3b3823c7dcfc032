package io.plimsoll.runs;

/** Figures that tell what a market is like, in the order of a table. */
public enum Fact {
    RETURNS("returns", "returns", 0, 1),
    ANNUAL_VOL("annualVol", "volatility, % a year", 1, 100),
    EXCESS_KURTOSIS("excessKurtosis", "excess kurtosis", 1, 1),
    HILL_LEFT("hillLeft", "tail index of losses", 1, 1),
    HILL_RIGHT("hillRight", "tail index of gains", 1, 1),
    BEYOND_FOUR("beyondFourDeviations", "days beyond 4 deviations, %", 2, 100),
    ABSOLUTE_1("absoluteLag1", "autocorrelation of |r|, lag 1", 2, 1),
    ABSOLUTE_5("absoluteLag5", "  lag 5", 2, 1),
    ABSOLUTE_20("absoluteLag20", "  lag 20", 2, 1),
    ABSOLUTE_60("absoluteLag60", "  lag 60", 2, 1),
    LAG_1("lag1", "autocorrelation of r, lag 1", 2, 1),
    LEVERAGE("leverage", "leverage: r with later |r|", 2, 1),
    CLOSES("surfaceCloses", "surfaces: closes", 0, 1),
    MEAN_VOL("meanVol", "at-the-money vol at 30 days, %", 1, 100),
    MEAN_RHO("meanRho", "correlation of the smile", 2, 1),
    MEAN_SKEW("meanSkew", "skew at the money", 2, 1),
    TERM_SLOPE("termSlope", "vol at 90 less at 30 days, %", 2, 100),
    WITH_RETURN("withReturn", "change of vol with return", 2, 1),
    NEAR_TO_FAR("nearToFar", "changes at 30 over at 90 days", 2, 1),
    VOL_LAG_1("volLag1", "autocorrelation of vol, lag 1", 3, 1),
    VOL_LAG_20("volLag20", "  lag 20", 2, 1),
    CURVE_DAYS("curveDays", "curve: days", 0, 1),
    RANKS("ranks", "contracts a day", 0, 1),
    NEAREST_VOL("nearestVol", "volatility of the nearest, %", 1, 100),
    FAR_TO_NEAR("farToNear", "of the farthest over it", 2, 1),
    BACKWARDATION("backwardation", "days in backwardation, %", 0, 100),
    FIRST("firstComponent", "first component of changes, %", 1, 100),
    SECOND("secondComponent", "second, %", 1, 100);

    private final String key;
    private final String label;
    private final int decimals;
    private final double scale;

    Fact(String key, String label, int decimals, double scale) {
        this.key = key;
        this.label = label;
        this.decimals = decimals;
        this.scale = scale;
    }

    /** Its name in JSON. */
    public String key() {
        return key;
    }

    /** Its name in a table. */
    public String label() {
        return label;
    }

    /** Decimals that a table shows. */
    public int decimals() {
        return decimals;
    }

    /** What a table shows is the figure times this. */
    public double scale() {
        return scale;
    }
}
