package io.plimsoll.market;

import java.util.Arrays;

/**
 * What the implied volatilities of a market are like over time. Cont &amp; da Fonseca, "Dynamics of implied volatility
 * surfaces", Quantitative Finance 2 (2002), 45–60.
 *
 * @param count closes
 * @param meanVol mean of at-the-money volatility at 30 days, decimal a year
 * @param meanRho mean correlation of the smiles
 * @param meanSkew mean of ρν/2, the slope ∂σ/∂k of an SVI-SABR smile at the money
 * @param termSlope mean of at-the-money volatility at 90 less that at 30 days, decimal
 * @param withReturn correlation of the change of volatility at 30 days with the return of the session
 * @param nearToFar standard deviation of the changes at 30 ÷ that of the changes at 90 days
 * @param lag1 autocorrelation of volatility at 30 days at 1 session
 * @param lag20 at 20 sessions
 */
public record SurfaceFacts(
        int count,
        double meanVol,
        double meanRho,
        double meanSkew,
        double termSlope,
        double withReturn,
        double nearToFar,
        double lag1,
        double lag20) {

    private static final int LEAST = 50;

    /**
     * The facts of a market; all arrays run by session and are equally long, without gaps.
     *
     * @param vol30 at-the-money volatility at 30 days, decimal a year
     * @param vol90 at 90 days
     * @param rho correlation of the smile at 30 days
     * @param nu volatility of volatility of the smile at 30 days
     * @param returns of the session that ends at each close; the first is not used
     * @throws IllegalArgumentException where they differ in length, are shorter than 50, or have a value that is not finite
     */
    public static SurfaceFacts of(double[] vol30, double[] vol90, double[] rho, double[] nu, double[] returns) {
        int n = vol30.length;
        Moments.requireFinite("vol30", vol30, LEAST);
        Moments.requireFinite("vol90", vol90, n);
        Moments.requireFinite("rho", rho, n);
        Moments.requireFinite("nu", nu, n);
        if (vol90.length != n || rho.length != n || nu.length != n || returns.length != n) {
            throw new IllegalArgumentException("vol30, vol90, rho, nu and returns must be equally long, were " + n
                    + ", " + vol90.length + ", " + rho.length + ", " + nu.length + " and " + returns.length);
        }
        double[] moves = Arrays.copyOfRange(returns, 1, n);
        Moments.requireFinite("returns after the first", moves, n - 1);
        double[] skew = new double[n];
        Arrays.setAll(skew, i -> 0.5 * rho[i] * nu[i]);
        double[] near = Moments.changes(vol30);
        return new SurfaceFacts(
                n,
                Moments.mean(vol30),
                Moments.mean(rho),
                Moments.mean(skew),
                Moments.mean(vol90) - Moments.mean(vol30),
                Moments.correlation(near, moves),
                Moments.deviation(near) / Moments.deviation(Moments.changes(vol90)),
                Moments.autocorrelation(vol30, 1),
                Moments.autocorrelation(vol30, 20));
    }
}
