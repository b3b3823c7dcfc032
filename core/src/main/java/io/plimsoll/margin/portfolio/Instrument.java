package io.plimsoll.margin.portfolio;

/** What can be held, with all that its profit and loss depends on besides the market. */
public sealed interface Instrument permits LinearContract, OptionContract {

    /** Its name in accounts; no two of a market share one. */
    String id();

    /** The market it belongs to, such as WTI, whatever its delivery month. */
    String underlying();

    /** The {@link RiskFactor} whose price moves it. */
    String riskFactor();

    /** Currency for one price unit of one contract. */
    double multiplier();

    /** Units of the account's currency for one of the contract's. It does not move in the scenarios. */
    double currencyRate();

    /** How its price is paid. */
    Valuation valuation();

    /** Account currency for one price unit of one contract. */
    default double unit() {
        return multiplier() * currencyRate();
    }

    /** @throws IllegalArgumentException where the terms that all instruments share have no meaning */
    static void check(String id, double multiplier, double currencyRate) {
        if (!(multiplier > 0 && currencyRate > 0 && Double.isFinite(multiplier * currencyRate))) {
            throw new IllegalArgumentException("multiplier and currency rate of " + id
                    + " must be positive and finite, were " + multiplier + " and " + currencyRate);
        }
    }
}
