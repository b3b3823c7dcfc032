package io.plimsoll.surface;

/**
 * How forwards are taken from put-call parity.
 *
 * @param discount where the discount factor comes from
 * @param nearPairs most call-put pairs for the forward where the discount is given
 * @param linePairs most call-put pairs, nearest the money, for the regression that gives both
 * @param maxRateError greatest standard error of the rate −ln D ÷ T, decimal a year, with which the regression's discount is
 *     preferred to the rate curve's
 */
public record ForwardSettings(DiscountSource discount, int nearPairs, int linePairs, double maxRateError) {

    /** Where the discount factor comes from. */
    public enum DiscountSource {
        /** The rate curve. */
        CURVE,
        /** The options themselves, where their regression is certain enough; the rate curve otherwise. */
        PARITY
    }

    /**
     * Parity where its rate is known to 20 basis points. Rates implied by options lie some 40 basis points from those of
     * government paper (van Binsbergen, Diamond &amp; Grotteria, "Risk-Free Interest Rates", Journal of Financial Economics
     * 143, 2022): so much a curve may be off, and half of it is clearly better.
     */
    public static final ForwardSettings STANDARD = new ForwardSettings(DiscountSource.PARITY, 8, 32, 0.002);

    public ForwardSettings {
        if (nearPairs < 2 || linePairs < nearPairs || !(maxRateError >= 0)) {
            throw new IllegalArgumentException("forwards need 2 <= nearPairs <= linePairs and maxRateError >= 0, were "
                    + nearPairs + ", " + linePairs + " and " + maxRateError);
        }
    }
}
