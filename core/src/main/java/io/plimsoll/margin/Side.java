package io.plimsoll.margin;

/** Whose loss a margin covers. */
public enum Side {
    /** Holds one unit: loses when the price falls. */
    LONG,
    /** Owes one unit: loses when the price rises. */
    SHORT,
    /** Either, against one margin: the absolute price change. */
    BOTH;

    /** The loss of this side from the profit and loss of one long unit; a gain is negative (never for BOTH). */
    public double loss(double pnl) {
        return switch (this) {
            case LONG -> -pnl;
            case SHORT -> pnl;
            case BOTH -> Math.abs(pnl);
        };
    }

    /** The name in settings and results. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
