package io.plimsoll.formats.span;

import io.plimsoll.margin.span.CombinedCommodity;
import io.plimsoll.margin.span.Product;
import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.ScanPoint;
import io.plimsoll.margin.span.SpanContract;
import io.plimsoll.margin.span.SpanFile;
import io.plimsoll.market.OptionRight;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes record P and the pairs of a contract, with the fewest decimals that show every number of a product. */
final class Pa2ContractWriter {

    private static final int MOST_DECIMALS = 9;

    /** Decimals of a product's numbers, and its contract value factor unless its contracts have their own. */
    private static final class Shown {
        int price;
        int strike;
        int array;
        double factor = Double.NaN;
        boolean begun;
    }

    private final List<SpanContract> contracts;
    private final Map<ProductId, CombinedCommodity> commodities;
    private final Map<ProductId, Shown> shown = new HashMap<>();

    Pa2ContractWriter(SpanFile file) {
        contracts = file.contracts();
        commodities = file.parameters().combinedCommodityByProduct();
        contracts.forEach(this::look);
    }

    int riskExponent(ProductId id) {
        CombinedCommodity commodity = commodities.get(id);
        return commodity == null ? 0 : commodity.riskExponent();
    }

    /** Decimals of array values in units of the risk exponent, as record 2 has them. */
    int arrayLocator(ProductId id) {
        return shown(id).array + riskExponent(id);
    }

    private Shown shown(ProductId id) {
        return shown.computeIfAbsent(id, product -> {
            Shown fresh = new Shown();
            fresh.array = -riskExponent(product);
            return fresh;
        });
    }

    private void look(SpanContract contract) {
        ProductId id = contract.series().product();
        Shown of = shown(id);
        if (!Double.isNaN(contract.price())) {
            of.price = more(of.price, contract.price(), 0, MOST_DECIMALS, "price", contract);
        }
        if (contract.right() != null) {
            of.strike = more(of.strike, contract.strike(), 0, MOST_DECIMALS, "strike", contract);
        }
        int least = -riskExponent(id);
        int most = commodities.containsKey(id) ? least + MOST_DECIMALS : 0;
        for (double loss : contract.riskArray().toArray()) {
            of.array = more(of.array, loss, least, most, "risk array value", contract);
        }
        factor(of, contract.contractValueFactor());
    }

    private static void factor(Shown of, double factor) {
        if (!of.begun) {
            of.factor = factor;
            of.begun = true;
        } else if (Double.isNaN(factor)) {
            of.factor = Double.NaN;
        }
    }

    private static int more(int before, double value, int least, int most, String field, SpanContract contract) {
        int needed = Decimals.needed(value, least, most);
        if (needed == Decimals.NONE) {
            throw new IllegalArgumentException("a positional SPAN file cannot hold this: a " + field + " of "
                    + contract.series() + " must have no more than " + most + " decimals, was " + value);
        }
        return Math.max(before, needed);
    }

    /** Record P of a product. */
    Pa2Record prices(Product product) {
        Shown of = shown(product.id());
        return new Pa2Record("P")
                .text(3, 5, "exchange", product.id().exchange())
                .text(6, 15, "product", product.id().code())
                .text(16, 18, "product type", product.id().type().code())
                .digits(34, 36, "settlement price decimals", of.price)
                .digits(37, 39, "strike decimals", of.strike)
                .number(42, 55, 7, "contract value factor", of.factor)
                .text(76, 79, "exercise style", Codes.code(product.exercise()))
                .text(117, 121, "valuation method", Codes.code(product.valuation()));
    }

    void write(OutputStream out) throws IOException {
        for (SpanContract contract : contracts) {
            write(out, contract);
        }
    }

    private void write(OutputStream out, SpanContract contract) throws IOException {
        Shown of = shown(contract.series().product());
        double largest = 0;
        for (double loss : contract.riskArray().toArray()) {
            largest = Math.max(largest, Math.abs(loss));
        }
        int digits = Decimals.digits(largest, of.array) > 99_999 ? 8 : 5;
        Pa2Record first = key(digits == 5 ? "81" : "83", contract, of);
        values(first, digits, 1, 9, contract, of);
        Pa2Record second = key(digits == 5 ? "82" : "84", contract, of);
        values(second, digits, 10, ScanPoint.COUNT, contract, of);
        rest(first, 55 + 9 * (digits + 1), second, 55 + 7 * (digits + 1), contract, of);
        first.write(out);
        second.write(out);
    }

    private static Pa2Record key(String type, SpanContract contract, Shown of) {
        ProductId id = contract.series().product();
        OptionRight right = contract.right();
        Pa2Record record = new Pa2Record(type)
                .text(3, 5, "exchange", id.exchange())
                .text(6, 15, "product", id.code())
                .text(16, 25, "underlying product", contract.underlyingProduct())
                .text(26, 28, "product type", id.type().code())
                .text(29, 29, "option right", right == null ? "" : right.name().substring(0, 1))
                .period(30, 36, "futures month", contract.series().futuresPeriod())
                .period(39, 45, "option month", contract.series().optionPeriod());
        return record.number(48, 54, of.strike, "strike", right == null ? 0 : Math.abs(contract.strike()));
    }

    private static void values(Pa2Record record, int digits, int from, int to, SpanContract contract, Shown of) {
        for (int point = from; point <= to; point++) {
            int column = 55 + (point - from) * (digits + 1);
            record.signed(
                    column,
                    column + digits - 1,
                    column + digits,
                    of.array,
                    "risk array value " + point,
                    contract.riskArray().loss(point));
        }
    }

    /** The price stands in both records, in the second as far as its seven digits go. */
    private static void rest(Pa2Record first, int fine, Pa2Record second, int delta, SpanContract contract, Shown of) {
        second.signed(delta, delta + 4, delta + 5, 4, "composite delta", contract.compositeDelta())
                .number(delta + 6, delta + 13, 6, "volatility", contract.impliedVol());
        if (!Double.isNaN(contract.price())) {
            double price = Math.abs(contract.price());
            boolean both = Decimals.digits(price, of.price) <= 9_999_999;
            first.number(fine, fine + 13, of.price, "settlement price", price)
                    .text(fine + 14, fine + 14, "flag", both ? "N" : "Y");
            second.text(delta + 21, delta + 21, "settlement price sign", contract.price() < 0 ? "-" : "+");
            if (both) {
                second.number(delta + 14, delta + 20, of.price, "settlement price", price);
            }
        }
        if (contract.right() != null) {
            second.text(delta + 22, delta + 22, "strike sign", contract.strike() < 0 ? "-" : "+");
        }
        double factor = contract.contractValueFactor();
        if (!Double.isNaN(factor) && factor != of.factor) {
            if (!(factor > 0)) {
                throw Pa2Record.refused(delta + 41, delta + 54, "contract value factor", "above zero", factor);
            }
            second.number(delta + 41, delta + 54, 7, "contract value factor", factor);
        }
    }
}
