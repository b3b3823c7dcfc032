package io.plimsoll.multiplier;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The online controller around any log multiplier f_t (after Gibbs &amp; Candès 2021, with both limits written down):
 *
 * <pre>
 * x_t = clip(g_t + f_t)                             what is wanted
 * ln m_t = x_t within ln m_(t−1) ± r                what is called; ln m_0 = x_0
 * g_(t+1) = clip(g_t + η(err_t − α))
 * </pre>
 *
 * with the clip to [ln lowest, ln highest], r the {@linkplain ControllerSettings#rate rate} and err_t = 1 on a breach of
 * m_t·B_t. It keeps a ledger of what the clip of g took away: C at the cap, D at the floor. Then, exactly,
 *
 * <pre>breach rate = α + (g_N − g_0)/(ηN) + C/(ηN) − D/(ηN),</pre>
 *
 * for the breaches of what was called, whatever r is: g moves by these breaches and by nothing else, so that a breach which the
 * rate let happen is answered as any other. The rate adds no term. What it withholds of ln m is kept beside: U_t = max(x_t − ln
 * m_t, 0) of rises and L_t = max(ln m_t − x_t, 0) of falls, so that, exactly, ln m_t = x_t − U_t + L_t, and Σ ln m_t = Σ x_t − U
 * + L. m_t is within the bounds, as it lies between m_(t−1) and e^(x_t); and |ln m_t − ln m_(t−n)| ≤ min(n·r, ln(highest ÷
 * lowest)).
 *
 * <p>Not thread-safe; one instance a side and model.
 */
public final class Controller {

    private final Bounds bounds;
    private final ControllerSettings settings;
    private final double alpha;
    private final double start;
    private final Deque<Double> unsettled = new ArrayDeque<>();
    private double state;
    private double called = Double.NaN;
    private double clippedAtCap;
    private double clippedAtFloor;
    private double withheldUp;
    private double withheldDown;
    private int breaches;
    private int days;

    /**
     * A controller that starts at g_0 = 0.
     *
     * @param alpha the breach probability aimed at, such as 0.01
     */
    public Controller(Bounds bounds, ControllerSettings settings, double alpha) {
        this.bounds = bounds;
        this.settings = settings;
        this.alpha = alpha;
        this.start = 0;
        this.state = start;
    }

    /** Calls the next session's margin: ln m_t for the network's log multiplier f_t. Once a session. */
    public double call(double networkLogMultiplier) {
        double wanted = bounds.clip(state + networkLogMultiplier);
        called = Double.isNaN(called)
                ? wanted
                : Math.min(called + settings.rate(), Math.max(called - settings.rate(), wanted));
        unsettled.add(wanted - called);
        return called;
    }

    /**
     * Takes in whether the earliest session that was called and is not settled was a breach, and gives its entry.
     *
     * @throws IllegalStateException where every session that was called is settled
     */
    public LedgerEntry settle(boolean breach) {
        Double withheld = unsettled.poll();
        if (withheld == null) {
            throw new IllegalStateException(
                    "a session must be called before it is settled, all " + days + " were settled");
        }
        days++;
        breaches += breach ? 1 : 0;
        double wanted = state + settings.eta() * ((breach ? 1 : 0) - alpha);
        double next = bounds.clip(wanted);
        LedgerEntry entry = new LedgerEntry(
                state,
                breach,
                Math.max(0, wanted - next),
                Math.max(0, next - wanted),
                next,
                Math.max(0, withheld),
                Math.max(0, -withheld));
        clippedAtCap += entry.clippedAtCap();
        clippedAtFloor += entry.clippedAtFloor();
        withheldUp += entry.withheldUp();
        withheldDown += entry.withheldDown();
        state = next;
        return entry;
    }

    /** The account so far. */
    public Ledger ledger() {
        return new Ledger(
                settings.eta(),
                alpha,
                start,
                state,
                clippedAtCap,
                clippedAtFloor,
                settings.rate(),
                withheldUp,
                withheldDown,
                breaches,
                days);
    }
}
