package io.plimsoll.market;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Delivery months in contract codes: {@code CLV25} (month letter, two-digit year) and {@code IH1909} (year, month). */
public final class DeliveryMonth {

    /**
     * Begins the name of a series of last trading days: {@code lastTrade.CL} has a point on each last trading day of CL, whose
     * value is the delivery month as year × 100 + month.
     */
    public static final String LAST_TRADE = "lastTrade.";

    private static final String LETTERS = "FGHJKMNQUVXZ";
    private static final Pattern LETTERED = Pattern.compile("[A-Z0-9]+?([FGHJKMNQUVXZ])(\\d{2})");
    private static final Pattern NUMBERED = Pattern.compile("[A-Z]+(\\d{2})(\\d{2})");

    private static final Pattern RANKED = Pattern.compile("[A-Z0-9]+\\.(\\d{2})");

    private DeliveryMonth() {}

    /** The month of a contract code; years are 2000 and later. */
    public static YearMonth of(String contract) {
        Matcher numbered = NUMBERED.matcher(contract);
        if (numbered.matches()) {
            return YearMonth.of(2000 + Integer.parseInt(numbered.group(1)), Integer.parseInt(numbered.group(2)));
        }
        Matcher lettered = LETTERED.matcher(contract);
        if (lettered.matches()) {
            return YearMonth.of(2000 + Integer.parseInt(lettered.group(2)), LETTERS.indexOf(lettered.group(1)) + 1);
        }
        throw new InputRejectedException(
                "contract \"" + contract + "\" must end in a delivery month, such as CLV25 or IH1909");
    }

    /** The code of a contract with its month as a letter: {@code CLV25}. */
    public static String lettered(String product, YearMonth delivery) {
        return String.format(
                Locale.ROOT,
                "%s%s%02d",
                product,
                LETTERS.charAt(delivery.getMonthValue() - 1),
                delivery.getYear() % 100);
    }

    /** The code of a contract with year and month in digits: {@code IH1909}. */
    public static String numbered(String product, YearMonth delivery) {
        return String.format(Locale.ROOT, "%s%02d%02d", product, delivery.getYear() % 100, delivery.getMonthValue());
    }

    /**
     * Years from a day to the 15th of the delivery month: enough for the shape of a curve. A contract that is told by its
     * rank only, such as {@code CL.02}, is taken to be delivered as many months after the day.
     */
    public static double yearsTo(String contract, LocalDate from) {
        Matcher ranked = RANKED.matcher(contract);
        if (ranked.matches()) {
            return Integer.parseInt(ranked.group(1)) / 12.0;
        }
        return (of(contract).atDay(15).toEpochDay() - from.toEpochDay()) / 365.0;
    }
}
