package io.plimsoll.margin.span;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A SPAN file but for its contracts.
 *
 * @param businessDate day the parameters are for
 * @param settlement whether they are of the settlement, not of the day
 * @param qualifier such as early, final or complete; empty where the file does not say
 * @param clearingOrganisation its acronym
 * @param exchanges their acronyms
 * @param scanPoints the scenarios of the arrays; empty where the file does not define them once for all (their extreme
 *     moves then stand in {@code months}, see {@link ScanPoint#standard})
 * @param products families, sorted
 * @param months what the arrays of each month were computed with, sorted
 * @param combinedCommodities products that are margined together
 * @param intercommoditySpreads credits between combined commodities
 * @param unread what the file holds besides, and how often
 */
public record SpanParameters(
        LocalDate businessDate,
        boolean settlement,
        String qualifier,
        String clearingOrganisation,
        List<String> exchanges,
        List<ScanPoint> scanPoints,
        List<Product> products,
        List<MonthParameters> months,
        List<CombinedCommodity> combinedCommodities,
        List<IntercommoditySpread> intercommoditySpreads,
        Map<String, Long> unread) {

    public SpanParameters {
        if (!scanPoints.isEmpty() && scanPoints.size() != ScanPoint.COUNT) {
            throw new IllegalArgumentException(
                    "there must be " + ScanPoint.COUNT + " scan points or none, were " + scanPoints.size());
        }
        exchanges = List.copyOf(exchanges);
        scanPoints = List.copyOf(scanPoints);
        products = products.stream().sorted(Comparator.comparing(Product::id)).toList();
        months = months.stream()
                .sorted(Comparator.comparing(MonthParameters::series))
                .toList();
        combinedCommodities = List.copyOf(combinedCommodities);
        intercommoditySpreads = List.copyOf(intercommoditySpreads);
        unread = Collections.unmodifiableMap(new TreeMap<>(unread));
    }

    /** Which combined commodity margins a product; products in none have no entry. */
    public Map<ProductId, CombinedCommodity> combinedCommodityByProduct() {
        Map<ProductId, CombinedCommodity> byProduct = new HashMap<>();
        for (CombinedCommodity commodity : combinedCommodities) {
            commodity.products().forEach(product -> byProduct.put(product, commodity));
        }
        return byProduct;
    }

    /** The same without the counts of what was not read. */
    public SpanParameters withoutUnread() {
        return new SpanParameters(
                businessDate,
                settlement,
                qualifier,
                clearingOrganisation,
                exchanges,
                scanPoints,
                products,
                months,
                combinedCommodities,
                intercommoditySpreads,
                Map.of());
    }
}
