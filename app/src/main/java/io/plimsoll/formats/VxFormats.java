package io.plimsoll.formats;

import io.plimsoll.market.DeliveryMonth;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.Reason;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Futures on the VIX: Cboe's own files, a table of all their contracts, and a table of monthly curves. A settlement of zero
 * is none; the close then stands for it. Weekly contracts are turned down: they share the labels of monthly ones.
 */
final class VxFormats {

    private static final String PRODUCT = "VX";
    /** From this day on prices are the index; before, they were ten times the index. */
    private static final LocalDate UNSCALED = LocalDate.of(2007, 3, 26);
    /** Until then the index itself was never above this, and ten times the index never below. */
    private static final double SCALED = 50;

    private static final int DECIMALS = 4;
    private static final Pattern LABEL = Pattern.compile("([FGHJKMNQUVXZ]) \\((\\w{3}) (\\d{2}|\\d{4})\\)");
    private static final Pattern EXPIRY = Pattern.compile(".*(\\d{4}-\\d{2}-\\d{2}).*");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final List<String> CBOE = List.of(
            "Trade Date",
            "Futures",
            "Open",
            "High",
            "Low",
            "Close",
            "Settle",
            "Change",
            "Total Volume",
            "EFP",
            "Open Interest");
    private static final List<String> CONTRACTS = List.of(
            "trade_date",
            "futures",
            "open",
            "high",
            "low",
            "close",
            "settle",
            "change",
            "total_volume",
            "efp",
            "open_interest",
            "expiry",
            "is_monthly",
            "px");
    private static final List<String> CURVE =
            List.of("date", "expiry", "px", "total_volume", "open_interest", "source", "rank", "gap_before");

    private VxFormats() {}

    static List<Format> all() {
        return List.of(
                Format.opened("cboe-vx", DateOrder.Rule.ONE_A_DAY, columns(CBOE), (head, settings) -> {
                            boolean weekly = weekly(head);
                            return (row, to) -> contract(row, to, CBOE, weekly, settings);
                        })
                        .alsoWith("Open", "Change", "EFP")
                        .dependingOn((head, settings) -> weekly(head) + " " + settings.product()),
                Format.opened(
                                "vx-contracts",
                                DateOrder.Rule.ONE_A_DAY,
                                columns(CONTRACTS),
                                (head, settings) ->
                                        (row, to) -> contract(row, to, CONTRACTS, !isMonthly(row), settings))
                        .alsoWith("open", "change", "efp", "expiry", "is_monthly", "px")
                        .dependingOn((head, settings) -> settings.product()),
                Format.opened(
                                "vx-monthly-curve",
                                DateOrder.Rule.ONE_A_DAY,
                                List.of("date", "expiry", "px", "total_volume", "open_interest"),
                                (head, settings) -> (row, to) -> curve(row, to, settings))
                        .alsoWith("source", "rank", "gap_before")
                        .dependingOn((head, settings) -> settings.product()));
    }

    static Map<String, FormatWriter<FuturesRow>> writers() {
        return Map.of(
                "cboe-vx", rows -> lines(rows, CBOE),
                "vx-contracts", rows -> lines(rows, CONTRACTS),
                "vx-monthly-curve", VxFormats::curveLines);
    }

    /** The columns that are read, by their places: day, label, high, low, close, settlement, volume, open interest. */
    private static List<String> columns(List<String> all) {
        return List.of(all.get(0), all.get(1), all.get(3), all.get(4), all.get(5), all.get(6), all.get(8), all.get(10));
    }

    private static void contract(CsvRow row, Collector to, List<String> all, boolean weekly, ImportSettings settings) {
        String contract = code(row, all.get(1));
        LocalDate date = VendorDates.of(row, all.get(0));
        if (weekly) {
            to.reject(row.source(), date, row.text(all.get(1)), Reason.OTHER_PRODUCT, "a weekly contract");
            return;
        }
        to.day(row, date, contract);
        double settle = settled(row, all.get(6), all.get(5));
        double scale = scale(date, settle);
        FuturesFormats.keep(
                new FuturesRow(
                        row.source(),
                        date,
                        contract,
                        settle / scale,
                        BarFormats.price(row, all.get(3)) / scale,
                        BarFormats.price(row, all.get(4)) / scale,
                        row.count(all.get(8)),
                        row.count(all.get(10))),
                settings,
                to);
    }

    /** {@code F (Jan 2013)} and {@code K (May 04)}; the letter and the month must agree. */
    private static String code(CsvRow row, String column) {
        Matcher m = LABEL.matcher(row.text(column));
        int month = m.matches() ? MONTHS.indexOf(m.group(2)) + 1 : 0;
        if (month == 0 || "FGHJKMNQUVXZ".indexOf(m.group(1)) + 1 != month) {
            throw InputRejectedException.at(
                    row.source(), column, "must be a month's letter and the month, as F (Jan 2013)", row.text(column));
        }
        return DeliveryMonth.lettered(PRODUCT, YearMonth.of(2000 + Integer.parseInt(m.group(3)) % 100, month));
    }

    private static boolean isMonthly(CsvRow row) {
        return !row.header().has("is_monthly") || !row.text("is_monthly").equalsIgnoreCase("false");
    }

    /** Whether the file's name tells an expiry, as {@code VX_2018-02-21.csv} does, that is no monthly one. */
    private static boolean weekly(FileHead head) {
        Matcher m = EXPIRY.matcher(head.fileName());
        if (!m.matches()) {
            return false;
        }
        LocalDate expiry = new Dates().parse(m.group(1));
        return expiry != null && Math.abs(ChronoUnit.DAYS.between(monthly(YearMonth.from(expiry)), expiry)) > 2;
    }

    /** The monthly expiry: 30 days before the third Friday of the next month, a day earlier around holidays. */
    private static LocalDate monthly(YearMonth month) {
        LocalDate third = month.plusMonths(1)
                .atDay(1)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY))
                .plusWeeks(2);
        return third.minusDays(30);
    }

    /** The settlement, or the other column where it is zero or blank; NaN where that is too. */
    static double settled(CsvRow row, String settle, String close) {
        double value = BarFormats.price(row, settle);
        return Double.isNaN(value) ? BarFormats.price(row, close) : value;
    }

    /** 10 where the price is ten times the index, 1 elsewhere. */
    static double scale(LocalDate date, double price) {
        return date.isBefore(UNSCALED) && price >= SCALED ? 10 : 1;
    }

    private static void curve(CsvRow row, Collector to, ImportSettings settings) {
        String contract = DeliveryMonth.lettered(PRODUCT, YearMonth.from(row.date("expiry")));
        FuturesFormats.keep(
                new FuturesRow(
                        row.source(),
                        to.day(row, "date", contract),
                        contract,
                        BarFormats.price(row, "px"),
                        Double.NaN,
                        Double.NaN,
                        row.count("total_volume"),
                        row.count("open_interest")),
                settings,
                to);
    }

    private static List<List<String>> lines(List<FuturesRow> rows, List<String> header) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header);
        for (FuturesRow r : rows) {
            YearMonth month = month(r);
            double scale = r.date().isBefore(UNSCALED) ? 10 : 1;
            List<String> line = new ArrayList<>(List.of(
                    r.date().toString(),
                    label(month),
                    "0",
                    text(r.high() * scale),
                    text(r.low() * scale),
                    "0",
                    text(r.settle() * scale),
                    "0",
                    FormatWriter.count(r.volume()),
                    "0",
                    FormatWriter.count(r.openInterest())));
            if (header.equals(CONTRACTS)) {
                line.addAll(List.of(monthly(month).toString(), "True", text(r.settle())));
            }
            lines.add(line);
        }
        return lines;
    }

    private static List<List<String>> curveLines(List<FuturesRow> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(CURVE);
        for (FuturesRow r : rows) {
            lines.add(List.of(
                    r.date().toString(),
                    monthly(month(r)).toString(),
                    text(r.settle()),
                    FormatWriter.count(r.volume()),
                    FormatWriter.count(r.openInterest()),
                    "simulated",
                    "",
                    ""));
        }
        return lines;
    }

    private static YearMonth month(FuturesRow row) {
        if (!row.contract().startsWith(PRODUCT)) {
            throw new IllegalArgumentException("a file of VIX futures holds contracts of VX, was " + row.contract());
        }
        return DeliveryMonth.of(row.contract());
    }

    private static String label(YearMonth month) {
        return "FGHJKMNQUVXZ".charAt(month.getMonthValue() - 1) + " (" + MONTHS.get(month.getMonthValue() - 1) + " "
                + month.getYear() + ")";
    }

    private static String text(double price) {
        return FormatWriter.number(price, DECIMALS);
    }
}
