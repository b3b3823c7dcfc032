package io.plimsoll.surface.moments;

import io.plimsoll.math.Normal;
import io.plimsoll.surface.model.Smile;

/**
 * The integrals of the density times 1, e^k, k, k², k³, k⁴ over one side of the forward.
 *
 * <p>The variable is u ≥ 0 with |k| = Au + Bu²: A = √w(0), so that u counts standard deviations near the forward, and
 * B = 1/(2c), c the rate at which the tail falls by Lee's moment formula, so that u counts them far out as well. The
 * integrand is then near a normal density in u for any wing, and a few Gauss–Legendre panels suffice. What a panel must
 * hold, of the density and of e^k times it, is known in closed form; a panel that misses either is halved.
 *
 * <p>With y = −|k|/√w + √w/2 the tails are N(y) − sign·n(y)w′/(2√w), which is P(x &lt; k) on the left and E[e^x; x &gt; k] on
 * the right, and the same with y − √w for y, which is E[e^x; x &lt; k] and P(x &gt; k).
 */
final class HalfLine {

    /** Eight-point Gauss–Legendre on [−1, 1] (Abramowitz &amp; Stegun, table 25.4), the positive half. */
    private static final double[] NODES = {
        0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
    };

    private static final double[] WEIGHTS = {
        0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
    };
    /** In u. */
    private static final double PANEL = 1.25;

    private static final double FURTHEST = 45;
    private static final double NEAREST_END = 6;
    /** What a panel may miss, weighted for the fourth moment. */
    private static final double RESOLVED = 1e-11;

    /** What a panel may miss of the tail from it on. */
    private static final double ROUNDING = 1e-13;

    /** In k; over it nothing is placed by its mass alone, so that the checks stay the integrals' own. */
    private static final double NARROW = 1e-3;

    private static final double NEGLIGIBLE = 1e-15;
    private static final int DEEPEST = 48;
    private static final int MOST_PANELS = 600;
    /** e^(−745) is the least positive number. */
    private static final double VANISHING = 745;

    /** Of e^(−c|k|), which wings of slope 2 ± 0.001 undercut; their integrals do not close. */
    private static final double SLOWEST_DECAY = 1e-7;

    private static final double ONE_OVER_ROOT_TWO_PI = 0.3989422804014327;

    private final Smile smile;
    private final int sign;
    private final double linear;
    private final double square;
    private final double scale;
    private int panels;
    private double panelMass;
    private double panelShare;
    private double panelFirst;
    private double panelSecond;
    private double panelThird;
    private double panelFourth;

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
        scale = linear + 0.5 * linear * linear + square;
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
        double heavy = heavyTail(0);
        double light = lightTail(0);
        while (from < FURTHEST && panels < MOST_PANELS) {
            boolean atEdge = within && edgeAt <= from + PANEL;
            double to = atEdge ? edgeAt : from + PANEL;
            double nextHeavy = heavyTail(k(to));
            double nextLight = lightTail(k(to));
            panel(from, to, heavy, nextHeavy, light, nextLight, 0);
            if (atEdge) {
                closeCorridor(sign * edge);
                within = false;
            }
            from = to;
            heavy = nextHeavy;
            light = nextLight;
            if (from >= NEAREST_END && Math.abs(heavy) * weight(k(from)) < NEGLIGIBLE) {
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

    /**
     * Adds a panel, in halves where it misses the mass that the closed form gives. A bend of the smile too sharp to be
     * integrated leaves a panel so narrow that what it misses can stand at its middle.
     */
    private void panel(
            double from, double to, double heavyFrom, double heavyTo, double lightFrom, double lightTo, int depth) {
        panels++;
        quadrature(from, to);
        double missedHeavy = heavyFrom - heavyTo - (sign < 0 ? panelMass : panelShare);
        double missedLight = lightFrom - lightTo - (sign < 0 ? panelShare : panelMass);
        double middle = 0.5 * (from + to);
        double at = k(middle);
        double rounding = ROUNDING * Math.abs(heavyFrom);
        double weighted = (Math.max(Math.abs(missedHeavy), Math.abs(missedLight)) - rounding) * weight(at);
        if (weighted > RESOLVED) {
            double width = Math.abs(k(to) - k(from)) / Math.min(1, scale);
            if (width < NARROW && weighted * width <= RESOLVED) {
                place(at, sign < 0 ? missedHeavy : missedLight, sign < 0 ? missedLight : missedHeavy);
            } else if (depth < DEEPEST && panels < MOST_PANELS) {
                double heavyMiddle = heavyTail(at);
                double lightMiddle = lightTail(at);
                panel(from, middle, heavyFrom, heavyMiddle, lightFrom, lightMiddle, depth + 1);
                panel(middle, to, heavyMiddle, heavyTo, lightMiddle, lightTo, depth + 1);
                return;
            }
        }
        mass += panelMass;
        share += panelShare;
        first += panelFirst;
        second += panelSecond;
        third += panelThird;
        fourth += panelFourth;
    }

    /** The panel's integrals by its eight nodes. */
    private void quadrature(double from, double to) {
        double half = 0.5 * (to - from);
        double middle = 0.5 * (to + from);
        double sum = 0;
        double shares = 0;
        double k1 = 0;
        double k2 = 0;
        double k3 = 0;
        double k4 = 0;
        for (int i = 0; i < 2 * NODES.length; i++) {
            double u = middle + half * ((i & 1) == 0 ? NODES[i >> 1] : -NODES[i >> 1]);
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
        panelMass = sum;
        panelShare = shares;
        panelFirst = k1;
        panelSecond = k2;
        panelThird = k3;
        panelFourth = k4;
    }

    /** Adds to the panel a probability at k, and what it counts for in E[e^x]. */
    private void place(double k, double probability, double expectation) {
        panelMass += probability;
        panelShare += expectation;
        panelFirst += probability * k;
        panelSecond += probability * k * k;
        panelThird += probability * k * k * k;
        panelFourth += probability * k * k * k * k;
    }

    /** P(x &lt; k) on the left, E[e^x; x &gt; k] on the right; not a number at a forward without variance. */
    private double heavyTail(double k) {
        return tail(k, 0);
    }

    /** E[e^x; x &lt; k] on the left, P(x &gt; k) on the right. */
    private double lightTail(double k) {
        return tail(k, 1);
    }

    private double tail(double k, int roots) {
        double w = smile.totalVariance(k);
        if (!(w > 0)) {
            return k == 0 ? Double.NaN : 0;
        }
        double root = Math.sqrt(w);
        double y = -Math.abs(k) / root + (0.5 - roots) * root;
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
            double atStrike = Math.exp(-0.5 * y * y) * ONE_OVER_ROOT_TWO_PI * Normal.millsRatio(root - y);
            beyond = sign < 0 ? heavyTail(e) : lightTail(e);
            price = sign * (Normal.cumulative(y) - atStrike) * Math.exp(Math.min(0, -e));
        }
        corridorFirst = first + e * beyond + price;
        corridorSecond = second + e * (e * beyond + 2 * price);
        corridorThird = third + e * e * (e * beyond + 3 * price);
        corridorFourth = fourth + e * e * e * (e * beyond + 4 * price);
    }
}
