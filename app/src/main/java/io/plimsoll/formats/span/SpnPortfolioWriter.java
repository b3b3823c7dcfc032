package io.plimsoll.formats.span;

import io.plimsoll.margin.span.ContractType;
import io.plimsoll.margin.span.MonthParameters;
import io.plimsoll.margin.span.Product;
import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.RiskArray;
import io.plimsoll.margin.span.ScanPoint;
import io.plimsoll.margin.span.SeriesId;
import io.plimsoll.margin.span.SpanContract;
import io.plimsoll.margin.span.SpanFile;
import io.plimsoll.margin.span.SpanParameters;
import io.plimsoll.market.OptionRight;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes exchanges, portfolios and contracts. Portfolios and contracts are numbered as they come. */
final class SpnPortfolioWriter {

    private static final Map<ContractType, String> ELEMENTS = Map.of(
            ContractType.PHYSICAL, "phy",
            ContractType.FUTURE, "fut",
            ContractType.COMBINATION, "cmb",
            ContractType.OPTION_ON_FUTURE, "oof",
            ContractType.OPTION_ON_PHYSICAL, "oop",
            ContractType.OPTION_ON_COMBINATION, "ooc",
            ContractType.OPTION_ON_EQUITY, "ooe");

    private final SpanParameters parameters;
    private final SpnText out;
    private final Map<ProductId, Integer> numbers = new TreeMap<>();
    private final Map<SeriesId, MonthParameters> months = new HashMap<>();
    private final Map<ProductId, Map<SeriesId, List<SpanContract>>> contracts = new HashMap<>();
    private final Map<SeriesId, Integer> futures = new HashMap<>();

    SpnPortfolioWriter(SpanFile file, SpnText out) {
        this.parameters = file.parameters();
        this.out = out;
        parameters.products().forEach(product -> numbers.put(product.id(), numbers.size() + 1));
        for (MonthParameters month : parameters.months()) {
            requireExtremes(month);
            months.put(month.series(), month);
            series(month.series());
        }
        file.contracts().forEach(contract -> series(contract.series()).add(contract));
    }

    private List<SpanContract> series(SeriesId series) {
        ProductId id = series.product();
        if (!numbers.containsKey(id) || !parameters.exchanges().contains(id.exchange())) {
            throw refused("every series must be of a product and an exchange that the parameters list", series);
        }
        return contracts
                .computeIfAbsent(id, product -> new LinkedHashMap<>())
                .computeIfAbsent(series, s -> new ArrayList<>());
    }

    /** The file defines the extreme move once, with its scan points. */
    private void requireExtremes(MonthParameters month) {
        ScanPoint extreme = parameters.scanPoints().stream()
                .filter(point -> point.priceMultiple() > 1)
                .findFirst()
                .orElse(null);
        double multiplier = extreme == null ? Double.NaN : extreme.priceMultiple();
        double cover = extreme == null ? Double.NaN : extreme.weight();
        if (Double.compare(multiplier, month.extremeMultiplier()) != 0
                || Double.compare(cover, month.extremeCover()) != 0) {
            throw refused("the extreme move of every month must be that of the scan points", month);
        }
    }

    private static IllegalArgumentException refused(String rule, Object value) {
        return new IllegalArgumentException("an XML SPAN file cannot hold this: " + rule + ", was " + value);
    }

    /** A combined commodity's link to a product. */
    void link(ProductId id) throws IOException {
        Integer number = numbers.get(id);
        if (number == null) {
            throw refused("a combined commodity's products must be listed", id);
        }
        out.open("pfLink").text("exch", id.exchange()).count("pfId", number);
        out.text("pfCode", id.code()).text("pfType", id.type().code()).close("pfLink");
    }

    void write() throws IOException {
        for (String exchange : parameters.exchanges()) {
            out.open("exchange").text("exch", exchange);
            List<Product> own = parameters.products().stream()
                    .filter(product -> product.id().exchange().equals(exchange))
                    .sorted(Comparator.comparing(
                            product -> product.id().type().isOption())) // what options are on, first
                    .toList();
            for (Product product : own) {
                portfolio(product);
            }
            out.close("exchange");
        }
    }

    private void portfolio(Product product) throws IOException {
        ProductId id = product.id();
        String element = ELEMENTS.get(id.type()) + "Pf";
        Map<SeriesId, List<SpanContract>> own = contracts.getOrDefault(id, Map.of());
        out.open(element).count("pfId", number(id)).text("pfCode", id.code());
        out.optional("exercise", Codes.code(product.exercise())).optional("valueMeth", Codes.code(product.valuation()));
        out.open("undPf").text("pfCode", underlying(own)).close("undPf");
        int contract = 1;
        for (Map.Entry<SeriesId, List<SpanContract>> series : own.entrySet()) {
            if (id.type().isOption()) {
                options(series.getKey(), series.getValue(), contract);
                contract += series.getValue().size();
            } else {
                contract = singles(series.getKey(), series.getValue(), contract);
            }
        }
        out.close(element);
    }

    private int number(ProductId id) {
        return numbers.getOrDefault(id, 0);
    }

    private static String underlying(Map<SeriesId, List<SpanContract>> series) {
        List<String> codes = series.values().stream()
                .flatMap(List::stream)
                .map(SpanContract::underlyingProduct)
                .distinct()
                .toList();
        if (codes.size() > 1) {
            throw refused("all contracts of a product must have one underlying product", codes);
        }
        return codes.isEmpty() ? "" : codes.get(0);
    }

    /** Futures and the like: a contract is a series. */
    private int singles(SeriesId series, List<SpanContract> own, int from) throws IOException {
        if (own.size() > 1) {
            throw refused("a series that is no option's must have one contract", own);
        }
        String element = ELEMENTS.getOrDefault(series.product().type(), "");
        SpanContract contract = own.isEmpty() ? null : own.get(0);
        MonthParameters month = months.get(series);
        futures.put(series, from);
        out.open(element).count("cId", from).text("pe", period(series.futuresPeriod()));
        double vol = month == null ? Double.NaN : month.baseVol();
        if (contract != null) {
            if (month != null && Double.compare(vol, contract.impliedVol()) != 0) {
                throw refused("a future's volatility must be its month's, " + vol, contract);
            }
            vol = contract.impliedVol();
            out.number("p", contract.price()).number("cvf", contract.contractValueFactor());
        }
        out.number("v", vol);
        terms(month);
        if (contract != null) {
            array(contract.riskArray(), contract.compositeDelta());
        }
        out.close(element);
        return from + 1;
    }

    private static String period(String period) {
        return period.isEmpty() ? "00000000" : period;
    }

    private void terms(@Nullable MonthParameters month) throws IOException {
        if (month == null) {
            return;
        }
        out.number("t", month.years()).number("sc", month.deltaScale());
        if (month.expiry() != null) {
            out.text("setlDate", month.expiry().format(DateTimeFormatter.BASIC_ISO_DATE));
        }
        if (!Double.isNaN(month.rate())) {
            out.open("intrRate").number("val", month.rate()).close("intrRate");
        }
        out.open("scanRate").text("r", "1").number("priceScan", month.priceScan());
        out.number("volScan", month.volScan()).close("scanRate");
    }

    private void options(SeriesId series, List<SpanContract> own, int from) throws IOException {
        MonthParameters month = months.get(series);
        out.open("series").text("pe", period(series.optionPeriod()));
        out.number("v", month == null ? Double.NaN : month.baseVol());
        if (!series.futuresPeriod().isEmpty()) {
            underlying(series, own);
        }
        terms(month);
        int number = from;
        for (SpanContract contract : own) {
            OptionRight right = contract.right();
            out.open("opt").count("cId", number++);
            out.text("o", right == OptionRight.PUT ? "P" : "C").number("k", contract.strike());
            out.number("p", contract.price()).number("v", contract.impliedVol());
            out.number("cvf", contract.contractValueFactor());
            array(contract.riskArray(), contract.compositeDelta());
            out.close("opt");
        }
        out.close("series");
    }

    /** The future under a series, by its number. */
    private void underlying(SeriesId series, List<SpanContract> own) throws IOException {
        ProductId option = series.product();
        ContractType type =
                switch (option.type()) {
                    case OPTION_ON_FUTURE -> ContractType.FUTURE;
                    case OPTION_ON_COMBINATION -> ContractType.COMBINATION;
                    default ->
                        throw refused("only options on futures and combinations may have a future's period", series);
                };
        String code = own.isEmpty() ? option.code() : own.get(0).underlyingProduct();
        ProductId under = new ProductId(option.exchange(), code, type);
        Integer number = futures.get(new SeriesId(under, series.futuresPeriod(), ""));
        if (number == null) {
            throw refused("the future under an option must be in the file, on the same exchange", series);
        }
        out.open("undC")
                .text("exch", under.exchange())
                .count("pfId", number(under))
                .count("cId", number);
        out.close("undC");
    }

    private void array(RiskArray array, double delta) throws IOException {
        out.open("ra").text("r", "1");
        for (double loss : array.toArray()) {
            out.number("a", loss);
        }
        out.number("d", delta).close("ra");
    }
}
