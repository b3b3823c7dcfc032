package io.plimsoll.surface;

import io.plimsoll.math.GaussLegendre;
import io.plimsoll.math.Normal;
import io.plimsoll.pricing.NormalisedBlack;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Risk-neutral moments of x = ln(S_T/F) from a fitted slice, by G. Bakshi, N. Kapadia and D. Madan, "Stock return
 * characteristics, skew laws, and the differential pricing of individual equity options", Review of Financial Studies 16
 * (2003), 101–143, in forward form: with Q(k) the undiscounted out-of-the-money price ÷ F at Fe^k and integrals over all k
 * with weight e^(−k)Q,
 *
 * <pre>
 * m₁ = −∫1,  V = ∫2(1 − k),  W = ∫(6k − 3k²),  X = ∫(12k² − 4k³)
 * variance = V − m₁²,  skewness = (W − 3m₁V + 2m₁³)/variance^1.5
 * kurtosis = (X − 4m₁W + 6m₁²V − 3m₁⁴)/variance²
 * P(S &lt; Fe^k) = Φ(−d₋) + φ(d₋)w′/(2√w),  d₋ = −k/√w − √w/2
 * </pre>
 *
 * Gauss–Legendre panels grow away from the forward until they no longer count. The density's mass and E[e^x] are integrated
 * beside, from the slice's derivatives: both are one where the integrals closed.
 */
public final class MomentsIntegrator {

    private static final GaussLegendre RULE = GaussLegendre.of(16);
    private static final double GROWTH = 1.5;
    private static final int FEWEST_PANELS = 4;
    private static final int MOST_PANELS = 60;
    private static final double NEGLIGIBLE = 1e-14;
    private static final double ONE_OVER_ROOT_TWO_PI = Normal.pdf(0);
    private static final double LN_09 = Math.log(0.9);
    private static final double LN_08 = Math.log(0.8);
    private static final double LN_11 = Math.log(1.1);

    /** Running integrals: m₁ (negated), V, W, X, mass, E[e^x]. */
    private final double[] sums = new double[6];

    private final double[] panel = new double[6];
    private final SviSabr slice;

    private MomentsIntegrator(SviSabr slice) {
        this.slice = slice;
    }

    /**
     * The moments of a slice.
     *
     * @return null where a wing rises as fast as total variance 2|k| or faster (ψ(1 + |ρ|) ≥ 4), so that there is no forward, or
     *     where the integrals give no positive variance
     */
    public static @Nullable Moments integrate(SviSabr slice) {
        if (slice.psi() * (1 + Math.abs(slice.rho())) >= 4) {
            return null;
        }
        MomentsIntegrator integrator = new MomentsIntegrator(slice);
        integrator.side(1);
        integrator.side(-1);
        return integrator.moments();
    }

    /** P(S_T &lt; Fe^k). */
    public static double probabilityBelow(SviSabr slice, double k) {
        double root = Math.sqrt(slice.totalVariance(k));
        double dMinus = -k / root - 0.5 * root;
        return Normal.cdf(-dMinus) + Normal.pdf(dMinus) * slice.slope(k) / (2 * root);
    }

    private void side(int sign) {
        double width = Math.min(Math.sqrt(slice.theta()), slice.alpha() / slice.nu());
        double from = 0;
        for (int i = 0; i < MOST_PANELS; i++) {
            double to = from + width;
            integratePanel(from, to, sign);
            boolean negligible = i >= FEWEST_PANELS;
            for (int j = 0; j < sums.length; j++) {
                sums[j] += panel[j];
                negligible &= Math.abs(panel[j]) <= NEGLIGIBLE * Math.abs(sums[j]);
            }
            if (negligible) {
                return;
            }
            from = to;
            width *= GROWTH;
        }
    }

    private void integratePanel(double from, double to, int sign) {
        Arrays.fill(panel, 0);
        double half = 0.5 * (to - from);
        double middle = 0.5 * (to + from);
        for (int i = 0; i < RULE.size(); i++) {
            add(sign * (middle + half * RULE.node(i)), half * RULE.weight(i));
        }
    }

    /** With E = e^(−d₋²/2)/√(2π), e^(−k)Q = E·D and the density is E·g/√w. */
    private void add(double k, double weight) {
        double w = slice.totalVariance(k);
        double root = Math.sqrt(w);
        double dMinus = -k / root - 0.5 * root;
        double dPlus = dMinus + root;
        double kernel = weight * ONE_OVER_ROOT_TWO_PI * Math.exp(-0.5 * dMinus * dMinus);
        double price = kernel * NormalisedBlack.priceOverVega(-Math.abs(k), root);
        panel[0] += price;
        panel[1] += 2 * (1 - k) * price;
        panel[2] += k * (6 - 3 * k) * price;
        panel[3] += k * k * (12 - 4 * k) * price;
        double density = Butterfly.g(k, w, slice.slope(k), slice.curvature(k)) / root;
        panel[4] += kernel * density;
        panel[5] += weight * ONE_OVER_ROOT_TWO_PI * Math.exp(-0.5 * dPlus * dPlus) * density;
    }

    private @Nullable Moments moments() {
        double m = -sums[0];
        double v = sums[1];
        double w = sums[2];
        double x = sums[3];
        double variance = v - m * m;
        if (!(variance > 0)) {
            return null;
        }
        double skewness = (w - 3 * m * v + 2 * m * m * m) / (variance * Math.sqrt(variance));
        double kurtosis = (x - 4 * m * w + 6 * m * m * v - 3 * m * m * m * m) / (variance * variance);
        return new Moments(
                m,
                variance,
                skewness,
                kurtosis,
                probabilityBelow(slice, LN_09),
                probabilityBelow(slice, LN_08),
                1 - probabilityBelow(slice, LN_11),
                Math.abs(sums[4] - 1),
                Math.abs(sums[5] - 1));
    }
}
