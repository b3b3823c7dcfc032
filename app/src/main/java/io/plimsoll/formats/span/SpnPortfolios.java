package io.plimsoll.formats.span;

import io.plimsoll.margin.span.ContractType;
import io.plimsoll.margin.span.MonthParameters;
import io.plimsoll.margin.span.Product;
import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.SeriesId;
import io.plimsoll.margin.span.SpanContract;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Portfolios: {@code phyPf}, {@code futPf}, {@code cmbPf}, {@code oofPf}, {@code oopPf}, {@code oocPf}, {@code ooePf}. */
final class SpnPortfolios {

    private static final Map<String, ContractType> KINDS = Map.of(
            "phyPf", ContractType.PHYSICAL,
            "futPf", ContractType.FUTURE,
            "cmbPf", ContractType.COMBINATION,
            "oofPf", ContractType.OPTION_ON_FUTURE,
            "oopPf", ContractType.OPTION_ON_PHYSICAL,
            "oocPf", ContractType.OPTION_ON_COMBINATION,
            "ooePf", ContractType.OPTION_ON_EQUITY);

    private record ContractKey(String exchange, String portfolio, String contract) {}

    private record PortfolioKey(String exchange, String portfolio) {}

    /** What stands above the contracts of a portfolio. */
    private static final class Portfolio {
        final String exchange;
        final ContractType type;
        String id = "";
        String code = "";
        String underlying = "";
        double factor = Double.NaN;
        Product.@Nullable Valuation valuation;

        @Nullable
        ExerciseStyle exercise;

        boolean begun;

        Portfolio(String exchange, ContractType type) {
            this.exchange = exchange;
            this.type = type;
        }

        ProductId product() {
            return new ProductId(exchange, code, type);
        }
    }

    private final List<Product> products = new ArrayList<>();
    private final List<MonthParameters> months = new ArrayList<>();
    private final Map<PortfolioKey, ProductId> byId = new HashMap<>();
    private final Map<ContractKey, String> periods = new HashMap<>();
    private final Unread unread;
    private final Consumer<SpanContract> to;

    SpnPortfolios(Unread unread, Consumer<SpanContract> to) {
        this.unread = unread;
        this.to = to;
    }

    static boolean isPortfolio(String element) {
        return KINDS.containsKey(element);
    }

    List<Product> products() {
        return products;
    }

    List<MonthParameters> months() {
        return months;
    }

    /** The product a combined commodity is linked to, or null where the file has none such. */
    @Nullable
    ProductId product(SpnCommodities.Link link) {
        ProductId id = new ProductId(link.exchange(), link.code(), link.type());
        boolean listed = products.stream().anyMatch(product -> product.id().equals(id));
        return listed ? id : byId.get(new PortfolioKey(link.exchange(), link.portfolioId()));
    }

    void portfolio(SpnCursor at, String exchange) throws XMLStreamException {
        ContractType type = KINDS.get(at.name());
        if (type == null) {
            throw at.rejected("must be a portfolio of " + KINDS.keySet());
        }
        Portfolio portfolio = new Portfolio(exchange, type);
        String where = at.where();
        while (at.child()) {
            switch (at.name()) {
                case "pfId" -> portfolio.id = at.text();
                case "pfCode" -> {
                    requireNotBegun(at, portfolio);
                    portfolio.code = at.text();
                }
                case "cvf" -> {
                    requireNotBegun(at, portfolio);
                    portfolio.factor = at.number();
                }
                case "undPf" -> portfolio.underlying = underlying(at, portfolio.underlying);
                case "valueMeth" -> portfolio.valuation = Codes.valuation(at.text());
                case "exercise" -> portfolio.exercise = Codes.exercise(at.text());
                case "phy", "fut", "cmb" -> single(at, portfolio);
                case "series" -> series(at, portfolio);
                default -> at.skip();
            }
        }
        if (portfolio.code.isEmpty()) {
            throw SpnCursor.rejected(where, "must have a pfCode", portfolio.code);
        }
        byId.put(new PortfolioKey(exchange, portfolio.id), portfolio.product());
        products.add(new Product(portfolio.product(), portfolio.valuation, portfolio.exercise));
    }

    private static void requireNotBegun(SpnCursor at, Portfolio portfolio) {
        if (portfolio.begun) {
            throw at.rejected("must stand above the contracts of its portfolio");
        }
    }

    private static String underlying(SpnCursor at, String first) throws XMLStreamException {
        String code = first;
        while (at.child()) {
            if (at.name().equals("pfCode")) {
                String own = at.text();
                code = code.isEmpty() ? own : code;
            } else {
                at.skip();
            }
        }
        return code;
    }

    /** A future, a combination or a physical. */
    private void single(SpnCursor at, Portfolio portfolio) throws XMLStreamException {
        portfolio.begun = true;
        SpnContract contract = new SpnContract(at);
        while (at.child()) {
            contract.element(at);
        }
        boolean dated = portfolio.type != ContractType.PHYSICAL;
        SeriesId series = new SeriesId(portfolio.product(), dated ? contract.period : "", "");
        periods.put(new ContractKey(portfolio.exchange, portfolio.id, contract.id), series.futuresPeriod());
        if (contract.scanned) {
            months.add(contract.month(series));
        }
        if (contract.array != null) {
            give(contract, series, portfolio, null, Double.NaN, first(contract.factor, portfolio.factor));
        }
    }

    /** The options of one month. */
    private void series(SpnCursor at, Portfolio portfolio) throws XMLStreamException {
        portfolio.begun = true;
        SpnContract header = new SpnContract(at);
        @Nullable SeriesId series = null;
        while (at.child()) {
            if (at.name().equals("opt")) {
                series = series == null ? series(header, portfolio) : series;
                option(at, header, series, portfolio);
            } else {
                if (series != null) {
                    throw at.rejected("must stand above the options of its series");
                }
                header.element(at);
            }
        }
        if (header.scanned) {
            months.add(header.month(series == null ? series(header, portfolio) : series));
        }
    }

    private SeriesId series(SpnContract header, Portfolio portfolio) {
        boolean onFuture =
                portfolio.type == ContractType.OPTION_ON_FUTURE || portfolio.type == ContractType.OPTION_ON_COMBINATION;
        String exchange = header.underlyingExchange.isEmpty() ? portfolio.exchange : header.underlyingExchange;
        String future =
                periods.getOrDefault(new ContractKey(exchange, header.underlyingPortfolio, header.underlyingId), "");
        return new SeriesId(portfolio.product(), onFuture ? future : "", header.period);
    }

    private void option(SpnCursor at, SpnContract header, SeriesId series, Portfolio portfolio)
            throws XMLStreamException {
        SpnContract contract = new SpnContract(at);
        OptionRight right = null;
        double strike = Double.NaN;
        while (at.child()) {
            switch (at.name()) {
                case "o" -> right = right(at);
                case "k" -> strike = at.number();
                default -> contract.element(at);
            }
        }
        if (contract.array == null) {
            unread.count("opt without ra");
            return;
        }
        give(contract, series, portfolio, right, strike, first(contract.factor, header.factor, portfolio.factor));
    }

    private static OptionRight right(SpnCursor at) throws XMLStreamException {
        String code = at.text();
        return switch (code) {
            case "C" -> OptionRight.CALL;
            case "P" -> OptionRight.PUT;
            default -> throw SpnCursor.rejected(at.where() + "/o", "must be C or P", code);
        };
    }

    private static double first(double... factors) {
        for (double factor : factors) {
            if (!Double.isNaN(factor)) {
                return factor;
            }
        }
        return Double.NaN;
    }

    private void give(
            SpnContract contract,
            SeriesId series,
            Portfolio portfolio,
            @Nullable OptionRight right,
            double strike,
            double factor) {
        if (portfolio.code.isEmpty() || contract.array == null) {
            throw SpnCursor.rejected(
                    contract.where(), "must stand under a portfolio with a pfCode above it", portfolio.code);
        }
        if (contract.furtherArrays > 0) {
            unread.count("ra after the first");
        }
        try {
            to.accept(new SpanContract(
                    series,
                    portfolio.underlying,
                    right,
                    strike,
                    contract.price,
                    contract.vol,
                    factor,
                    contract.delta,
                    contract.array));
        } catch (IllegalArgumentException e) {
            throw new InputRejectedException(contract.where() + ": " + e.getMessage(), e);
        }
    }
}
