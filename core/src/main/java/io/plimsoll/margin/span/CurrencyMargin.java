package io.plimsoll.margin.span;

/**
 * The margin of an account in one currency.
 *
 * @param currency ISO code
 * @param risk Σ of the combined commodities
 * @param netOptionValue Σ of the combined commodities
 * @param requirement risk − net option value, at least 0
 * @param excess option value that lowered nothing: requirement − excess = risk − net option value
 */
public record CurrencyMargin(String currency, double risk, double netOptionValue, double requirement, double excess) {

    static CurrencyMargin of(String currency, double risk, double netOptionValue) {
        double open = risk - netOptionValue;
        return new CurrencyMargin(currency, risk, netOptionValue, Math.max(0, open), Math.max(0, 0 - open));
    }

    /** Both, excess of one not used for the other. */
    CurrencyMargin plus(CurrencyMargin other) {
        return new CurrencyMargin(
                currency,
                risk + other.risk,
                netOptionValue + other.netOptionValue,
                requirement + other.requirement,
                excess + other.excess);
    }

    /** The same with all option value used against all risk. */
    CurrencyMargin netted() {
        return of(currency, risk, netOptionValue);
    }
}
