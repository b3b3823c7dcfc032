package io.plimsoll.formats.span;

import io.plimsoll.margin.span.MonthParameters;
import io.plimsoll.margin.span.Product;
import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.ScanPoint;
import io.plimsoll.margin.span.SeriesId;
import io.plimsoll.market.ExerciseStyle;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records B and P: how the numbers of contracts are to be read, and what their arrays were computed with. */
final class Pa2Scales {

    /** Of one product: decimals of prices, of strikes, of array values, and currency for one price unit. */
    static final class Scale {
        int priceDecimals;
        int strikeDecimals;
        int arrayDecimals;
        int riskExponent;
        double contractValueFactor = Double.NaN;
        Product.@Nullable Valuation valuation;

        @Nullable
        ExerciseStyle exercise;
    }

    private final Map<ProductId, Scale> scales = new LinkedHashMap<>();
    private final Map<SeriesId, Double> seriesFactors = new HashMap<>();
    private final Map<SeriesId, MonthParameters> months = new LinkedHashMap<>();
    private final Set<ProductId> withContracts = new HashSet<>();
    private final Unread unread;

    Pa2Scales(Unread unread) {
        this.unread = unread;
    }

    /** From record 2. */
    void arrays(Pa2Line line, ProductId id, int decimals, int riskExponent, char optionStyle) {
        Scale scale = scale(line, id);
        scale.arrayDecimals = decimals - riskExponent;
        scale.riskExponent = riskExponent;
        if (scale.valuation == null && id.type().isOption()) {
            scale.valuation = switch (optionStyle) {
                case 'P' -> Product.Valuation.PREMIUM;
                case 'F' -> Product.Valuation.FUTURES;
                default -> null;
            };
        }
    }

    /** Record P. */
    void prices(Pa2Line line) {
        ProductId id = product(line, 16);
        if (id == null) {
            unread.count("P of type " + line.text(16, 18));
            return;
        }
        Scale scale = scale(line, id);
        scale.priceDecimals = locator(line, 34, "settlement price decimals");
        scale.strikeDecimals = locator(line, 37, "strike decimals");
        for (int column = 40; column <= 41; column++) {
            if (line.at(column) != ' ' && line.at(column) != '0') {
                unread.count("P with price alignment " + line.at(column) + " (read as decimal)");
            }
        }
        int exponent = (line.at(73) == '-' ? -1 : 1) * (int) line.digits(74, 75, "contract value factor exponent");
        scale.contractValueFactor = line.number(42, 55, 7 - exponent, Double.NaN, "contract value factor");
        scale.exercise = Codes.exercise(line.text(76, 79));
        Product.Valuation valuation = Codes.valuation(line.text(117, 121));
        scale.valuation = valuation == null ? scale.valuation : valuation;
    }

    /** Record B. */
    void month(Pa2Line line) {
        ProductId id = product(line, 16);
        if (id == null) {
            unread.count("B of type " + line.text(16, 18));
            return;
        }
        SeriesId series = series(line, id, 19, 25, 28, 34);
        double factor = line.number(129, 142, 7 - line.exponent(143, "factor exponent"), 0, "contract value factor");
        if (factor > 0) {
            requireNoContracts(line, id);
            seriesFactors.put(series, factor);
        }
        for (int column = 164; column <= 165; column++) {
            if (line.at(column) == 'P') {
                unread.count("B with a " + (column == 164 ? "volatility" : "price") + " scan range in percent");
            }
        }
        Scale scale = scales.get(id);
        int riskExponent = scale == null ? 0 : scale.riskExponent;
        months.put(series, month(line, series, riskExponent));
    }

    private static MonthParameters month(Pa2Line line, SeriesId series, int riskExponent) {
        int priceExponent = line.exponent(166, "price scan range exponent") + riskExponent;
        LocalDate expiry =
                line.isBlank(92, 99) || line.digits(92, 99, "expiry") == 0 ? null : line.date(92, 99, "expiry");
        return new MonthParameters(
                series,
                line.number(37, 44, 6 - line.exponent(146, "base volatility exponent"), Double.NaN, "base volatility"),
                line.number(
                        45,
                        52,
                        6 - line.exponent(149, "volatility scan exponent"),
                        Double.NaN,
                        "volatility scan range"),
                line.number(53, 57, -priceExponent, Double.NaN, "price scan range"),
                line.number(58, 62, 3, Double.NaN, "extreme move multiplier"),
                line.number(63, 67, 4, Double.NaN, "extreme move cover"),
                line.number(68, 72, 4, Double.NaN, "interest rate"),
                line.number(73, 79, 6, Double.NaN, "time to expiration"),
                line.number(86, 91, 4, Double.NaN, "delta scaling factor"),
                expiry);
    }

    /** How to read the contracts of a product; from now on it may not change. */
    Scale forContracts(ProductId id) {
        withContracts.add(id);
        Scale scale = scales.get(id);
        return scale == null ? new Scale() : scale;
    }

    /** Currency for one price unit of a series' contracts; NaN where the file does not say. */
    double contractValueFactor(SeriesId series, Scale scale) {
        return seriesFactors.getOrDefault(series, scale.contractValueFactor);
    }

    List<Product> products() {
        return scales.entrySet().stream()
                .map(e -> new Product(e.getKey(), e.getValue().valuation, e.getValue().exercise))
                .toList();
    }

    List<MonthParameters> months() {
        return List.copyOf(months.values());
    }

    /** The scenarios, where all months have one extreme move; none where they differ or there are no months. */
    List<ScanPoint> scanPoints() {
        List<List<Double>> extremes = months.values().stream()
                .filter(month -> month.extremeMultiplier() > 0)
                .map(month -> List.of(month.extremeMultiplier(), month.extremeCover()))
                .distinct()
                .toList();
        return extremes.size() == 1
                ? ScanPoint.standard(extremes.get(0).get(0), extremes.get(0).get(1))
                : List.of();
    }

    static @Nullable ProductId product(Pa2Line line, int typeColumn) {
        var type = Codes.type(line.text(typeColumn, typeColumn + 2));
        return type == null ? null : new ProductId(line.text(3, 5), line.text(6, 15), type);
    }

    static SeriesId series(Pa2Line line, ProductId id, int future, int futureDay, int option, int optionDay) {
        String optionPeriod = id.type().isOption() ? Pa2Commodities.period(line, option, optionDay) : "";
        return new SeriesId(id, Pa2Commodities.period(line, future, futureDay), optionPeriod);
    }

    private Scale scale(Pa2Line line, ProductId id) {
        requireNoContracts(line, id);
        return scales.computeIfAbsent(id, product -> new Scale());
    }

    private void requireNoContracts(Pa2Line line, ProductId id) {
        if (withContracts.contains(id)) {
            throw line.rejected("records 2, B and P must stand above the contracts they speak of, " + id
                    + " had contracts above this line");
        }
    }

    /** Three columns, of which the first may be a minus. */
    private static int locator(Pa2Line line, int from, String field) {
        boolean negative = line.at(from) == '-';
        int decimals = (int) line.digits(negative ? from + 1 : from, from + 2, field);
        return negative ? -decimals : decimals;
    }
}
