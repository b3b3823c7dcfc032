package io.plimsoll.formats.span;

import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.RiskArray;
import io.plimsoll.margin.span.ScanPoint;
import io.plimsoll.margin.span.SeriesId;
import io.plimsoll.margin.span.SpanContract;
import io.plimsoll.market.OptionRight;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Records 81 and 82, or 83 and 84 where array values have eight digits: each pair is one contract. The first record has the
 * array's values 1 to 9, the second the rest, the delta and the price.
 */
final class Pa2Contracts {

    /** Columns that say which contract it is, the same in both records. */
    private static final int KEY_FROM = 3;

    private static final int KEY_TO = 54;
    private static final int ARRAY = 55;
    private static final int IN_FIRST = 9;

    private final Pa2Scales scales;
    private final Unread unread;
    private final Consumer<SpanContract> to;

    // The first record of a pair.
    private int open; // digits of its values; 0 where no pair is begun
    private byte[] key = new byte[0];
    private final long[] array = new long[ScanPoint.COUNT];
    private String finePrice = "";

    // What neighbouring contracts share.
    private byte[] shared = new byte[0];
    private byte[] sharedPeriods = new byte[0];
    private @Nullable SeriesId series;
    private Pa2Scales.Scale scale = new Pa2Scales.Scale();
    private String underlying = "";
    private double factor;

    Pa2Contracts(Pa2Scales scales, Unread unread, Consumer<SpanContract> to) {
        this.scales = scales;
        this.unread = unread;
        this.to = to;
    }

    /** Record 81 (values of five digits) or 83 (eight). */
    void first(Pa2Line line, int digits) {
        requirePaired(line);
        key = line.raw(KEY_FROM, KEY_TO);
        values(line, digits, 0, IN_FIRST);
        int fine = ARRAY + IN_FIRST * (digits + 1);
        char flag = line.at(fine + 14);
        finePrice = flag == 'N' || flag == 'Y' ? line.text(fine, fine + 13) : "";
        if (!finePrice.isEmpty()) {
            line.digits(fine, fine + 13, "settlement price");
        }
        open = digits;
    }

    /** Record 82 or 84. */
    void second(Pa2Line line, int digits) {
        if (open == 0) {
            throw line.rejected(
                    "a record 82 must stand right below the record 81 of its contract, there is none above it");
        }
        if (open != digits || !line.hasRaw(KEY_FROM, key)) {
            throw line.rejected(
                    "a record 82 must be of the same contract as the record 81 above it, columns 3–54 were \""
                            + line.text(KEY_FROM, KEY_TO) + "\" under \""
                            + new String(key, StandardCharsets.ISO_8859_1).strip()
                            + "\"");
        }
        open = 0;
        values(line, digits, IN_FIRST, ScanPoint.COUNT);
        SeriesId of = series(line);
        if (of != null) {
            to.accept(contract(line, of, ARRAY + (ScanPoint.COUNT - IN_FIRST) * (digits + 1)));
        }
    }

    /** Any other record, or the end, may not stand between the two. */
    void requirePaired(Pa2Line line) {
        if (open != 0) {
            throw line.rejected(
                    "the record 82 of a contract must stand here, right below its record 81, for contract \""
                            + new String(key, StandardCharsets.ISO_8859_1).strip() + "\"");
        }
    }

    private void values(Pa2Line line, int digits, int from, int to) {
        for (int i = from; i < to; i++) {
            int column = ARRAY + (i - from) * (digits + 1);
            array[i] = line.signed(column, column + digits, "risk array value " + (i + 1));
        }
    }

    private @Nullable SeriesId series(Pa2Line line) {
        if (line.hasRaw(KEY_FROM, shared) && line.hasRaw(30, sharedPeriods) && shared.length > 0) {
            return series;
        }
        shared = line.raw(KEY_FROM, 28);
        sharedPeriods = line.raw(30, 46);
        ProductId id = Pa2Scales.product(line, 26);
        series = id == null ? null : Pa2Scales.series(line, id, 30, 36, 39, 45);
        if (id == null || series == null) {
            unread.count("8 of type " + line.text(26, 28));
            return null;
        }
        scale = scales.forContracts(id);
        underlying = line.text(16, 25);
        factor = scales.contractValueFactor(series, scale);
        return series;
    }

    private SpanContract contract(Pa2Line line, SeriesId of, int delta) {
        boolean option = of.product().type().isOption();
        return new SpanContract(
                of,
                underlying,
                option ? right(line) : null,
                option
                        ? line.sign(delta + 22, "strike sign")
                                * Decimals.value(line.digits(48, 54, "strike"), scale.strikeDecimals)
                        : Double.NaN,
                price(line, delta),
                line.number(
                        delta + 6,
                        delta + 13,
                        6 - line.exponent(delta + 38, "volatility exponent"),
                        Double.NaN,
                        "volatility"),
                factor(line, delta),
                Decimals.value(line.signed(delta, delta + 5, "composite delta"), 4),
                losses());
    }

    private static OptionRight right(Pa2Line line) {
        return switch (line.at(29)) {
            case 'C' -> OptionRight.CALL;
            case 'P' -> OptionRight.PUT;
            default -> throw line.rejected(29, 29, "option right", "must be C or P");
        };
    }

    private double price(Pa2Line line, int delta) {
        int sign = line.sign(delta + 21, "settlement price sign");
        if (!finePrice.isEmpty()) {
            return sign * Decimals.value(Long.parseLong(finePrice), scale.priceDecimals);
        }
        return sign * line.number(delta + 14, delta + 20, scale.priceDecimals, Double.NaN, "settlement price");
    }

    private double factor(Pa2Line line, int delta) {
        double own = line.number(
                delta + 41, delta + 54, 7 - line.exponent(delta + 55, "factor exponent"), 0, "contract value factor");
        return own > 0 ? own : factor;
    }

    private RiskArray losses() {
        double[] losses = new double[array.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = Decimals.value(array[i], scale.arrayDecimals);
        }
        return RiskArray.of(losses);
    }
}
