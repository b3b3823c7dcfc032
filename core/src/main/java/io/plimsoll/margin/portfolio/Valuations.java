package io.plimsoll.margin.portfolio;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values any instrument in all scenarios of a market, or tells why it cannot. */
record Valuations(MarketDay market, ScenarioSet scenarios, PortfolioSettings settings, OptionProfit.Maker maker) {

    /** Why an instrument cannot be valued; null where it can. */
    @Nullable
    String whyNot(Instrument instrument) {
        RiskFactor factor = market.factor(instrument.riskFactor());
        if (factor == null || scenarios.row(factor.id()) < 0) {
            return "its risk factor " + instrument.riskFactor() + " has no price or no scenarios";
        }
        return instrument instanceof OptionContract option ? whyNot(option, factor) : null;
    }

    private @Nullable String whyNot(OptionContract option, RiskFactor factor) {
        if (option.expiry().isBefore(market.date())) {
            return "it expired on " + option.expiry() + ", before " + market.date();
        }
        if (market.surface(option.underlying()) == null) {
            return option.underlying() + " has no volatility surface on " + market.date();
        }
        return factor.price() > 0
                ? null
                : "an option on a price that is not positive has no lognormal volatility, the price is "
                        + factor.price();
    }

    /** Fills the gains of one long contract, in the account's currency. */
    void write(Instrument instrument, double[] pnl) {
        RiskFactor factor = Objects.requireNonNull(market.factor(instrument.riskFactor()));
        int row = scenarios.row(factor.id());
        double[] moves = scenarios.moves()[row];
        double unit = instrument.unit();
        if (instrument instanceof OptionContract option) {
            VolSurface surface = Objects.requireNonNull(market.surface(option.underlying()));
            double[] ratios = scenarios.volRatios()[row];
            OptionProfit profit = maker.of(new OptionValuer(option, factor, surface, market.date(), settings), factor);
            for (int s = 0; s < pnl.length; s++) {
                pnl[s] = unit * profit.at(factor.price() + moves[s], ratios[s]);
            }
        } else {
            for (int s = 0; s < pnl.length; s++) {
                pnl[s] = unit * moves[s];
            }
        }
    }
}
