package io.plimsoll.formats.span;

import io.plimsoll.margin.span.CombinedCommodity;
import io.plimsoll.margin.span.IntercommoditySpread;
import io.plimsoll.margin.span.MonthParameters;
import io.plimsoll.margin.span.Product;
import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.ScanPoint;
import io.plimsoll.margin.span.SpanFile;
import io.plimsoll.margin.span.SpanParameters;
import io.plimsoll.margin.span.SpreadLeg;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes a positional SPAN file (U2). What its columns cannot hold is turned down. */
final class Pa2Writer {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final OutputStream out;
    private final SpanParameters parameters;
    private final Pa2ContractWriter contracts;

    private Pa2Writer(OutputStream out, SpanFile file) {
        this.out = out;
        this.parameters = file.parameters();
        this.contracts = new Pa2ContractWriter(file);
    }

    static void write(SpanFile file, Path path) throws IOException {
        requireScanPoints(file.parameters());
        try (OutputStream out = new BufferedOutputStream(PackedFile.create(path), 1 << 16)) {
            new Pa2Writer(out, file).write();
        }
    }

    /** The layout fixes the scenarios and has room for the extreme moves of each month only. */
    private static void requireScanPoints(SpanParameters parameters) {
        if (parameters.scanPoints().isEmpty()) {
            return;
        }
        ScanPoint extreme = parameters.scanPoints().get(ScanPoint.COUNT - 2);
        boolean standard =
                parameters.scanPoints().equals(ScanPoint.standard(extreme.priceMultiple(), extreme.weight()));
        if (!standard
                || parameters.months().stream()
                        .anyMatch(month -> month.extremeMultiplier() != extreme.priceMultiple()
                                || month.extremeCover() != extreme.weight())) {
            throw new IllegalArgumentException(
                    "a positional SPAN file cannot hold scenarios other than the standard ones"
                            + " with the extreme moves of its months, were " + parameters.scanPoints());
        }
    }

    private void write() throws IOException {
        header();
        for (String exchange : parameters.exchanges()) {
            put(new Pa2Record("1").text(3, 5, "exchange", exchange));
        }
        for (CombinedCommodity commodity : parameters.combinedCommodities()) {
            new Pa2CommodityWriter(out, contracts, commodity).write();
        }
        for (Product product : parameters.products()) {
            put(contracts.prices(product));
        }
        for (MonthParameters month : parameters.months()) {
            put(month(month));
        }
        groups();
        for (IntercommoditySpread spread : parameters.intercommoditySpreads()) {
            put(spread(spread));
        }
        contracts.write(out);
    }

    private void header() throws IOException {
        put(new Pa2Record("0")
                .text(3, 8, "clearing organisation", parameters.clearingOrganisation())
                .text(9, 16, "business date", parameters.businessDate().format(DAY))
                .text(17, 17, "settlement or intraday", parameters.settlement() ? "S" : "I")
                .text(18, 19, "file identifier", Codes.identifier(parameters.qualifier()))
                .text(24, 31, "creation date", parameters.businessDate().format(DAY))
                .text(36, 37, "file format", "U2"));
    }

    private Pa2Record month(MonthParameters month) {
        ProductId id = month.series().product();
        Pa2Record record = new Pa2Record("B")
                .text(3, 5, "exchange", id.exchange())
                .text(6, 15, "product", id.code())
                .text(16, 18, "product type", id.type().code())
                .period(19, 25, "futures month", month.series().futuresPeriod())
                .period(28, 34, "option month", month.series().optionPeriod())
                .number(37, 44, 6, "base volatility", month.baseVol())
                .number(45, 52, 6, "volatility scan range", month.volScan())
                .number(58, 62, 3, "extreme move multiplier", month.extremeMultiplier())
                .number(63, 67, 4, "extreme move cover", month.extremeCover())
                .number(68, 72, 4, "interest rate", month.rate())
                .number(73, 79, 6, "time to expiration", month.years())
                .number(86, 91, 4, "delta scaling factor", month.deltaScale());
        if (month.expiry() != null) {
            record.text(92, 99, "expiry", month.expiry().format(DAY));
        }
        priceScan(record, month.priceScan(), contracts.riskExponent(id));
        return record;
    }

    /** Five digits, and an exponent where there are decimals. */
    private static void priceScan(Pa2Record record, double priceScan, int riskExponent) {
        if (Double.isNaN(priceScan)) {
            return;
        }
        int decimals = Decimals.needed(priceScan, -riskExponent, 9);
        record.number(53, 57, decimals, "price scan range", priceScan);
        if (decimals != -riskExponent) {
            record.digits(166, 167, "price scan range exponent", decimals + riskExponent)
                    .text(168, 168, "price scan range exponent", "-");
        }
    }

    private void groups() throws IOException {
        Set<String> groups = parameters.combinedCommodities().stream()
                .flatMap(commodity -> commodity.groups().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String group : groups) {
            List<String> codes = parameters.combinedCommodities().stream()
                    .filter(commodity -> commodity.groups().contains(group))
                    .map(CombinedCommodity::code)
                    .toList();
            for (int from = 0; from < codes.size(); from += 10) {
                Pa2Record record = new Pa2Record("5").text(3, 5, "group", group);
                for (int i = 0; i < Math.min(10, codes.size() - from); i++) {
                    record.text(13 + 6 * i, 18 + 6 * i, "combined commodity", codes.get(from + i));
                }
                put(record);
            }
        }
    }

    private static Pa2Record spread(IntercommoditySpread spread) {
        boolean amount = spread.method() == IntercommoditySpread.Method.AMOUNT;
        int decimals = amount ? 2 : 6;
        boolean apart = spread.legs().stream()
                        .mapToDouble(IntercommoditySpread.Leg::credit)
                        .distinct()
                        .count()
                > 1;
        Pa2Record record = new Pa2Record("6")
                .text(3, 5, "group", "ALL")
                .digits(6, 9, "priority", spread.priority())
                .number(10, 16, decimals, "credit rate", spread.legs().get(0).credit())
                .text(89, 90, "method", "01")
                .text(101, 101, "credit method", amount ? "F" : "W")
                .text(110, 110, "spread group", spread.superSpread() ? "S" : "N")
                .text(122, 122, "credits by leg", apart ? "Y" : "N");
        if (spread.legs().size() > 4) {
            throw Pa2Record.refused(
                    17, 88, "legs", "four or fewer", spread.legs().size());
        }
        for (int i = 0; i < spread.legs().size(); i++) {
            leg(record, i, spread.legs().get(i), apart ? decimals : Decimals.NONE);
        }
        return record;
    }

    private static void leg(Pa2Record record, int i, IntercommoditySpread.Leg credited, int creditDecimals) {
        SpreadLeg leg = credited.leg();
        int from = 17 + 18 * i;
        if (!leg.period().isEmpty()) {
            throw Pa2Record.refused(from, from + 17, "leg", "a combined commodity or its tier", leg);
        }
        record.text(from + 4, from + 9, "combined commodity", leg.combinedCommodity())
                .number(from + 10, from + 16, 4, "delta per spread of a leg", leg.deltaPerSpread())
                .text(from + 17, from + 17, "side of a leg", leg.side().name())
                .digits(102 + 2 * i, 103 + 2 * i, "tier of a leg", leg.tier());
        if (creditDecimals != Decimals.NONE) {
            record.number(123 + 7 * i, 129 + 7 * i, creditDecimals, "credit rate", credited.credit());
        }
    }

    private void put(Pa2Record record) throws IOException {
        record.write(out);
    }
}
