package io.plimsoll.margin.portfolio;

/**
 * Taylor's expansion of an option's value at the horizon around today's price and volatility:
 *
 * <pre>gain = Θ + Δ·dP + ½Γ·dP² + ν·(ratio − 1)</pre>
 *
 * Θ is the value at the horizon with nothing moved less today's, exactly; Δ, Γ and ν (per unit of the ratio of volatilities) are
 * central differences there, so that Δ holds what the smile rule adds to it. It knows nothing of higher orders, nor of
 * cross terms: a far option whose price falls through its strike gains too little or too much without bound.
 */
final class DeltaGammaVega implements OptionProfit {

    private static final double BUMP = 1e-3;

    private final double price;
    private final double theta;
    private final double delta;
    private final double gamma;
    private final double vega;

    DeltaGammaVega(OptionValuer valuer, RiskFactor factor) {
        this.price = factor.price();
        double step = BUMP * price;
        double middle = valuer.then(price, 1);
        double up = valuer.then(price + step, 1);
        double down = valuer.then(price - step, 1);
        this.theta = middle - valuer.now();
        this.delta = (up - down) / (2 * step);
        this.gamma = (up - 2 * middle + down) / (step * step);
        this.vega = (valuer.then(price, 1 + BUMP) - valuer.then(price, 1 - BUMP)) / (2 * BUMP);
    }

    @Override
    public double at(double then, double volRatio) {
        double move = then - price;
        return theta + move * (delta + 0.5 * gamma * move) + vega * (volRatio - 1);
    }
}
