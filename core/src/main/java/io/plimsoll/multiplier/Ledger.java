package io.plimsoll.multiplier;

/**
 * The controller's account over N days: breach rate = α + (g_N − g_0)/(ηN) + C/(ηN) − D/(ηN); and of what was wanted and
 * what was called, Σ ln m = Σ clip(g + f) − U + L.
 *
 * @param eta η
 * @param alpha α
 * @param start g_0
 * @param end g_N
 * @param clippedAtCap C
 * @param clippedAtFloor D
 * @param rate most |Δ ln m| a session; infinite for no limit
 * @param withheldUp U, the sum over days of what the rate withheld of rises of ln m
 * @param withheldDown L, the same of falls
 * @param breaches days with a breach
 * @param days N
 */
public record Ledger(
        double eta,
        double alpha,
        double start,
        double end,
        double clippedAtCap,
        double clippedAtFloor,
        double rate,
        double withheldUp,
        double withheldDown,
        int breaches,
        int days) {

    /** Breaches ÷ days. */
    public double breachRate() {
        return (double) breaches / days;
    }

    /** The right side of the identity. */
    public double explainedRate() {
        return alpha + (end - start + clippedAtCap - clippedAtFloor) / (eta * days);
    }

    /** |breach rate − explained rate|; rounding only. */
    public double identityError() {
        return Math.abs(breachRate() - explainedRate());
    }
}
