package io.plimsoll.margin.portfolio;

/**
 * A future or a share: gains its risk factor's price change.
 *
 * @param id its name in accounts
 * @param underlying the market it belongs to
 * @param riskFactor whose price is its own
 * @param multiplier currency for one price unit
 * @param currencyRate account currency for one unit of the contract's
 * @param valuation FUTURES for a future, PREMIUM for a share; profit and loss is the same
 */
public record LinearContract(
        String id, String underlying, String riskFactor, double multiplier, double currencyRate, Valuation valuation)
        implements Instrument {

    public LinearContract {
        Instrument.check(id, multiplier, currencyRate);
    }
}
