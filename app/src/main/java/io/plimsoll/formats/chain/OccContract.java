package io.plimsoll.formats.chain;

import io.plimsoll.market.OptionRight;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A contract of American exchanges as its symbol tells it: root, expiry as YYMMDD, C or P, and the strike in thousandths in
 * eight digits, such as {@code SPXW  230829C04400000}.
 *
 * @param underlying that of the root, as {@link #UNDERLYINGS} has it; an adjusted contract's root ends with a digit
 * @param expiry last trading day
 * @param strike price units
 */
public record OccContract(String underlying, OptionRight right, LocalDate expiry, double strike) {

    /** Underlyings of the roots that are named otherwise. */
    static final Map<String, String> UNDERLYINGS =
            Map.of("SPXW", "SPX", "NDXP", "NDX", "RUTW", "RUT", "VIXW", "VIX", "MRUTW", "MRUT", "DJXW", "DJX");

    private static final Pattern SYMBOL =
            Pattern.compile("([0-9]*[A-Z.]+)([0-9]*) *(\\d{2})(\\d{2})(\\d{2})([CP])(\\d{8})");

    /** The contract of a symbol; empty where the text is none. */
    public static Optional<OccContract> of(String symbol) {
        Matcher m = SYMBOL.matcher(symbol.strip());
        if (!m.matches() || Integer.parseInt(m.group(7)) == 0) {
            return Optional.empty();
        }
        try {
            LocalDate expiry = LocalDate.of(
                    2000 + Integer.parseInt(m.group(3)), Integer.parseInt(m.group(4)), Integer.parseInt(m.group(5)));
            return Optional.of(new OccContract(
                    UNDERLYINGS.getOrDefault(m.group(1), m.group(1)),
                    m.group(6).equals("C") ? OptionRight.CALL : OptionRight.PUT,
                    expiry,
                    Integer.parseInt(m.group(7)) / 1000.0));
        } catch (DateTimeException e) {
            return Optional.empty(); // digits that are no day
        }
    }
}
