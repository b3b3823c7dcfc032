package io.plimsoll.formats.span;

import io.plimsoll.margin.span.MonthParameters;
import io.plimsoll.margin.span.RiskArray;
import io.plimsoll.margin.span.ScanPoint;
import io.plimsoll.margin.span.SeriesId;
import java.time.LocalDate;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** An element {@code fut}, {@code phy}, {@code series} or {@code opt} while it is read. */
final class SpnContract {

    private final String file;
    private final int line;
    private final String name;

    String id = "";
    String period = "";
    double price = Double.NaN;
    double vol = Double.NaN;
    double factor = Double.NaN;
    private double rate = Double.NaN;
    private double years = Double.NaN;
    private double deltaScale = Double.NaN;
    private double priceScan = Double.NaN;
    private double volScan = Double.NaN;
    private @Nullable LocalDate expiry;
    boolean scanned;
    String underlyingExchange = "";
    String underlyingPortfolio = "";
    String underlyingId = "";
    double delta = Double.NaN;

    @Nullable
    RiskArray array;

    int furtherArrays;

    SpnContract(SpnCursor at) {
        file = at.file();
        line = at.line();
        name = at.name();
    }

    String where() {
        return file + ":" + line + ": element " + name;
    }

    /** Reads one of its children. */
    void element(SpnCursor at) throws XMLStreamException {
        switch (at.name()) {
            case "cId" -> id = at.text();
            case "pe" -> period = at.period();
            case "p" -> price = at.number();
            case "v" -> vol = at.number();
            case "cvf" -> factor = at.number();
            case "t" -> years = at.number();
            case "sc" -> deltaScale = at.number();
            case "setlDate" -> expiry = at.optionalDate();
            case "intrRate" -> rate = SpnSpread.rate(at);
            case "scanRate" -> scanRate(at);
            case "undC" -> underlying(at);
            case "ra" -> array(at);
            default -> at.skip();
        }
    }

    private void scanRate(SpnCursor at) throws XMLStreamException {
        if (scanned) { // rates of another kind
            at.skip();
            return;
        }
        scanned = true;
        while (at.child()) {
            switch (at.name()) {
                case "priceScan" -> priceScan = at.number();
                case "volScan" -> volScan = at.number();
                default -> at.skip();
            }
        }
    }

    private void underlying(SpnCursor at) throws XMLStreamException {
        boolean first = underlyingPortfolio.isEmpty();
        while (at.child()) {
            if (!first) {
                at.skip();
                continue;
            }
            switch (at.name()) {
                case "exch" -> underlyingExchange = at.text();
                case "pfId" -> underlyingPortfolio = at.text();
                case "cId" -> underlyingId = at.text();
                default -> at.skip();
            }
        }
    }

    private void array(SpnCursor at) throws XMLStreamException {
        if (array != null) {
            furtherArrays++;
            at.skip();
            return;
        }
        double[] losses = new double[ScanPoint.COUNT];
        int count = 0;
        while (at.child()) {
            switch (at.name()) {
                case "a" -> {
                    double loss = at.number();
                    if (count < losses.length) {
                        losses[count] = loss;
                    }
                    count++;
                }
                case "d" -> delta = at.number();
                default -> at.skip();
            }
        }
        if (count != losses.length || Double.isNaN(delta)) {
            throw SpnCursor.rejected(
                    where() + "/ra",
                    "must have " + losses.length + " values (a) and a composite delta (d)",
                    count + " values and d " + delta);
        }
        array = RiskArray.of(losses);
    }

    /** What its scan rate and terms say of a series; the extreme move stands elsewhere. */
    MonthParameters month(SeriesId series) {
        return new MonthParameters(
                series, vol, volScan, priceScan, Double.NaN, Double.NaN, rate, years, deltaScale, expiry);
    }
}
