package io.plimsoll.surface.calibration;

/** Quasi-explicit starts for raw SVI: a few minimisations over (m, σ), each with the weights that the one before gives. */
final class RawSviStart {

    private static final int ROUNDS = 3;
    private static final int SHIFTS = 7;
    private static final int WIDTHS = 5;

    private final SmileQuotes quotes;
    private final RawSviObjective objective;
    private final ResidualScale scales;
    private final boolean robust;
    private final double[] low;
    private final double[] high;
    private final double[] omega;
    private final double[] vols;
    private final QuasiExplicit search;
    private final LevenbergMarquardt solver;
    private final double[] q = new double[2];

    /**
     * @param low bounds of {@link RawSviObjective}'s parameters
     * @param high the same
     */
    RawSviStart(
            SmileQuotes quotes,
            RawSviObjective objective,
            ResidualScale scales,
            boolean robust,
            double[] low,
            double[] high) {
        this.quotes = quotes;
        this.objective = objective;
        this.scales = scales;
        this.robust = robust;
        this.low = low;
        this.high = high;
        int n = quotes.size();
        double[] w = new double[n];
        for (int i = 0; i < n; i++) {
            w[i] = quotes.vols()[i] * quotes.vols()[i] * quotes.timeToExpiryYears();
        }
        this.omega = new double[n];
        this.vols = new double[n];
        this.search = new QuasiExplicit(quotes.logMoneyness(), w, omega);
        this.solver = new LevenbergMarquardt(
                search,
                new double[] {low[RawSviObjective.M], low[RawSviObjective.LN_SIGMA]},
                new double[] {high[RawSviObjective.M], high[RawSviObjective.LN_SIGMA]});
    }

    /** Moves p to the best fit near its m and σ. */
    void near(double[] p) {
        q[0] = p[RawSviObjective.M];
        q[1] = p[RawSviObjective.LN_SIGMA];
        System.arraycopy(quotes.vols(), 0, vols, 0, vols.length);
        for (int round = 0; round < ROUNDS; round++) {
            weigh(
                    robust && round > 0
                            ? scales.of(objective.absoluteResiduals(p), objective.n)
                            : Double.POSITIVE_INFINITY);
            solver.lead(q);
            search.cost(q);
            search.fill(q, low[RawSviObjective.V], p);
            objective.fillVols(p, vols);
        }
    }

    /** Moves p to the best fit that starts at the best of a grid over m and σ. */
    void anywhere(double[] p) {
        objective.fillVols(p, vols);
        weigh(robust ? scales.of(objective.absoluteResiduals(p), objective.n) : Double.POSITIVE_INFINITY);
        double[] k = quotes.logMoneyness();
        double span = k[k.length - 1] - k[0];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < SHIFTS; i++) {
            for (int j = 0; j < WIDTHS; j++) {
                q[0] = k[0] + span * (i + 0.5) / SHIFTS;
                q[1] = Math.log(span) - j;
                double cost = search.cost(q);
                if (cost < least) {
                    least = cost;
                    p[RawSviObjective.M] = q[0];
                    p[RawSviObjective.LN_SIGMA] = Math.min(high[RawSviObjective.LN_SIGMA], q[1]);
                }
            }
        }
        near(p);
    }

    /**
     * The weights of squared errors in total variance that have the same stationary points as the loss of errors in
     * volatility, for the model's volatilities of the round before.
     */
    private void weigh(double scale) {
        double years = quotes.timeToExpiryYears();
        for (int i = 0; i < omega.length; i++) {
            double weight = quotes.weights()[i];
            double u = weight * (vols[i] - quotes.vols()[i]) / scale;
            omega[i] = RobustLoss.SOFT_L1.weight(u)
                    * weight
                    * weight
                    / (2 * years * years * vols[i] * (vols[i] + quotes.vols()[i]));
        }
    }
}
