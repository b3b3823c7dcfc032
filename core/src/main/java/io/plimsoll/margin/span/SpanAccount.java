package io.plimsoll.margin.span;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An account whose holdings are net and scanned, so that the margin of any part of it costs no more than its spreads. Safe for
 * use by several threads.
 */
public final class SpanAccount {

    private final SpanRules rules;
    private final OptionValueCredit optionValue;
    private final List<CommodityHoldings> commodities = new ArrayList<>();
    private final List<Unmargined> unmargined;

    SpanAccount(SpanRules rules, OptionValueCredit optionValue, List<Holding> holdings) {
        this.rules = rules;
        this.optionValue = optionValue;
        NetHoldings net = NetHoldings.of(rules, holdings);
        net.byCommodity().forEach((commodity, held) -> commodities.add(new CommodityHoldings(rules, commodity, held)));
        unmargined = List.copyOf(net.unmargined());
    }

    /** Codes of the combined commodities that the account holds, sorted. */
    public List<String> combinedCommodities() {
        return commodities.stream().map(held -> held.commodity.code()).toList();
    }

    /** The margin of the whole account. */
    public SpanAccountMargin margin() {
        return margin(commodities, unmargined);
    }

    /**
     * The margin of the holdings in some combined commodities alone, as if the account held nothing else: credits are formed among
     * these only. Holdings without a margin are those of the whole account.
     *
     * @param codes of the combined commodities; those that the account does not hold add nothing
     */
    public SpanAccountMargin margin(Set<String> codes) {
        return margin(
                commodities.stream()
                        .filter(held -> codes.contains(held.commodity.code()))
                        .toList(),
                unmargined);
    }

    private SpanAccountMargin margin(List<CommodityHoldings> part, List<Unmargined> without) {
        Map<String, DeltaLedger> ledgers = new LinkedHashMap<>();
        part.forEach(held -> ledgers.put(held.commodity.code(), new DeltaLedger(held)));
        List<FormedCredit> credits = formSpreads(ledgers);
        List<CommodityMargin> margins = new ArrayList<>();
        List<HoldingMargin> parts = new ArrayList<>();
        ledgers.values().forEach(ledger -> margins.add(CommodityRisk.of(rules, ledger, parts)));
        Collection<CurrencyMargin> currencies = currencies(margins);
        return new SpanAccountMargin(
                List.copyOf(currencies), margins, credits, floored(parts, margins, currencies), without);
    }

    private List<FormedCredit> formSpreads(Map<String, DeltaLedger> ledgers) {
        List<FormedCredit> credits = new ArrayList<>(SpreadFormation.credit(rules.superSpreads(), ledgers));
        for (DeltaLedger ledger : ledgers.values()) {
            SpreadFormation.charge(ledger);
            ledger.closeSpreads();
            ledger.chargeSpots();
        }
        credits.addAll(SpreadFormation.credit(rules.spreads(), ledgers));
        return credits;
    }

    private Collection<CurrencyMargin> currencies(List<CommodityMargin> margins) {
        Map<String, CurrencyMargin> currencies = new TreeMap<>();
        for (CommodityMargin margin : margins) {
            currencies.merge(margin.currency(), currency(margin), CurrencyMargin::plus);
        }
        if (optionValue == OptionValueCredit.ACROSS_COMMODITIES) {
            currencies.replaceAll((code, margin) -> margin.netted());
        }
        return currencies.values();
    }

    private static CurrencyMargin currency(CommodityMargin margin) {
        return CurrencyMargin.of(margin.currency(), margin.risk(), margin.netOptionValue());
    }

    /** Takes the holdings to 0 where option value takes the requirement to 0. */
    private List<HoldingMargin> floored(
            List<HoldingMargin> parts, List<CommodityMargin> margins, Collection<CurrencyMargin> currencies) {
        Map<String, Boolean> floors = new TreeMap<>();
        margins.forEach(margin -> floors.put(margin.code(), currency(margin).excess() > 0));
        Map<String, Boolean> across = new TreeMap<>();
        currencies.forEach(margin -> across.put(margin.currency(), margin.excess() > 0));
        boolean within = optionValue == OptionValueCredit.WITHIN_COMMODITY;
        return parts.stream()
                .map(part -> (within
                                ? floors.getOrDefault(part.combinedCommodity(), false)
                                : across.getOrDefault(part.currency(), false))
                        ? part.floored()
                        : part)
                .toList();
    }
}
