package io.plimsoll.margin.span;

import java.util.List;

/**
 * Products that are margined together.
 *
 * @param code of the combined commodity
 * @param currency ISO code
 * @param riskExponent power of ten the file's amounts carry; amounts in these records are multiplied out
 * @param groups codes of the groups it belongs to, sorted
 * @param products its families, sorted
 * @param scanTiers runs of periods that are scanned apart; empty where all are scanned together
 * @param intraTiers runs of periods that the legs of {@code spreads} speak of
 * @param interTiers runs of periods that intercommodity spreads speak of
 * @param spreads charges between months
 * @param spotCharges charges for months in delivery
 * @param shortOptionMinimum the least that short options cost
 */
public record CombinedCommodity(
        String code,
        String currency,
        int riskExponent,
        List<String> groups,
        List<ProductId> products,
        List<Tier> scanTiers,
        List<Tier> intraTiers,
        List<Tier> interTiers,
        List<IntracommoditySpread> spreads,
        List<SpotCharge> spotCharges,
        ShortOptionMinimum shortOptionMinimum) {

    public CombinedCommodity {
        groups = groups.stream().sorted().distinct().toList();
        products = products.stream().sorted().distinct().toList();
        scanTiers = parted(scanTiers);
        intraTiers = parted(intraTiers);
        interTiers = parted(interTiers);
        spreads = List.copyOf(spreads);
        spotCharges = List.copyOf(spotCharges);
    }

    /** One tier of all periods parts nothing. */
    private static List<Tier> parted(List<Tier> tiers) {
        return tiers.equals(List.of(Tier.all())) ? List.of() : List.copyOf(tiers);
    }
}
