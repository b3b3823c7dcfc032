package io.plimsoll.surface.essvi;

import io.plimsoll.surface.calibration.SliceCoordinates;
import io.plimsoll.surface.calibration.SmileQuotes;
import io.plimsoll.surface.model.Essvi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Coordinates bounded only from below in which every point is a surface without arbitrage. Slice i has three, r_i, l_i and
 * e_i ≥ 0: how much its right wing, its left wing and 1/φ rise from the slice before. With r̄ the most of |ρ|,
 * κ = (1 − r̄)/(1 + r̄), and Θ the least θ without butterfly arbitrage:
 *
 * <pre>A_i = 4/(1 + κ)·(1 − exp(−Σ_(j≤i) r_j)),  B_i = 4/(1 + κ)·(1 − exp(−Σ_(j≤i) l_j))
 * ψ_i = (A_i + B_i)(1 + κ)/2,  ρ_i = r̄(A_i − B_i)/(A_i + B_i)
 * q_i = max(q_(i−1), Θ(ψ_i, ρ_i)/ψ_i) + e_i,  θ_i = ψ_i·q_i</pre>
 *
 * Then ψ(1 + ρ) = A + κB and ψ(1 − ρ) = B + κA do not fall and φ = 1/q does not rise with expiry, which leaves no calendar
 * arbitrage. For r̄ → 1 these are all the surfaces of A. Mingone, "No arbitrage global parametrization for the eSSVI
 * volatility surface", Quantitative Finance 22 (2022), whose coordinates have kinks where neighbours have one ρ.
 */
final class EssviCoordinates implements SliceCoordinates {

    /** r̄, the steepest correlation of a slice. */
    static final double GREATEST_RHO = 0.999;

    /** Keeps rounding from crossing the butterfly bound. */
    private static final double WITHIN = 1e-9;

    private static final double HALF = 1 / (1 + GREATEST_RHO);
    private static final double STEEPEST = 2 * (1 + GREATEST_RHO) * (1 - WITHIN);
    /** Of the first slice's wings. */
    private static final double FLATTEST = 1e-8;

    /** 1 − 3e-7 of the steepest wing there is. */
    private static final double FURTHEST = 15;

    private static final double GREATEST_RISE = 1e12;
    private static final double STEP = 1e-5;

    private final int n;
    private final PsiBound bound;
    private final double[] years;

    private final double[] psi;
    private final double[] rho;
    private final double[] q;
    /** How far the wings are from the steepest there are. */
    private final double[] rightRoom;

    private final double[] leftRoom;
    /** The butterfly bound's θ where it decides 1/φ, or 0. */
    private final double[] floorTheta;

    /** What all of these are at. */
    private final double[] located;

    private final double[][] qBy;

    EssviCoordinates(PsiBound bound, List<SmileQuotes> quotes) {
        this.n = quotes.size();
        this.bound = bound;
        this.years = quotes.stream().mapToDouble(SmileQuotes::timeToExpiryYears).toArray();
        this.psi = new double[n];
        this.rho = new double[n];
        this.q = new double[n];
        this.rightRoom = new double[n];
        this.leftRoom = new double[n];
        this.floorTheta = new double[n];
        this.located = new double[3 * n];
        this.qBy = new double[n][3 * n];
        Arrays.fill(located, Double.NaN);
    }

    @Override
    public double[] low() {
        double[] low = new double[3 * n];
        low[0] = FLATTEST;
        low[1] = FLATTEST;
        return low;
    }

    @Override
    public double[] high() {
        double[] high = new double[3 * n];
        Arrays.setAll(high, c -> c % 3 == 2 ? GREATEST_RISE : FURTHEST);
        return high;
    }

    /** The surface at x; which is often asked for its errors first and then for its derivatives. */
    private void locate(double[] x) {
        if (Arrays.equals(x, located)) {
            return;
        }
        System.arraycopy(x, 0, located, 0, 3 * n);
        double right = 0;
        double left = 0;
        for (int i = 0; i < n; i++) {
            right += x[3 * i];
            left += x[3 * i + 1];
            rightRoom[i] = STEEPEST * Math.exp(-right);
            leftRoom[i] = STEEPEST * Math.exp(-left);
            double a = -STEEPEST * Math.expm1(-right);
            double b = -STEEPEST * Math.expm1(-left);
            psi[i] = HALF * (a + b);
            rho[i] = GREATEST_RHO * (a - b) / (a + b);
            q[i] = floor(i) + x[3 * i + 2];
        }
    }

    /** The least q of slice i. */
    private double floor(int i) {
        double before = i == 0 ? 0 : q[i - 1];
        double theta = psi[i] * before;
        boolean free = theta >= PsiBound.sufficientTheta(psi[i], rho[i]) * (1 + WITHIN)
                || (i > 0 && bound.greatestPsi(theta / (1 + WITHIN), rho[i]) >= psi[i]);
        floorTheta[i] = free ? 0 : bound.leastTheta(psi[i], rho[i]);
        return free ? before : floorTheta[i] * (1 + WITHIN) / psi[i];
    }

    @Override
    public void parameters(double[] x, double[][] parameters) {
        locate(x);
        for (int i = 0; i < n; i++) {
            parameters[i][0] = 0.5 * Math.log(psi[i] * q[i] / years[i]);
            parameters[i][1] = -Math.log(q[i]);
            parameters[i][2] = 0.5 * Math.log((1 + rho[i]) / (1 - rho[i]));
        }
    }

    @Override
    public void derivatives(double[] x, double[][] parameters, double[][][] derivatives) {
        parameters(x, parameters);
        for (int i = 0; i < n; i++) {
            double sum = psi[i] / HALF;
            double[] byWings = {HALF * rightRoom[i], HALF * leftRoom[i]};
            // ∂ρ/∂A = 2r̄B/(A + B)², ∂ρ/∂B = −2r̄A/(A + B)²
            double[] rhoByWings = {
                (GREATEST_RHO - rho[i]) / sum * rightRoom[i], -(GREATEST_RHO + rho[i]) / sum * leftRoom[i]
            };
            fillQ(i, byWings, rhoByWings);
            for (int c = 0; c < 3 * (i + 1); c++) {
                int wing = c % 3;
                double lnPsi = wing == 2 ? 0 : byWings[wing] / psi[i];
                double lnQ = qBy[i][c] / q[i];
                derivatives[i][0][c] = 0.5 * (lnPsi + lnQ);
                derivatives[i][1][c] = -lnQ;
                derivatives[i][2][c] = wing == 2 ? 0 : rhoByWings[wing] / ((1 - rho[i]) * (1 + rho[i]));
            }
        }
    }

    /** ∂q_i by every coordinate up to its own. */
    private void fillQ(int i, double[] psiByWings, double[] rhoByWings) {
        double theta = floorTheta[i];
        if (theta > 0) {
            double stepRho = STEP * (1 - Math.abs(rho[i]));
            double byTheta =
                    (bound.greatestPsi(theta * (1 + STEP), rho[i]) - bound.greatestPsi(theta * (1 - STEP), rho[i]))
                            / (2 * STEP * theta);
            double byRho = (bound.greatestPsi(theta, rho[i] + stepRho) - bound.greatestPsi(theta, rho[i] - stepRho))
                    / (2 * stepRho);
            // ψ_max(Θ, ρ) = ψ, so ∂Θ/∂ψ = 1/∂ψ_max/∂θ and ∂Θ/∂ρ = −∂ψ_max/∂ρ ÷ ∂ψ_max/∂θ
            for (int c = 0; c < 3 * i + 2; c++) {
                int wing = c % 3;
                qBy[i][c] = wing == 2
                        ? 0
                        : ((psiByWings[wing] - byRho * rhoByWings[wing]) / byTheta - theta / psi[i] * psiByWings[wing])
                                / psi[i];
            }
        } else {
            System.arraycopy(qBy[i - 1], 0, qBy[i], 0, 3 * i);
            qBy[i][3 * i] = 0;
            qBy[i][3 * i + 1] = 0;
        }
        qBy[i][3 * i + 2] = 1;
    }

    /** The slices at x. */
    List<Essvi> slices(double[] x) {
        locate(x);
        List<Essvi> slices = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            slices.add(new Essvi(psi[i] * q[i], rho[i], psi[i], years[i]));
        }
        return slices;
    }

    /**
     * Coordinates of a surface near these slices, whatever arbitrage they have: wings and then 1/φ become the nearest sequences
     * that do not fall, and then rise to the butterfly bound.
     *
     * @param weights of the slices, positive
     */
    double[] near(List<Essvi> wanted, double[] weights) {
        double[] a = new double[n];
        double[] b = new double[n];
        for (int i = 0; i < n; i++) {
            Essvi slice = wanted.get(i);
            double tilt = Math.max(-1, Math.min(1, slice.rho() / GREATEST_RHO));
            double half = 0.5 * slice.psi() / HALF;
            a[i] = within(half * (1 + tilt));
            b[i] = within(half * (1 - tilt));
        }
        a = Monotone.nearest(a, weights);
        b = Monotone.nearest(b, weights);
        double[] wantedQ = new double[n];
        for (int i = 0; i < n; i++) {
            wantedQ[i] = wanted.get(i).theta() / (HALF * (a[i] + b[i]));
        }
        return at(a, b, Monotone.nearest(wantedQ, weights));
    }

    private double[] at(double[] a, double[] b, double[] wantedQ) {
        double[] x = new double[3 * n];
        Arrays.fill(located, Double.NaN);
        for (int i = 0; i < n; i++) {
            x[3 * i] = rise(a, i);
            x[3 * i + 1] = rise(b, i);
        }
        for (int i = 0; i < n; i++) {
            psi[i] = HALF * (a[i] + b[i]);
            rho[i] = GREATEST_RHO * (a[i] - b[i]) / (a[i] + b[i]);
            double floor = floor(i);
            q[i] = Math.max(floor, wantedQ[i]);
            x[3 * i + 2] = q[i] - floor;
        }
        return x;
    }

    private static double rise(double[] wing, int i) {
        return -Math.log1p(-wing[i] / STEEPEST) + (i == 0 ? 0 : Math.log1p(-wing[i - 1] / STEEPEST));
    }

    private static double within(double wing) {
        return Math.max(2 * STEEPEST * FLATTEST, Math.min(0.999 * STEEPEST, wing));
    }
}
