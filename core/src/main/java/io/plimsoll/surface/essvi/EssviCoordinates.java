package io.plimsoll.surface.essvi;

import io.plimsoll.surface.model.Essvi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.FastMath;

/**
 * Coordinates in R^(3N) in which every point is a surface without arbitrage. Slice i of N has ρ_i = tanh x, a_i = e^x
 * and c_i = 1/(1 + e^(−x)), and with p_i = max((1 + ρ_(i−1))/(1 + ρ_i), (1 − ρ_(i−1))/(1 − ρ_i)), p_1 = 0:
 *
 * <pre>θ_i = p_i·θ_(i−1) + a_i
 * F_i = min(f_i, F_(i+1)/p_(i+1)), f_i the butterfly bound on ψ_i, F_N = f_N
 * ψ_i = low + c_i(high − low), low = p_i·ψ_(i−1), high = min(F_i, ψ_(i−1)·θ_i/θ_(i−1))</pre>
 *
 * Then ψ(1 ± ρ) does not fall and φ = ψ/θ does not rise with expiry, which leaves no calendar arbitrage, and F leaves
 * room for the slices to come. Source: A. Mingone, "No arbitrage global parametrization for the eSSVI volatility
 * surface", Quantitative Finance 22 (2022).
 */
final class EssviCoordinates {

    /** Steepest correlation of a slice. */
    static final double GREATEST_RHO = 0.999;

    /** Keeps rounding from crossing the butterfly bound. */
    private static final double WITHIN = 1 - 1e-9;

    /** How far from its bounds a start stays, so that it can still move. */
    private static final double ROOM = 0.02;

    private static final double STEEPEST_START = 0.998;
    private static final double LEAST_RISE = 1e-3;
    private static final double FURTHEST = 30;

    private final int n;
    private final PsiBound bound;

    EssviCoordinates(int n, PsiBound bound) {
        this.n = n;
        this.bound = bound;
    }

    /** θ, ρ and ψ of every slice with their derivatives by the coordinates. */
    record Slices(Gradient[] theta, Gradient[] rho, Gradient[] psi) {}

    /** The surface at x, whose first N numbers are for ρ, the next N for a and the last N for c. */
    Slices at(double[] x) {
        Gradient[] rho = new Gradient[n];
        Gradient[] theta = new Gradient[n];
        Gradient[] p = new Gradient[n];
        for (int i = 0; i < n; i++) {
            rho[i] = variable(i, x).tanh().multiply(GREATEST_RHO);
            Gradient rise = variable(n + i, x).exp();
            if (i == 0) {
                theta[i] = rise;
                p[i] = rise.multiply(0);
            } else {
                p[i] = steepening(rho[i - 1], rho[i]);
                theta[i] = theta[i - 1].multiply(p[i]).add(rise);
            }
        }
        return new Slices(theta, rho, psi(x, theta, rho, p));
    }

    private Gradient[] psi(double[] x, Gradient[] theta, Gradient[] rho, Gradient[] p) {
        double[] greatest = greatest(values(theta), values(rho), values(p));
        Gradient[] psi = new Gradient[n];
        for (int i = 0; i < n; i++) {
            Gradient share = variable(2 * n + i, x).negate().exp().add(1).reciprocal();
            if (i == 0) {
                psi[i] = share.multiply(greatest(i, greatest, theta, rho, p));
            } else {
                Gradient low = psi[i - 1].multiply(p[i]);
                Gradient flat = psi[i - 1].multiply(theta[i].divide(theta[i - 1]));
                Gradient high = greatest[i] < flat.getValue() ? greatest(i, greatest, theta, rho, p) : flat;
                psi[i] = low.add(share.multiply(high.subtract(low)));
            }
        }
        return psi;
    }

    /** F_i with derivatives: those of the bound that decides it. */
    private Gradient greatest(int i, double[] greatest, Gradient[] theta, Gradient[] rho, Gradient[] p) {
        int decides = i;
        Gradient steepening = Gradient.constant(3 * n, WITHIN);
        while (decides < n - 1 && greatest[decides] == greatest[decides + 1] / p[decides + 1].getValue()) {
            decides++;
            steepening = steepening.divide(p[decides]);
        }
        return bound.greatestPsi(theta[decides], rho[decides]).multiply(steepening);
    }

    /** F_1 to F_N. */
    private double[] greatest(double[] theta, double[] rho, double[] p) {
        double[] greatest = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double own = bound.greatestPsi(theta[i], rho[i]) * WITHIN;
            greatest[i] = i == n - 1 ? own : Math.min(own, greatest[i + 1] / p[i + 1]);
        }
        return greatest;
    }

    private static double[] values(Gradient[] gradients) {
        return Arrays.stream(gradients).mapToDouble(Gradient::getValue).toArray();
    }

    private Gradient variable(int index, double[] x) {
        return Gradient.variable(3 * n, index, within(x[index], -FURTHEST, FURTHEST));
    }

    private static Gradient steepening(Gradient before, Gradient rho) {
        return before.getValue() > rho.getValue()
                ? before.add(1).divide(rho.add(1))
                : before.negate().add(1).divide(rho.negate().add(1));
    }

    /** The slices at x as they are, with the times given. */
    List<Essvi> slices(double[] x, List<EssviQuotes> quotes) {
        Slices at = at(x);
        List<Essvi> slices = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            slices.add(new Essvi(
                    at.theta[i].getValue(),
                    at.rho[i].getValue(),
                    at.psi[i].getValue(),
                    quotes.get(i).timeToExpiryYears()));
        }
        return slices;
    }

    /** Coordinates of a surface near these slices, whatever arbitrage they have, a little inside of every bound. */
    double[] near(List<Essvi> wanted) {
        double[] x = new double[3 * n];
        double[] theta = new double[n];
        double[] rho = new double[n];
        double[] p = new double[n];
        for (int i = 0; i < n; i++) {
            Essvi slice = wanted.get(i);
            rho[i] = within(slice.rho(), -STEEPEST_START, STEEPEST_START);
            x[i] = FastMath.atanh(rho[i] / GREATEST_RHO);
            p[i] = i == 0 ? 0 : steepening(rho[i - 1], rho[i]);
            double floor = i == 0 ? 0 : p[i] * theta[i - 1];
            double rise = Math.max(slice.theta() - floor, LEAST_RISE * Math.max(floor, slice.theta()));
            x[n + i] = Math.log(rise);
            theta[i] = floor + rise;
        }
        nearPsi(wanted, theta, p, greatest(theta, rho, p), x);
        return x;
    }

    /** Fills in the coordinates for c. */
    private void nearPsi(List<Essvi> wanted, double[] theta, double[] p, double[] greatest, double[] x) {
        double before = 0;
        for (int i = 0; i < n; i++) {
            double low = p[i] * before;
            double high = i == 0 ? greatest[i] : Math.min(greatest[i], before * theta[i] / theta[i - 1]);
            double share = high > low ? within((wanted.get(i).psi() - low) / (high - low), ROOM, 1 - ROOM) : 0.5;
            x[2 * n + i] = Math.log(share / (1 - share));
            before = low + share * (high - low);
        }
    }

    private static double steepening(double before, double rho) {
        return Math.max((1 + before) / (1 + rho), (1 - before) / (1 - rho));
    }

    private static double within(double x, double low, double high) {
        return Math.max(low, Math.min(high, x));
    }
}
