package io.plimsoll.margin.span;

import java.util.List;
import java.util.Map;

/**
 * The SPAN margin of an account, with everything that decides it.
 *
 * @param currencies requirements, sorted by code
 * @param commodities the combined commodities that it holds, sorted by code
 * @param credits spreads between combined commodities, in the order in which they were formed
 * @param holdings what each adds, sorted by combined commodity and contract
 * @param unmargined holdings without a margin, and why
 */
public record SpanAccountMargin(
        List<CurrencyMargin> currencies,
        List<CommodityMargin> commodities,
        List<FormedCredit> credits,
        List<HoldingMargin> holdings,
        List<Unmargined> unmargined) {

    public SpanAccountMargin {
        currencies = List.copyOf(currencies);
        commodities = List.copyOf(commodities);
        credits = List.copyOf(credits);
        holdings = List.copyOf(holdings);
        unmargined = List.copyOf(unmargined);
    }

    /** The requirement in one currency; 0 where nothing is held in it. */
    public double requirement(String currency) {
        for (CurrencyMargin margin : currencies) {
            if (margin.currency().equals(currency)) {
                return margin.requirement();
            }
        }
        return 0;
    }

    /**
     * The requirements together.
     *
     * @param rates what one unit of each currency is worth, above zero; that of the currency of the total is 1
     * @throws IllegalArgumentException where a rate is not above zero or missing
     */
    public double total(Map<String, Double> rates) {
        double sum = 0;
        for (CurrencyMargin margin : currencies) {
            double rate = rates.getOrDefault(margin.currency(), Double.NaN);
            if (!(rate > 0)) {
                throw new IllegalArgumentException(
                        "the rate of " + margin.currency() + " must be above zero, was " + rate);
            }
            sum += margin.requirement() * rate;
        }
        return sum;
    }
}
