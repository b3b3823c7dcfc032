package io.plimsoll.surface.moments;

import io.plimsoll.math.ErrorFunction;
import io.plimsoll.math.Normal;
import io.plimsoll.surface.model.Smile;

/**
 * The integrals of the density times 1, e^k, k, k², k³, k⁴ over one side of the forward.
 *
 * <p>The variable is u ≥ 0 with |k| = Au + Bu²: A = √w(0), so that u counts standard deviations near the forward, and
 * B = 1/(2c), c the rate at which the tail falls by Lee's moment formula, so that u counts them far out as well. The
 * integrand is then near a normal density in u for any wing, and a few Gauss–Legendre panels suffice. What a panel must
 * hold is known in closed form, (b) − (a) of the distribution function; a panel that misses it is halved.
 *
 * <p>On the right side the closed form is that of E[e^x], whose tail is the heavier one: with y = −|k|/√w + √w/2 it is
 * N(y) − sign·n(y)w′/(2√w) on both sides, for P(x &lt; k) on the left and E[e^x; x &gt; k] on the right.
 */
final class HalfLine {

    /** Eight-point Gauss–Legendre on [−1, 1] (Abramowitz &amp; Stegun, table 25.4), the positive half. */
    private static final double[] NODES = {
        0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
    };

    private static final double[] WEIGHTS = {
        0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
    };
    private static final double PANEL = 1.25;
    private static final double FURTHEST = 45;
    private static final double NEAREST_END = 6;
    private static final double RESOLVED = 1e-11;
    private static final double NEGLIGIBLE = 1e-15;
    private static final int DEEPEST = 48;
    private static final int MOST_PANELS = 600;
    /** e^(−745) is the least positive number. */
    private static final double VANISHING = 745;

    private static final double SLOWEST_DECAY = 1e-7;
    private static final double ONE_OVER_ROOT_TWO_PI = 0.3989422804014327;
    private static final double ROOT_TWO = Math.sqrt(2);

    private final Smile smile;
    private final int sign;
    private final double linear;
    private final double square;
    private final double scale;
    private int panels;

    double mass;
    double share;
    double first;
    double second;
    double third;
    double fourth;

    /** As {@link #first} to {@link #fourth} with the options up to the corridor's edge only. */
    double corridorFirst;

    double corridorSecond;
    double corridorThird;
    double corridorFourth;

    private HalfLine(Smile smile, int sign) {
        this.smile = smile;
        this.sign = sign;
        linear = Math.max(1e-10, Math.sqrt(smile.totalVariance(0)));
        square = bend(sign * smile.slope(sign * 1e3 * (1 + linear)));
        scale = linear + square;
    }

    /** Integrates the side with sign −1 or 1; the corridor ends at |k| = edge, which may be infinite. */
    static HalfLine of(Smile smile, int sign, double edge) {
        HalfLine side = new HalfLine(smile, sign);
        side.outward(edge);
        return side;
    }

    /** 1/(2c) with c = (1/√(2β) − √(β/8))² for a wing of slope β (Lee 2004, theorem 3.2). */
    private static double bend(double wing) {
        if (!(wing > 0) || wing == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double root = 1 / Math.sqrt(2 * wing) - Math.sqrt(wing / 8);
        return 0.5 / Math.max(SLOWEST_DECAY, root * root);
    }

    private void outward(double edge) {
        double edgeAt = 2 * edge / (linear + Math.sqrt(linear * linear + 4 * square * edge));
        boolean within = edge < Double.POSITIVE_INFINITY;
        if (within && edgeAt == 0) {
            closeCorridor(0);
            within = false;
        }
        double from = 0;
        double tail = tail(0);
        while (from < FURTHEST && panels < MOST_PANELS) {
            boolean atEdge = within && edgeAt <= from + PANEL;
            double to = atEdge ? edgeAt : from + PANEL;
            double next = tail(k(to));
            panel(from, to, tail, next, 0);
            if (atEdge) {
                closeCorridor(sign * edge);
                within = false;
            }
            from = to;
            tail = next;
            if (from >= NEAREST_END && Math.abs(tail) * weight(k(from)) < NEGLIGIBLE) {
                break;
            }
        }
        if (within) {
            closeCorridor(sign * edge);
        }
    }

    private double k(double u) {
        return sign * u * (linear + square * u);
    }

    /** How much more a probability at k counts in the fourth moment than in the mass. */
    private double weight(double k) {
        double ratio = k / scale;
        return 1 + ratio * ratio * ratio * ratio;
    }

    /** Adds a panel, in halves where it misses the mass that the closed form gives. */
    private void panel(double from, double to, double tailFrom, double tailTo, int depth) {
        panels++;
        double half = 0.5 * (to - from);
        double middle = 0.5 * (to + from);
        double sum = 0;
        double shares = 0;
        double k1 = 0;
        double k2 = 0;
        double k3 = 0;
        double k4 = 0;
        for (int i = 0; i < 2 * NODES.length; i++) {
            double node = (i & 1) == 0 ? NODES[i >> 1] : -NODES[i >> 1];
            double u = middle + half * node;
            double k = k(u);
            double w = smile.totalVariance(k);
            double root = Math.sqrt(w);
            double z = k / root + 0.5 * root;
            double exponent = 0.5 * z * z;
            if (exponent < VANISHING || exponent - k < VANISHING) {
                double slope = smile.slope(k);
                double a = 1 - 0.5 * k * slope / w;
                double g = a * a - 0.25 * slope * slope * (1 / w + 0.25) + 0.5 * smile.curvature(k);
                double factor = half * WEIGHTS[i >> 1] * (linear + 2 * square * u) * ONE_OVER_ROOT_TWO_PI * g / root;
                double density = factor * Math.exp(-exponent);
                sum += density;
                shares += factor * Math.exp(k - exponent);
                double power = density * k;
                k1 += power;
                power *= k;
                k2 += power;
                power *= k;
                k3 += power;
                k4 += power * k;
            }
        }
        double missed = Math.abs((sign < 0 ? sum : shares) - (tailFrom - tailTo)) * weight(k(middle));
        if (missed > RESOLVED && depth < DEEPEST && panels < MOST_PANELS) {
            double tailMiddle = tail(k(middle));
            panel(from, middle, tailFrom, tailMiddle, depth + 1);
            panel(middle, to, tailMiddle, tailTo, depth + 1);
            return;
        }
        mass += sum;
        share += shares;
        first += k1;
        second += k2;
        third += k3;
        fourth += k4;
    }

    /** P(x &lt; k) on the left, E[e^x; x &gt; k] on the right. */
    private double tail(double k) {
        double w = smile.totalVariance(k);
        if (!(w > 0)) {
            return k == 0 ? 0.5 : 0;
        }
        double root = Math.sqrt(w);
        double y = -Math.abs(k) / root + 0.5 * root;
        return Normal.cumulative(y) - sign * Normal.density(y) * smile.slope(k) / (2 * root);
    }

    /**
     * The corridor's sums, with the integrals as they stand at its edge e. Integrating h″Q by parts twice, with h(S) = xⁿ,
     * gives ∫xⁿ·density + eⁿ·P(beyond e) + sign·n·e^(n−1)·e^(−e)Q(e).
     */
    private void closeCorridor(double e) {
        double w = smile.totalVariance(e);
        double beyond = 0;
        double price = 0;
        if (w > 0) {
            double root = Math.sqrt(w);
            double y = -Math.abs(e) / root + 0.5 * root;
            double z = sign < 0 ? y : y - root;
            beyond = Normal.cumulative(z) - sign * Normal.density(z) * smile.slope(e) / (2 * root);
            double strike = 0.5 * Math.exp(-0.5 * y * y) * ErrorFunction.erfcx((root - y) / ROOT_TWO);
            price = sign * (Normal.cumulative(y) - strike) * Math.exp(Math.min(0, -e));
        }
        corridorFirst = first + e * beyond + price;
        corridorSecond = second + e * (e * beyond + 2 * price);
        corridorThird = third + e * e * (e * beyond + 3 * price);
        corridorFourth = fourth + e * e * e * (e * beyond + 4 * price);
    }
}
