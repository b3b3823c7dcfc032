package io.plimsoll.pricing;

/**
 * A start for {@link LetsBeRational} within a relative 2e-6 of s = σ√T for ordinary options, |x| ≤ 2 and s up to about 1.4,
 * so that one step reaches the last digit.
 *
 * <p>Bachelier's price of the same option, p = (n(z)/z − N(−z))·|F − K|, is inverted for z = |F − K|/(σ_N√T), as P. Jäckel
 * does in "Implied normal volatility" (2017) though with rational functions of our own. √u = |x|/z is s to first order;
 * s/√u is smooth in u and x², with the limit 1 + (x⁻²·ln(sinh(x/2)/(x/2)) )u = 1 + u/24 + … for small u, and is given by a
 * polynomial of our own fit.
 */
final class BachelierStart {

    private static final double MOST_X = 2;
    private static final double MOST_U = 1.8;
    /** Over this ratio of price to |F − K| (z &lt; 0.7) the inverse is taken in the middle, under it in the tail. */
    private static final double MIDDLE = 0.2;
    /** p at z = 9. */
    private static final double LEAST = 2e-21;

    private BachelierStart() {}

    /** s to start from; NaN outside the range given above. */
    static double of(double price, double gap, double x) {
        double p = price / gap;
        if (!(x >= -MOST_X && p > LEAST)) {
            return Double.NaN;
        }
        double root = -x / (p > MIDDLE ? middle(p) : tail(Math.sqrt(-Math.log(p))));
        double u = root * root;
        return u <= MOST_U ? root * lognormal(u, x * x) : Double.NaN;
    }

    /** z to a relative 6e-8; odd in η = |F − K|/(2·price + |F − K|). */
    private static double middle(double p) {
        double eta = 1 / (2 * p + 1);
        double e = eta * eta;
        double top =
                ((0.010422263193442973 * e + 0.14751693859834014) * e - 0.853917392324994) * e + 0.7978845107012715;
        double bottom = (0.4412047581336115 * e - 1.3885424313194703) * e + 1;
        return eta * top / bottom;
    }

    /** z to a relative 5e-7 from r = √(−ln p). */
    private static double tail(double r) {
        double top =
                ((((0.14905932411820336 * r - 0.1723792397483772) * r + 0.12379391172195078) * r + 0.38593829728124246)
                                                * r
                                        - 0.2571811868263574)
                                * r
                        + 0.3370061638814079;
        double bottom =
                (((0.10491891341203746 * r - 0.10091030351837538) * r + 0.41607641130756) * r - 0.3326233711866268) * r
                        + 1;
        return top / bottom;
    }

    /** s/√u to a relative 1.2e-6, q = x². */
    private static double lognormal(double u, double q) {
        double first = (4.216952620835401e-06 * q - 0.00034714903966920287) * q + 0.04166468979269435;
        double second = (2.058864746496969e-06 * q - 5.320932356659527e-05) * q + 0.0036717646142764;
        double third = 0.0003380698227780343 - 1.6905215184102238e-05 * q + 8.442822654906869e-05 * u;
        return 1 + u * (first + u * (second + u * third));
    }
}
