package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRight;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terms of an option whose price history tells them in its file name only: {@code
 * clv5_545c_price-history-08-25-2025.csv} is the 54.5 call on CLV25. The expiry comes from the study.
 *
 * @param contract the underlying future, such as {@code CLV25}
 * @param right call or put
 * @param strike in price units
 * @param expiry the last trading day
 */
record BarchartOption(String contract, OptionRight right, double strike, LocalDate expiry) {

    private static final String EXAMPLE = "clv5_545c_price-history-08-25-2025.csv";
    private static final Pattern FILE = Pattern.compile(
            "([a-z]+)([fghjkmnquvxz])(\\d{1,2})_(\\d+)([cp])_price-history-(\\d\\d)-(\\d\\d)-(\\d{4})\\..+",
            Pattern.CASE_INSENSITIVE);
    private static final String MONTHS = "FGHJKMNQUVXZ";
    /** By product, what strikes in file names are divided by: WTI strikes are written in tenths of a dollar. */
    private static final Map<String, Double> STRIKE_UNITS = Map.of("CL", 10.0);
    /** Histories of contracts that have expired stay for some months. */
    private static final int MONTHS_PAST = 12;

    static BarchartOption of(FileHead head, ImportSettings settings) {
        Matcher name = FILE.matcher(head.fileName());
        if (!name.matches()) {
            throw new InputRejectedException(head.path() + ": strike, right and contract are told by the file's name "
                    + "only, which must look like " + EXAMPLE + "; give the file its name back");
        }
        String product = name.group(1).toUpperCase(Locale.ROOT);
        String contract = product + name.group(2).toUpperCase(Locale.ROOT) + year(head, name);
        return new BarchartOption(
                contract,
                name.group(5).equalsIgnoreCase("c") ? OptionRight.CALL : OptionRight.PUT,
                strike(head, product, name.group(4)),
                expiry(head, contract, settings));
    }

    private static double strike(FileHead head, String product, String digits) {
        Double unit = STRIKE_UNITS.get(product);
        if (unit == null) {
            throw new InputRejectedException(head.path() + ": it is not known how file names write strikes of "
                    + product + ", only of " + STRIKE_UNITS.keySet() + "; bring the rows into a plimsoll-options file");
        }
        double strike = Long.parseLong(digits) / unit;
        if (!(strike > 0)) {
            throw new InputRejectedException(
                    head.path() + ": the strike in the file's name must be above zero, was \"" + digits + "\"");
        }
        return strike;
    }

    private static LocalDate expiry(FileHead head, String contract, ImportSettings settings) {
        LocalDate expiry = settings.optionExpiries().get(contract);
        if (expiry == null) {
            throw new InputRejectedException(head.path() + ": the file does not tell when options on " + contract
                    + " expire; add the key data.optionExpiries." + contract
                    + " with their last trading day to the study file; it has " + settings.optionExpiries());
        }
        return expiry;
    }

    /**
     * The delivery year's last two digits. Of a single digit it is the first year that ends in it and whose delivery month is
     * not more than a year before the download.
     */
    private static String year(FileHead head, Matcher name) {
        if (name.group(3).length() == 2) {
            return name.group(3);
        }
        YearMonth earliest = YearMonth.from(downloaded(head, name)).minusMonths(MONTHS_PAST);
        int month = MONTHS.indexOf(name.group(2).toUpperCase(Locale.ROOT)) + 1;
        int year = earliest.getYear() + Math.floorMod(Integer.parseInt(name.group(3)) - earliest.getYear(), 10);
        boolean past = YearMonth.of(year, month).isBefore(earliest);
        return String.format(Locale.ROOT, "%02d", (past ? year + 10 : year) % 100);
    }

    private static LocalDate downloaded(FileHead head, Matcher name) {
        try {
            return LocalDate.of(
                    Integer.parseInt(name.group(8)), Integer.parseInt(name.group(6)), Integer.parseInt(name.group(7)));
        } catch (DateTimeException e) {
            throw new InputRejectedException(
                    head.path() + ": the file's name must end with the day of its download, as in " + EXAMPLE, e);
        }
    }
}
