package io.plimsoll.formats.span;

import io.plimsoll.margin.span.CombinedCommodity;
import io.plimsoll.margin.span.IntracommoditySpread;
import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.ShortOptionMinimum;
import io.plimsoll.margin.span.SpotCharge;
import io.plimsoll.margin.span.SpreadLeg;
import io.plimsoll.margin.span.Tier;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes records 2, S, 3, 4, C and E of a combined commodity. */
final class Pa2CommodityWriter {

    private final OutputStream out;
    private final Pa2ContractWriter contracts;
    private final CombinedCommodity commodity;

    Pa2CommodityWriter(OutputStream out, Pa2ContractWriter contracts, CombinedCommodity commodity) {
        this.out = out;
        this.contracts = contracts;
        this.commodity = commodity;
    }

    void write() throws IOException {
        Set<String> exchanges =
                commodity.products().stream().map(ProductId::exchange).collect(Collectors.toCollection(TreeSet::new));
        if (exchanges.isEmpty()) {
            definition("", List.of());
        }
        for (String exchange : exchanges) {
            List<ProductId> products = commodity.products().stream()
                    .filter(id -> id.exchange().equals(exchange))
                    .toList();
            for (int from = 0; from < products.size(); from += 6) {
                definition(exchange, products.subList(from, Math.min(from + 6, products.size())));
            }
        }
        scanTiers("10", commodity.scanTiers());
        scanTiers("20", commodity.interTiers());
        intraTiers();
        minimum();
        charges();
        for (IntracommoditySpread spread : commodity.spreads()) {
            put(spread(spread));
        }
    }

    private void definition(String exchange, List<ProductId> products) throws IOException {
        Pa2Record record = new Pa2Record("2")
                .text(3, 5, "exchange", exchange)
                .text(7, 12, "combined commodity", commodity.code())
                .digits(13, 13, "risk exponent", commodity.riskExponent())
                .text(14, 16, "currency", commodity.currency());
        for (int i = 0; i < products.size(); i++) {
            ProductId id = products.get(i);
            int from = 23 + 16 * i;
            record.text(from, from + 9, "product", id.code())
                    .text(from + 10, from + 12, "product type", id.type().code())
                    .digits(from + 13, from + 13, "risk array decimals", contracts.arrayLocator(id))
                    .text(from + 14, from + 14, "risk array decimals", "+");
        }
        put(record);
    }

    private Pa2Record of(String type) {
        return new Pa2Record(type).text(3, 8, "combined commodity", commodity.code());
    }

    private void scanTiers(String method, List<Tier> tiers) throws IOException {
        for (int from = 0; from < tiers.size(); from += 5) {
            Pa2Record record = of("S").text(9, 10, "method", method);
            for (int i = 0; i < Math.min(5, tiers.size() - from); i++) {
                tier(record, 13 + 14 * i, 84 + 4 * i, tiers.get(from + i));
            }
            put(record);
        }
    }

    private void intraTiers() throws IOException {
        List<Tier> tiers = commodity.intraTiers();
        for (int from = 0; from < tiers.size(); from += 4) {
            Pa2Record record = of("3").text(9, 10, "method", "10");
            for (int i = 0; i < Math.min(4, tiers.size() - from); i++) {
                tier(record, 11 + 14 * i, 81 + 4 * i, tiers.get(from + i));
            }
            put(record);
        }
    }

    private static void tier(Pa2Record record, int from, int dayCodes, Tier tier) {
        if (tier.equals(Tier.all())) {
            throw Pa2Record.refused(from, from + 13, "tier", "a number or a first and a last period", tier);
        }
        record.digits(from, from + 1, "tier", tier.number())
                .period(from + 2, dayCodes, "start of a tier", tier.start())
                .period(from + 8, dayCodes + 2, "end of a tier", tier.end());
    }

    private static boolean oneRate(ShortOptionMinimum minimum) {
        return minimum.tiers().isEmpty()
                || (minimum.tiers().size() == 1 && minimum.tiers().get(0).tier().equals(Tier.all()));
    }

    /** Rates by tier; one rate for all stands in record 4. */
    private void minimum() throws IOException {
        if (oneRate(commodity.shortOptionMinimum())) {
            return;
        }
        List<ShortOptionMinimum.Rate> rates = commodity.shortOptionMinimum().tiers();
        for (int from = 0; from < rates.size(); from += 5) {
            Pa2Record record = of("S").text(9, 10, "method", "30");
            for (int i = 0; i < Math.min(5, rates.size() - from); i++) {
                ShortOptionMinimum.Rate rate = rates.get(from + i);
                tier(record, 13 + 14 * i, 84 + 4 * i, rate.tier());
                amount(record, 104 + 7 * i, "short option minimum", rate.amount());
            }
            put(record);
        }
    }

    private void charges() throws IOException {
        ShortOptionMinimum minimum = commodity.shortOptionMinimum();
        double rate = minimum.tiers().isEmpty() || !oneRate(minimum)
                ? 0
                : minimum.tiers().get(0).amount();
        List<SpotCharge> spots = commodity.spotCharges();
        for (int from = 0; from == 0 || from < spots.size(); from += 2) {
            int count = Math.min(2, spots.size() - from);
            Pa2Record record = of("4").text(9, 10, "spot method", spots.isEmpty() ? "01" : "10")
                    .digits(11, 12, "number of spot months", count)
                    .text(79, 79, "method", minimum.method() == ShortOptionMinimum.Method.LARGER ? "1" : "2");
            amount(record, 63, "short option minimum", rate);
            for (int i = 0; i < count; i++) {
                spot(record, 15 + 22 * i, spots.get(from + i));
            }
            put(record);
        }
    }

    private void spot(Pa2Record record, int from, SpotCharge spot) {
        if (spot.period().length() != 6) {
            throw Pa2Record.refused(from, from + 5, "spot month", "YYYYMM", spot.period());
        }
        record.text(from, from + 5, "spot month", spot.period());
        amount(record, from + 6, "spot charge in spreads", spot.inSpreads());
        amount(record, from + 13, "spot charge outright", spot.outright());
    }

    private void amount(Pa2Record record, int from, String field, double amount) {
        record.number(from, from + 6, -commodity.riskExponent(), field, amount);
    }

    private Pa2Record spread(IntracommoditySpread spread) {
        boolean byPeriod = spread.legs().stream().noneMatch(leg -> leg.period().isEmpty());
        boolean byTier = spread.legs().stream().allMatch(leg -> leg.period().isEmpty());
        boolean own =
                spread.legs().stream().allMatch(leg -> leg.combinedCommodity().equals(commodity.code()));
        if (!own || !(byPeriod || byTier) || (byPeriod && spread.legs().size() > 4)) {
            throw new IllegalArgumentException(
                    "a positional SPAN file cannot hold this: the legs of a spread must be all"
                            + " tiers or up to four months of " + commodity.code() + ", were " + spread.legs());
        }
        return byPeriod ? seriesSpread(spread) : tierSpread(spread);
    }

    private Pa2Record tierSpread(IntracommoditySpread spread) {
        Pa2Record record = of("C").text(9, 10, "method", "10")
                .digits(11, 12, "priority", spread.priority())
                .digits(13, 14, "number of legs", spread.legs().size());
        amount(record, 15, "charge", spread.charge());
        for (int i = 0; i < spread.legs().size(); i++) {
            SpreadLeg leg = spread.legs().get(i);
            int from = 22 + 7 * i;
            record.digits(from, from + 1, "leg", i + 1)
                    .digits(from + 2, from + 3, "tier of a leg", leg.tier())
                    .number(from + 4, from + 5, 0, "delta per spread of a leg", leg.deltaPerSpread())
                    .text(from + 6, from + 6, "side of a leg", leg.side().name());
        }
        return record;
    }

    private Pa2Record seriesSpread(IntracommoditySpread spread) {
        Pa2Record record = of("E").digits(9, 13, "priority", spread.priority());
        amount(record, 14, "charge", spread.charge());
        for (int i = 0; i < spread.legs().size(); i++) {
            SpreadLeg leg = spread.legs().get(i);
            int from = 21 + 14 * i;
            if (!leg.period().matches("20\\d{4}.{0,3}") || leg.tier() != 0) {
                throw Pa2Record.refused(from, from + 6, "month of a leg", "20YYMM and no tier", leg);
            }
            record.text(from, from + 3, "month of a leg", leg.period().substring(2, 6))
                    .text(from + 4, from + 6, "day of a leg", leg.period().substring(6))
                    .number(from + 7, from + 12, 4, "delta per spread of a leg", leg.deltaPerSpread())
                    .text(from + 13, from + 13, "side of a leg", leg.side().name());
        }
        return record;
    }

    private void put(Pa2Record record) throws IOException {
        record.write(out);
    }
}
