package io.plimsoll.margin.portfolio;

/** The value at the horizon less today's. */
final class FullRevaluation implements OptionProfit {

    private final OptionValuer valuer;
    private final double now;

    FullRevaluation(OptionValuer valuer, RiskFactor factor) {
        this.valuer = valuer;
        this.now = valuer.now();
    }

    @Override
    public double at(double price, double volRatio) {
        return valuer.then(price, volRatio) - now;
    }
}
