package io.plimsoll.margin.span;

import java.util.List;

/**
 * SPAN margins of accounts from the parameters of one file. For each combined commodity
 *
 * <pre>
 * scan risk   = max(0, maxₛ Σ quantity × arrayₛ), by scan tier where there are scan tiers
 * risk        = max(short option minimum, scan risk + spread charges + spot charges − credits)
 * requirement = max(0, Σ risk − Σ net option value), by currency
 * </pre>
 *
 * Order: scans; super spreads between combined commodities; spreads within each; spot charges; other spreads between combined
 * commodities; short option minimum; option value. Amounts are in the currency of the combined commodity, deltas in contracts of
 * delta scale 1, nothing is rounded. Bad data is no error: what cannot be margined is listed in {@link SpanAccountMargin#unmargined}.
 * Source: CME Group, "CME SPAN: Standard Portfolio Analysis of Risk"; docs/method/span.md tells each step and what is left out.
 * Safe for use by several threads.
 */
public final class SpanMargin {

    private final SpanRules rules;
    private final OptionValueCredit optionValue;

    public SpanMargin(SpanParameters parameters, OptionValueCredit optionValue) {
        this.rules = new SpanRules(parameters);
        this.optionValue = optionValue;
    }

    /** The margin of one account; option value is used across combined commodities. */
    public static SpanAccountMargin of(SpanParameters parameters, List<Holding> holdings) {
        return new SpanMargin(parameters, OptionValueCredit.ACROSS_COMMODITIES).margin(holdings);
    }

    /** The margin of one account. */
    public SpanAccountMargin margin(List<Holding> holdings) {
        return account(holdings).margin();
    }

    /** An account that is asked for the margins of its parts. */
    public SpanAccount account(List<Holding> holdings) {
        return new SpanAccount(rules, optionValue, holdings);
    }
}
