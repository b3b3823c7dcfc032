package io.plimsoll.formats;

import io.plimsoll.market.DeliveryMonth;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.Reason;
import io.plimsoll.market.SeriesPoint;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Futures by rank, in panels and continuous files, and the last trading days that tell which contract a rank was. */
final class CurveFormats {

    private static final int RANKS = 36;
    private static final int DECIMALS = 6;
    private static final List<String> PRODUCTS = List.of("CL", "BRN", "HO", "NG", "RB");
    private static final List<String> EXPIRIES =
            List.of("cmdty", "tick.prefix", "Last.Trade", "First.Notice", "First.Delivery", "Last.Delivery");
    private static final List<String> CHRIS =
            List.of("Date", "Open", "High", "Low", "Last", "Change", "Settle", "Volume", "Previous Day Open Interest");
    /** {@code CHRIS-CME_CL1} and {@code CBOE_VX2}. */
    private static final Pattern CONTINUOUS = Pattern.compile("(?:.*[_-])?([A-Z][A-Z0-9]*?)(\\d{1,2})");

    private CurveFormats() {}

    static List<Format> all() {
        Stream<Format> others = Stream.of(
                chris("Last"),
                chris("Close"),
                Format.opened(
                                "futures-expiries",
                                DateOrder.Rule.ONE_A_DAY,
                                List.of("tick.prefix", "Last.Trade", "First.Delivery"),
                                (head, settings) -> (row, to) -> expiry(row, to, settings))
                        .alsoWith("cmdty", "First.Notice", "Last.Delivery")
                        .dependingOn((head, settings) -> settings.product()));
        return Stream.concat(PRODUCTS.stream().map(CurveFormats::panel), others).toList();
    }

    static Map<String, FormatWriter<FuturesRow>> futuresWriters() {
        return Map.of("futures-panel", CurveFormats::panelLines, "chris-continuous", CurveFormats::chrisLines);
    }

    static Map<String, FormatWriter<SeriesPoint>> seriesWriters() {
        return Map.of("futures-expiries", points -> IndexFormats.lines(points, EXPIRIES, CurveFormats::expiryLine));
    }

    /** Settlements by rank, a column each: CL01, CL02, and so on. They may be negative; those that are blank are left out. */
    private static Format panel(String product) {
        List<String> columns = IntStream.rangeClosed(1, RANKS)
                .mapToObj(i -> column(product, i))
                .toList();
        return Format.opened(
                        "futures-panel",
                        DateOrder.Rule.ONE_A_DAY,
                        List.of("date", columns.get(0)),
                        (head, settings) -> (row, to) -> panel(row, to, product, columns, settings))
                .alsoWith(columns.stream().skip(1).toArray(String[]::new))
                .dependingOn((head, settings) -> settings.product());
    }

    private static String column(String product, int rank) {
        return FuturesRanks.code(product, rank).replace(".", "");
    }

    private static void panel(CsvRow row, Collector to, String product, List<String> columns, ImportSettings settings) {
        LocalDate date = to.day(row, VendorDates.of(row, "date"), product);
        String wanted = settings.futuresProduct();
        if (wanted != null && !wanted.equals(product)) {
            to.reject(row.source(), date, product, Reason.OTHER_PRODUCT, "the study uses futures of " + wanted);
            return;
        }
        boolean empty = true;
        for (int i = 0; i < columns.size(); i++) {
            double settle = row.optional(columns.get(i));
            if (!Double.isNaN(settle)) {
                to.keep(row(row, date, FuturesRanks.code(product, i + 1), settle));
                empty = false;
            }
        }
        if (empty) {
            to.reject(row.source(), date, product, Reason.MISSING_PRICE, "every settlement is blank");
        }
    }

    private static FuturesRow row(CsvRow row, LocalDate date, String contract, double settle) {
        return new FuturesRow(row.source(), date, contract, settle, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    private static List<List<String>> panelLines(List<FuturesRow> rows) {
        Map<LocalDate, Map<String, Double>> days = new TreeMap<>();
        rows.forEach(r -> days.computeIfAbsent(r.date(), d -> new TreeMap<>()).put(r.contract(), r.settle()));
        String product = product(rows);
        List<List<String>> lines = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("date"));
        IntStream.rangeClosed(1, RANKS).forEach(i -> header.add(column(product, i)));
        lines.add(header);
        days.forEach((date, settles) -> {
            List<String> line = new ArrayList<>(List.of(date.toString()));
            IntStream.rangeClosed(1, RANKS)
                    .forEach(i -> line.add(FormatWriter.number(
                            settles.getOrDefault(FuturesRanks.code(product, i), Double.NaN), DECIMALS)));
            lines.add(line);
        });
        return lines;
    }

    private static String product(List<FuturesRow> rows) {
        List<String> products = rows.stream()
                .map(r -> FuturesFormats.product(r.source(), r.contract()))
                .distinct()
                .toList();
        if (products.size() != 1 || !PRODUCTS.contains(products.get(0))) {
            throw new IllegalArgumentException(
                    "a panel of futures holds one product of " + PRODUCTS + ", the rows are of " + products);
        }
        return products.get(0);
    }

    /** A continuous series of CHRIS: the rank stands in the file's name. A settlement of zero is none. */
    private static Format chris(String last) {
        return Format.opened(
                        "chris-continuous",
                        DateOrder.Rule.ONE_A_DAY,
                        List.of("Date", "High", "Low", last, "Settle", "Volume", "Previous Day Open Interest"),
                        (head, settings) -> {
                            String contract = contract(head);
                            return (row, to) -> chris(row, to, contract, last, settings);
                        })
                .alsoWith("Open", "Change")
                .dependingOn((head, settings) -> contract(head) + " " + settings.product());
    }

    private static String contract(FileHead head) {
        Matcher m = CONTINUOUS.matcher(SeriesName.of(head));
        if (!m.matches() || Integer.parseInt(m.group(2)) == 0) {
            throw new InputRejectedException(head.path()
                    + ": the product and rank are told by the file's name only, which must end in both, as "
                    + "CHRIS-CME_CL1.csv does; give the file its old name");
        }
        return FuturesRanks.code(m.group(1), Integer.parseInt(m.group(2)));
    }

    /** The open interest is that of the day before, and so is left out. */
    private static void chris(CsvRow row, Collector to, String contract, String last, ImportSettings settings) {
        LocalDate date = to.day(row, VendorDates.of(row, "Date"), contract);
        double settle = VxFormats.settled(row, "Settle", last);
        double scale = contract.startsWith("VX.") ? VxFormats.scale(date, settle) : 1;
        FuturesFormats.keep(
                new FuturesRow(
                        row.source(),
                        date,
                        contract,
                        settle / scale,
                        BarFormats.price(row, "High") / scale,
                        BarFormats.price(row, "Low") / scale,
                        row.count("Volume"),
                        Double.NaN),
                settings,
                to);
    }

    private static List<List<String>> chrisLines(List<FuturesRow> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(CHRIS);
        for (FuturesRow r : rows) {
            String settle = FormatWriter.number(r.settle(), DECIMALS);
            lines.add(List.of(
                    r.date().toString(),
                    "",
                    FormatWriter.number(r.high(), DECIMALS),
                    FormatWriter.number(r.low(), DECIMALS),
                    settle,
                    "",
                    settle,
                    FormatWriter.count(r.volume()),
                    ""));
        }
        return lines;
    }

    /** The last trading day is the point's day; its value is the delivery month as year × 100 + month. */
    private static void expiry(CsvRow row, Collector to, ImportSettings settings) {
        String product = row.text("tick.prefix");
        LocalDate lastTrade = row.date("Last.Trade");
        String wanted = settings.futuresProduct();
        if (wanted != null && !wanted.equals(product)) {
            to.reject(row.source(), lastTrade, product, Reason.OTHER_PRODUCT, "the study uses futures of " + wanted);
            return;
        }
        YearMonth delivery = YearMonth.from(row.date("First.Delivery"));
        String name = DeliveryMonth.LAST_TRADE + product;
        double month = 100 * delivery.getYear() + delivery.getMonthValue();
        to.keep(
                row.source(),
                to.day(row, lastTrade, product),
                name,
                List.of(new SeriesPoint(row.source(), name, lastTrade, month)));
    }

    private static List<String> expiryLine(SeriesPoint p) {
        String product = p.series().substring(DeliveryMonth.LAST_TRADE.length());
        YearMonth delivery = YearMonth.of((int) p.value() / 100, (int) p.value() % 100);
        return List.of(
                "simulated",
                product,
                p.date().toString(),
                "",
                delivery.atDay(1).toString(),
                delivery.atEndOfMonth().toString());
    }
}
