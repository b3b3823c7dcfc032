package io.plimsoll.formats.span;

import io.plimsoll.margin.span.MonthParameters;
import io.plimsoll.margin.span.ScanPoint;
import io.plimsoll.margin.span.SpanContract;
import io.plimsoll.margin.span.SpanParameters;
import io.plimsoll.market.InputRejectedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads an XML SPAN file in one pass; contracts are handed on as they come. */
final class SpnReader {

    private static final Pattern ENCODING = Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final SpnCursor at;
    private final Unread unread = new Unread();
    private final SpnScanPoints scanPoints = new SpnScanPoints(unread);
    private final SpnCommodities commodities = new SpnCommodities(unread);
    private final SpnPortfolios portfolios;
    private final List<String> exchanges = new ArrayList<>();

    private @Nullable LocalDate date;
    private @Nullable Boolean settlement;
    private String qualifier = "";
    private String organisation = "";
    private int pointsInTime;

    private SpnReader(SpnCursor at, Consumer<SpanContract> to) {
        this.at = at;
        this.portfolios = new SpnPortfolios(unread, to);
    }

    static SpanParameters read(Path file, Consumer<SpanContract> to) {
        long line = 0;
        try (InputStream in = PackedFile.open(file)) {
            MarkupGuard guard = new MarkupGuard(file, in);
            try {
                return read(file, guard, to);
            } catch (UncheckedIOException e) {
                line = guard.line();
                throw e.getCause();
            }
        } catch (IOException e) {
            throw PackedFile.rejected(file, line, e);
        }
    }

    private static SpanParameters read(Path file, MarkupGuard guard, Consumer<SpanContract> to) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(guard, 1 << 16);
        Charset encoding = encoding(file, bytes);
        Reader text = new InputStreamReader(
                bytes,
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        try {
            XMLStreamReader xml = secure().createXMLStreamReader(text);
            try {
                return new SpnReader(new SpnCursor(file.toString(), xml), to).file(file);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw rejected(file, e);
        }
    }

    /** Without document types and entities there is nothing that could expand or reach outside. */
    private static XMLInputFactory secure() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** The declared encoding; Latin-1 where none is, since that is what SPAN programs write. */
    private static Charset encoding(Path file, BufferedInputStream bytes) throws IOException {
        bytes.mark(256);
        byte[] first = bytes.readNBytes(200);
        bytes.reset();
        if (first.length > 2
                && first[0] == BYTE_ORDER_MARK[0]
                && first[1] == BYTE_ORDER_MARK[1]
                && first[2] == BYTE_ORDER_MARK[2]) {
            bytes.skipNBytes(BYTE_ORDER_MARK.length);
            return StandardCharsets.UTF_8;
        }
        Matcher declared = ENCODING.matcher(new String(first, StandardCharsets.ISO_8859_1).stripLeading());
        if (!declared.find()) {
            return StandardCharsets.ISO_8859_1;
        }
        return switch (declared.group(1).toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8" -> StandardCharsets.UTF_8;
            case "US-ASCII", "ASCII" -> StandardCharsets.US_ASCII;
            case "ISO-8859-1", "LATIN1", "LATIN-1" -> StandardCharsets.ISO_8859_1;
            case "WINDOWS-1252" -> Charset.forName("windows-1252");
            default ->
                throw SpnCursor.rejected(
                        file + ":1: the declared encoding",
                        "must be ISO-8859-1, UTF-8, US-ASCII or windows-1252",
                        declared.group(1));
        };
    }

    private static RuntimeException rejected(Path file, XMLStreamException e) throws IOException {
        if (e.getNestedException() instanceof IOException nested) {
            throw nested;
        }
        String message = String.valueOf(e.getMessage());
        int from = message.indexOf("Message: ");
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        return new InputRejectedException(
                file + ":" + line + ": must be well-formed XML: "
                        + (from < 0 ? message : message.substring(from + "Message: ".length())),
                e);
    }

    private SpanParameters file(Path file) throws XMLStreamException {
        if (!at.child() || !at.name().equals("spanFile")) {
            throw at.rejected("must be spanFile, the outermost element of a SPAN file");
        }
        structure("");
        if (date == null || settlement == null) {
            throw new InputRejectedException(
                    file + ": pointInTime must have a date and isSetl, had " + date + " and " + settlement);
        }
        List<ScanPoint> points = scanPoints.build();
        return new SpanParameters(
                date,
                settlement,
                qualifier,
                organisation,
                exchanges.stream().distinct().toList(),
                points,
                portfolios.products(),
                withExtremes(points),
                commodities.build(portfolios::product),
                commodities.intercommoditySpreads(),
                unread.counts());
    }

    /** Files differ in how deep these stand and in what order. */
    private void structure(String exchange) throws XMLStreamException {
        String of = exchange;
        while (at.child()) {
            switch (at.name()) {
                case "definitions", "clearingOrg" -> structure(of);
                case "pointInTime" -> {
                    if (++pointsInTime > 1) {
                        throw at.rejected("must stand once: a file is of one point in time");
                    }
                    structure(of);
                }
                case "exchange" -> structure("");
                case "exch" -> {
                    of = at.text();
                    exchanges.add(of);
                }
                case "fileFormat" -> format();
                case "date" -> date = at.date();
                case "isSetl" -> settlement = flag();
                case "setlQualifier" -> qualifier = at.text();
                case "ec" -> organisation = at.text();
                case "pointDef" -> scanPoints.definition(at);
                case "ccDef" -> checked(commodities::definition);
                case "interSpreads" -> checked(commodities::interSpreads);
                case "created", "name" -> at.skip();
                default -> other(of);
            }
        }
    }

    private void other(String exchange) throws XMLStreamException {
        if (SpnPortfolios.isPortfolio(at.name())) {
            portfolios.portfolio(at, exchange);
        } else {
            unread.count(at.name());
            at.skip();
        }
    }

    private interface Part {
        void read(SpnCursor at) throws XMLStreamException;
    }

    private void checked(Part part) throws XMLStreamException {
        String where = at.where();
        try {
            part.read(at);
        } catch (IllegalArgumentException e) { // what the records themselves do not allow
            throw new InputRejectedException(where + ": " + e.getMessage(), e);
        }
    }

    private void format() throws XMLStreamException {
        String format = at.text();
        if (!format.startsWith("4.")) {
            throw SpnCursor.rejected(at.where() + "/fileFormat", "must be 4.00", format);
        }
    }

    private boolean flag() throws XMLStreamException {
        String flag = at.text();
        return switch (flag) {
            case "1" -> true;
            case "0" -> false;
            default -> throw SpnCursor.rejected(at.where() + "/isSetl", "must be 0 or 1", flag);
        };
    }

    /** The extreme move is defined once for all months. */
    private List<MonthParameters> withExtremes(List<ScanPoint> points) {
        ScanPoint extreme = points.stream()
                .filter(point -> point.priceMultiple() > 1)
                .findFirst()
                .orElse(null);
        if (extreme == null) {
            return portfolios.months();
        }
        return portfolios.months().stream()
                .map(month -> new MonthParameters(
                        month.series(),
                        month.baseVol(),
                        month.volScan(),
                        month.priceScan(),
                        extreme.priceMultiple(),
                        extreme.weight(),
                        month.rate(),
                        month.years(),
                        month.deltaScale(),
                        month.expiry()))
                .toList();
    }
}
