package io.plimsoll.formats.span;

import io.plimsoll.margin.span.CombinedCommodity;
import io.plimsoll.margin.span.IntracommoditySpread;
import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.ShortOptionMinimum;
import io.plimsoll.margin.span.SpotCharge;
import io.plimsoll.margin.span.Tier;
import java.util.ArrayList;
import java.util.List;

/** A combined commodity while its records are read. */
final class CommodityDraft {

    String code;
    String currency = "";
    int riskExponent;
    final List<String> groups = new ArrayList<>();
    final List<ProductId> products = new ArrayList<>();
    final List<Tier> scanTiers = new ArrayList<>();
    final List<Tier> intraTiers = new ArrayList<>();
    final List<Tier> interTiers = new ArrayList<>();
    final List<IntracommoditySpread> spreads = new ArrayList<>();
    final List<SpotCharge> spotCharges = new ArrayList<>();
    final List<ShortOptionMinimum.Rate> minimumRates = new ArrayList<>();
    double minimumRate;
    ShortOptionMinimum.Method minimumMethod = ShortOptionMinimum.Method.SUM;

    CommodityDraft(String code) {
        this.code = code;
    }

    CombinedCommodity build() {
        List<ShortOptionMinimum.Rate> rates =
                minimumRates.isEmpty() ? List.of(new ShortOptionMinimum.Rate(Tier.all(), minimumRate)) : minimumRates;
        return new CombinedCommodity(
                code,
                currency,
                riskExponent,
                groups,
                products,
                scanTiers,
                intraTiers,
                interTiers,
                spreads,
                spotCharges,
                new ShortOptionMinimum(minimumMethod, rates));
    }
}
