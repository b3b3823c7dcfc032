package io.plimsoll.multiplier;

/**
 * The online controller around any log multiplier f_t (after Gibbs &amp; Candès 2021, with both limits written down):
 *
 * <pre>m_t = exp(clip(g_t + f_t)),   g_(t+1) = clip(g_t + η(err_t − α))</pre>
 *
 * with the clip to [ln lowest, ln highest] and err_t = 1 on a breach of m_t·B_t. It keeps a ledger of what the clip of g
 * took away: C at the cap, D at the floor. Then, exactly, breach rate = α + (g_N − g_0)/(ηN) + C/(ηN) − D/(ηN).
 *
 * <p>Not thread-safe; one instance a side and model.
 */
public final class Controller {

    private final Bounds bounds;
    private final double eta;
    private final double alpha;
    private final double start;
    private double state;
    private double clippedAtCap;
    private double clippedAtFloor;
    private int breaches;
    private int days;

    /**
     * A controller that starts at g_0 = 0.
     *
     * @param alpha the breach probability aimed at, such as 0.01
     */
    public Controller(Bounds bounds, ControllerSettings settings, double alpha) {
        this.bounds = bounds;
        this.eta = settings.eta();
        this.alpha = alpha;
        this.start = 0;
        this.state = start;
    }

    /** ln m_t for the network's log multiplier f_t. */
    public double logMultiplier(double networkLogMultiplier) {
        return bounds.clip(state + networkLogMultiplier);
    }

    /** Takes in whether the day was a breach and gives the day's entry. */
    public LedgerEntry settle(boolean breach) {
        days++;
        breaches += breach ? 1 : 0;
        double wanted = state + eta * ((breach ? 1 : 0) - alpha);
        double next = bounds.clip(wanted);
        double atCap = Math.max(0, wanted - next);
        double atFloor = Math.max(0, next - wanted);
        clippedAtCap += atCap;
        clippedAtFloor += atFloor;
        LedgerEntry entry = new LedgerEntry(state, breach, atCap, atFloor, next);
        state = next;
        return entry;
    }

    /** The account so far. */
    public Ledger ledger() {
        return new Ledger(eta, alpha, start, state, clippedAtCap, clippedAtFloor, breaches, days);
    }
}
