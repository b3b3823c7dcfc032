package io.plimsoll.pricing;

import io.plimsoll.math.Normal;

/**
 * The inverse of {@link NormalisedBlack}: s = σ√T from c(x, s) = β, after P. Jäckel, "Let's Be Rational", Wilmott 75 (2015),
 * 40–53. Four segments of β, cut at s_l, s_c and s_h, each have a start from a rational cubic: c has its inflection at
 * s_c = √(2|x|), and s_l, s_h are where its tangent there meets 0 and 1. Householder steps of third order follow on
 *
 * <pre>1/ln b − 1/ln(βb/c)      β &lt; c(s_l)
 * c − β                    c(s_l) ≤ β ≤ ½
 * ln(1 − c) − ln(1 − β)    otherwise</pre>
 *
 * one or two of which reach the accuracy that β allows. Written anew from the paper, in Mills's ratios (so that few
 * exponentials are needed) and over the largest price e^(x/2); the stopping rule is ours.
 *
 * <p>The method's reference implementation asks for this notice: Copyright © 2013-2014 Peter Jäckel. Permission to use, copy,
 * modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
final class LetsBeRational {

    /** The method is of fourth order: after a step this small against s and f′/f″ the error is under 1e-15. */
    private static final double LAST_STEP = 2e-4;

    private static final int MOST_STEPS = 16;
    private static final double TWO_OVER_PI_ROOT = 0.7978845608028654;
    private static final double ROOT_TWO_PI = 2.5066282746310002;
    private static final double ROOT_HALF_PI = 1.2533141373155003;
    private static final double LN_ROOT_TWO_PI = 0.9189385332046728;
    private static final double ROOT_THREE = 1.7320508075688772;
    /** 2π/√27. */
    private static final double TWO_PI_OVER_ROOT_27 = 1.2091995761561452;
    /** Under this √|x| the difference that gives s_l has no digits left, and its limit is used. */
    private static final double SMALL_ROOT = 1e-3;
    /** Under this β the lower map is the identity. */
    private static final double TINY = 1e-100;

    private LetsBeRational() {}

    /**
     * s, to a relative 1e-14 or as near as the digits of the price allow.
     *
     * @param price of the out-of-the-money option, not discounted, in (0, largest)
     * @param rest largest − price; passed as it may be known more exactly than by this difference
     * @param largest min(F, K)
     * @param gap |F − K|
     * @param x −|ln(F/K)|, finite
     */
    static double deviation(double price, double rest, double largest, double gap, double x) {
        double beta = price / largest;
        double above = rest / largest;
        if (x == 0) {
            return atTheMoney(beta, above);
        }
        double start = BachelierStart.of(price, gap, x);
        return start > 0
                ? middle(beta, above, x, start, 0, Double.POSITIVE_INFINITY)
                : anyDeviation(beta, above, price, largest, x);
    }

    /** The method of the paper. */
    static double anyDeviation(double beta, double above, double price, double largest, double x) {
        double root = Math.sqrt(-x);
        double sc = Math.sqrt(-2 * x);
        double mills = Normal.millsRatio(sc);
        double bc = 0.5 * (1 - TWO_OVER_PI_ROOT * mills);
        if (beta < bc) {
            double sl = root < SMALL_ROOT ? -ROOT_HALF_PI * x : sc - ROOT_HALF_PI + mills;
            return belowInflection(beta, price, largest, x, sl, sc, bc);
        }
        return aboveInflection(beta, above, x, sc, sc + ROOT_TWO_PI * (1 - bc), bc);
    }

    /** c(0, s) = 2N(s/2) − 1. */
    private static double atTheMoney(double beta, double above) {
        return beta < 0.85 ? 2 * Normal.quantileFromMedian(0.5 * beta) : -2 * Normal.quantile(0.5 * above);
    }

    private static double belowInflection(
            double beta, double price, double largest, double x, double sl, double sc, double bc) {
        double h = x / sl;
        double t = 0.5 * sl;
        double slope = NormalisedBlack.inverseDensity(h + t);
        double bl = NormalisedBlack.priceOverVega(h, t) / slope;
        if (beta < bl) {
            double ln = beta > TINY ? Math.log(beta) : Math.log(price) - Math.log(largest);
            return lower(ln + 0.5 * x, x, lowerStart(beta, ln, x, sl, bl, slope), sl);
        }
        double width = bc - bl;
        double r = RationalCubic.controlAtRight(width, sl, sc, slope, ROOT_TWO_PI, 0);
        double part = (beta - bl) / width;
        double start = RationalCubic.value(part, 1 - part, width, sl, sc, slope, ROOT_TWO_PI, r);
        return middle(beta, 1 - beta, x, start, sl, sc);
    }

    private static double aboveInflection(double beta, double above, double x, double sc, double sh, double bc) {
        double h = x / sh;
        double t = 0.5 * sh;
        double slope = NormalisedBlack.inverseDensity(h + t);
        double aboveHigh = NormalisedBlack.distanceOverVega(h, t) / slope;
        double start;
        if (above > aboveHigh) {
            double width = 1 - bc - aboveHigh;
            double r = RationalCubic.controlAtLeft(width, sc, sh, ROOT_TWO_PI, slope, 0);
            double part = (beta - bc) / width;
            start = RationalCubic.value(part, 1 - part, width, sc, sh, ROOT_TWO_PI, slope, r);
        } else {
            start = upperStart(above, x, sh, aboveHigh);
        }
        return beta <= 0.5
                ? middle(beta, above, x, start, sc, Double.POSITIVE_INFINITY)
                : upper(Math.log(above), x, start, sc);
    }

    /**
     * The lower map g = 2π|x|/√27·N(z)³·e^(−x/2), z = −|x|/(√3s), has g ≈ β for small β; g(β) is interpolated between 0 and
     * s_l, and z found from g.
     */
    private static double lowerStart(double beta, double ln, double x, double sl, double bl, double slope) {
        double scale = TWO_PI_OVER_ROOT_27 * -x * Math.exp(-0.5 * x);
        double lnMap = ln;
        if (beta > TINY) {
            double y = x / sl * (x / sl) / 3;
            double mills = Normal.millsRatio(Math.sqrt(y));
            double cdf = Normal.density(Math.sqrt(y)) * mills;
            double growth = Math.exp(0.125 * sl * sl);
            double map = scale * cdf * cdf * cdf;
            double mapSlope = y * mills * mills * growth;
            double bend = lowerBend(x, sl, y, mills, growth, slope);
            double r = RationalCubic.controlAtRight(bl, 0, map, 1, mapSlope, bend);
            double part = beta / bl;
            double found = RationalCubic.value(part, 1 - part, bl, 0, map, 1, mapSlope, r);
            lnMap = found > 0 ? Math.log(found) : ln;
        }
        return -x / (ROOT_THREE * upperQuantile((Math.log(scale) - lnMap) / 3));
    }

    /** g″ at s_l. */
    private static double lowerBend(double x, double s, double y, double mills, double growth, double slope) {
        double inner = -8 * ROOT_THREE * s * x + (3 * s * s * (s * s - 8) - 8 * x * x) * mills;
        return Math.PI / 6 * y / (s * s * s) * mills / ROOT_TWO_PI * inner * growth * slope / ROOT_TWO_PI;
    }

    /** The upper map f = N(−s/2), over e^(x/2), falls from s_h to 0 at the largest price, there with slope −½. */
    private static double upperStart(double above, double x, double sh, double aboveHigh) {
        double half = Math.exp(0.5 * x);
        double h = x / sh;
        double map = Normal.cumulative(-0.5 * sh) / half;
        double growth = Math.exp(0.5 * h * h);
        double mapSlope = -0.5 * growth;
        double bend = ROOT_HALF_PI * growth * growth * Math.exp(0.125 * sh * sh) * h * h / sh * half;
        double u = above / aboveHigh;
        double r = RationalCubic.controlAtLeft(aboveHigh, map, 0, mapSlope, -0.5, bend);
        double found = RationalCubic.value(1 - u, u, aboveHigh, map, 0, mapSlope, -0.5, r) * half;
        return 2 * upperQuantile(-Math.log(found > 0 ? found : 0.5 * above * half));
    }

    /** z with N(−z) = e^(−m), for N(−z) up to 0.4 to a relative 1e-6: a start, no more; our own fit. */
    private static double upperQuantile(double m) {
        double r = Math.sqrt(m);
        double top =
                (((0.5220248840535191 * r + 5.197456869471738) * r + 5.738084239324853) * r - 5.136607646412986) * r
                        - 2.9508981164973194;
        double bottom = ((0.3690911291621784 * r + 3.680441164651918) * r + 4.936582565947467) * r + 1;
        return top / bottom;
    }

    /** Steps on 1/ln b. */
    private static double lower(double lambda, double x, double start, double most) {
        double s = Math.min(start, most);
        for (int i = 0; i < MOST_STEPS; i++) {
            double h = x / s;
            double t = 0.5 * s;
            double d = NormalisedBlack.priceOverVega(h, t);
            double l = Math.log(d) - 0.5 * (h * h + t * t) - LN_ROOT_TWO_PI;
            double l1 = 1 / d;
            double l2 = l1 / l;
            double b2 = h * h / s - 0.5 * t;
            double b3 = b2 * b2 - 3 * (h / s) * (h / s) - 0.25;
            double newton = (lambda - l) * l / lambda * d;
            double h2 = b2 - l1 - 2 * l2;
            double h3 = b3 - 3 * b2 * l1 + 2 * l1 * l1 - 6 * (b2 - l1) * l2 + 6 * l2 * l2;
            double next = within(s, householder(newton, h2, h3), 0, most);
            if (isLast(next - s, h2, s)) {
                return next;
            }
            s = next;
        }
        return s;
    }

    /** Steps on c. */
    private static double middle(double beta, double above, double x, double start, double least, double most) {
        double s = Math.max(least, Math.min(start, most));
        for (int i = 0; i < MOST_STEPS; i++) {
            double h = x / s;
            double t = 0.5 * s;
            double d = h + t;
            double newton = t < NormalisedBlack.SMALL_T || d <= 0
                    ? beta * NormalisedBlack.inverseDensity(d) - NormalisedBlack.priceOverVega(h, t)
                    : NormalisedBlack.distanceOverVega(h, t) - above * NormalisedBlack.inverseDensity(d);
            double b2 = h * h / s - 0.5 * t;
            double b3 = b2 * b2 - 3 * (h / s) * (h / s) - 0.25;
            double next = within(s, householder(newton, b2, b3), least, most);
            if (isLast(next - s, b2, s)) {
                return next;
            }
            s = next;
        }
        return s;
    }

    /** Steps on ln(1 − c). */
    private static double upper(double lambda, double x, double start, double least) {
        double s = Math.max(start, least);
        for (int i = 0; i < MOST_STEPS; i++) {
            double h = x / s;
            double t = 0.5 * s;
            double d = h + t;
            double distance = NormalisedBlack.distanceOverVega(h, t);
            double q = 1 / distance;
            double b2 = h * h / s - 0.5 * t;
            double b3 = b2 * b2 - 3 * (h / s) * (h / s) - 0.25;
            double newton = (Math.log(distance) - 0.5 * d * d - LN_ROOT_TWO_PI - lambda) * distance;
            double h3 = b3 + 3 * b2 * q + 2 * q * q;
            double next = within(s, householder(newton, b2 + q, h3), least, Double.POSITIVE_INFINITY);
            if (isLast(next - s, b2 + q, s)) {
                return next;
            }
            s = next;
        }
        return s;
    }

    /** Householder's step of third order from Newton's and f″/f′, f‴/f′; Newton's where the correction would turn it round. */
    private static double householder(double newton, double h2, double h3) {
        double factor = (1 + 0.5 * h2 * newton) / (1 + newton * (h2 + h3 * newton / 6));
        return factor > 0 ? newton * factor : newton;
    }

    private static boolean isLast(double step, double h2, double s) {
        return Math.abs(step) * (1 + Math.abs(h2) * s) <= LAST_STEP * s;
    }

    /** s + step, or half the way to 0 or all the way to another bound where the step would pass it. */
    private static double within(double s, double step, double least, double most) {
        double next = s + step;
        if (next <= least) {
            return least == 0 ? 0.5 * s : least;
        }
        return next < most ? next : most;
    }
}
