package io.plimsoll.margin.span;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes SPAN parameters and arrays out of prices and volatilities, in place of a clearing house's file. The array of a future is
 * that of its price move; an option is revalued by a model that the caller gives, at its own volatility moved up and down.
 */
public final class SpanScan {

    private static final double DAYS_A_YEAR = 365;

    private SpanScan() {}

    /**
     * A combined commodity and its contracts.
     *
     * @param code of the combined commodity
     * @param currency ISO code
     * @param settings of its scan
     * @param contracts that are margined together
     */
    public record Commodity(String code, String currency, ScanSettings settings, List<ScanContract> contracts) {

        public Commodity {
            contracts = List.copyOf(contracts);
        }
    }

    /**
     * A whole file; nothing is rounded.
     *
     * @param date that the parameters are for
     * @param clearingOrganisation acronym
     * @param commodities combined commodities
     * @param credits spreads between them
     * @param model the pricing model of an option with everything fixed but what SPAN moves
     * @throws IllegalArgumentException where a model gives no number, or where an option's terms are not numbers
     */
    public static SpanFile file(
            LocalDate date,
            String clearingOrganisation,
            List<Commodity> commodities,
            List<IntercommoditySpread> credits,
            Function<ScanContract, Revaluation> model) {
        Map<ProductId, Product> products = new LinkedHashMap<>();
        Map<SeriesId, MonthParameters> months = new LinkedHashMap<>();
        Set<String> exchanges = new LinkedHashSet<>();
        List<SpanContract> contracts = new ArrayList<>();
        for (Commodity commodity : commodities) {
            for (ScanContract contract : commodity.contracts()) {
                SeriesId series = contract.series();
                exchanges.add(series.product().exchange());
                products.putIfAbsent(series.product(), product(series.product(), commodity.settings()));
                months.putIfAbsent(series, month(contract, commodity.settings()));
                contracts.add(scanned(contract, commodity.settings(), model));
            }
        }
        SpanParameters parameters = new SpanParameters(
                date,
                true,
                "",
                clearingOrganisation,
                List.copyOf(exchanges),
                List.of(),
                List.copyOf(products.values()),
                List.copyOf(months.values()),
                commodities.stream().map(SpanScan::combined).toList(),
                credits,
                Map.of());
        return new SpanFile(parameters, contracts);
    }

    private static Product product(ProductId id, ScanSettings settings) {
        return new Product(id, id.type().isOption() ? settings.optionValuation() : Product.Valuation.FUTURES, null);
    }

    /** What the array was computed with. The volatility is that of the first contract of the series, as each strike has its own. */
    private static MonthParameters month(ScanContract contract, ScanSettings settings) {
        return new MonthParameters(
                contract.series(),
                contract.vol(),
                settings.volScan(),
                settings.priceScan() * contract.contractValueFactor(),
                settings.extremeMultiplier(),
                settings.extremeCover(),
                Double.NaN,
                contract.years(),
                1,
                null);
    }

    private static SpanContract scanned(
            ScanContract contract, ScanSettings settings, Function<ScanContract, Revaluation> model) {
        if (!contract.series().product().type().isOption()) {
            double range = settings.priceScan() * contract.contractValueFactor();
            return spanContract(contract, 1, SpanArrays.future(range, settings.points()));
        }
        Revaluation revaluation = model.apply(contract);
        ScanTerms terms = new ScanTerms(
                contract.underlying(),
                contract.vol(),
                contract.years(),
                settings.lookAheadDays() / DAYS_A_YEAR,
                settings.priceScan(),
                settings.volScan(),
                contract.contractValueFactor());
        return spanContract(
                contract,
                SpanArrays.compositeDelta(revaluation, terms),
                SpanArrays.option(revaluation, terms, settings.points()));
    }

    private static SpanContract spanContract(ScanContract contract, double delta, RiskArray array) {
        return new SpanContract(
                contract.series(),
                contract.series().product().code(),
                contract.right(),
                contract.strike(),
                contract.price(),
                contract.vol(),
                contract.contractValueFactor(),
                delta,
                array);
    }

    private static CombinedCommodity combined(Commodity commodity) {
        ScanSettings settings = commodity.settings();
        return new CombinedCommodity(
                commodity.code(),
                commodity.currency(),
                0,
                List.of(),
                commodity.contracts().stream()
                        .map(contract -> contract.series().product())
                        .toList(),
                settings.scanTiers(),
                settings.intraTiers(),
                settings.interTiers(),
                settings.spreads(),
                settings.spotCharges(),
                settings.shortOptionMinimum());
    }
}
