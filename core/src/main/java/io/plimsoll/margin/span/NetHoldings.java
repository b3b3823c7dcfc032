package io.plimsoll.margin.span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The holdings of an account, net by contract and sorted, so that the order in which they are given cannot change the margin.
 *
 * @param byCommodity net holdings that are not zero, by code of the combined commodity
 * @param unmargined the others, as they were given
 */
record NetHoldings(Map<CombinedCommodity, List<Holding>> byCommodity, List<Unmargined> unmargined) {

    private static final Comparator<Holding> CONTRACT = Comparator.comparing(
                    (Holding holding) -> holding.contract().series())
            .thenComparing(holding -> String.valueOf(holding.contract().right()))
            .thenComparingDouble(holding -> holding.contract().strike());

    private static final Comparator<Holding> ORDER = CONTRACT.thenComparingDouble(Holding::quantity)
            .thenComparing(holding -> holding.contract().toString());

    static NetHoldings of(SpanRules rules, List<Holding> holdings) {
        NetHoldings result =
                new NetHoldings(new TreeMap<>(Comparator.comparing(CombinedCommodity::code)), new ArrayList<>());
        List<Holding> sorted = holdings.stream()
                .filter(holding -> holding.quantity() != 0)
                .sorted(ORDER)
                .toList();
        int from = 0;
        while (from < sorted.size()) {
            int to = from + 1;
            while (to < sorted.size() && CONTRACT.compare(sorted.get(from), sorted.get(to)) == 0) {
                to++;
            }
            result.add(rules, sorted.subList(from, to));
            from = to;
        }
        return result;
    }

    private void add(SpanRules rules, List<Holding> sameContract) {
        SpanContract contract = sameContract.get(0).contract();
        CombinedCommodity commodity = rules.commodity(contract);
        double quantity = 0;
        boolean same = true;
        for (Holding holding : sameContract) {
            quantity += holding.quantity();
            same &= holding.contract().equals(contract);
        }
        if (commodity == null) {
            refuse(sameContract, Unmargined.Reason.NO_COMBINED_COMMODITY);
        } else if (!same) {
            refuse(sameContract, Unmargined.Reason.TWO_CONTENTS);
        } else if (rules.isPaidUpFront(contract) && !Double.isFinite(contract.value())) {
            refuse(sameContract, Unmargined.Reason.NO_OPTION_VALUE);
        } else if (quantity != 0) {
            byCommodity.computeIfAbsent(commodity, c -> new ArrayList<>()).add(new Holding(contract, quantity));
        }
    }

    private void refuse(List<Holding> holdings, Unmargined.Reason reason) {
        holdings.forEach(holding -> unmargined.add(new Unmargined(holding, reason)));
    }
}
