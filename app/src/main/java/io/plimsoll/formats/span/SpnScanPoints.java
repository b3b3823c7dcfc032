package io.plimsoll.formats.span;

import io.plimsoll.margin.span.ScanPoint;
import io.plimsoll.market.InputRejectedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Element {@code pointDef}: the scenarios. */
final class SpnScanPoints {

    /** Files print a third as 0.333. */
    private static final double ROUNDING = 0.005;

    private final List<ScanPoint> points = new ArrayList<>();
    private final Unread unread;

    SpnScanPoints(Unread unread) {
        this.unread = unread;
    }

    /** In the order of the arrays; none where the file has no definition. */
    List<ScanPoint> build() {
        return points.stream().sorted(Comparator.comparing(ScanPoint::point)).toList();
    }

    /** The first definition is read; others, for rates of other kinds, are counted. */
    void definition(SpnCursor at) throws XMLStreamException {
        if (!points.isEmpty()) {
            unread.count("pointDef after the first");
            at.skip();
            return;
        }
        String where = at.where();
        while (at.child()) {
            if (at.name().equals("scanPointDef")) {
                points.add(point(at));
            } else {
                at.skip();
            }
        }
        long different = points.stream().map(ScanPoint::point).distinct().count();
        if (!points.isEmpty() && (points.size() != ScanPoint.COUNT || different != ScanPoint.COUNT)) {
            throw SpnCursor.rejected(
                    where,
                    "must have the scan points 1 to " + ScanPoint.COUNT + ", each once",
                    points.stream().map(ScanPoint::point).toList().toString());
        }
    }

    private static ScanPoint point(SpnCursor at) throws XMLStreamException {
        String where = at.where();
        int point = 0;
        int paired = 0;
        double price = Double.NaN;
        double vol = Double.NaN;
        double weight = Double.NaN;
        while (at.child()) {
            switch (at.name()) {
                case "point" -> point = at.count();
                case "pairedPoint" -> paired = at.count();
                case "priceScanDef" -> price = multiple(at);
                case "volScanDef" -> vol = multiple(at);
                case "weight" -> weight = at.number();
                default -> at.skip();
            }
        }
        try {
            return new ScanPoint(point, price, vol, weight, paired == 0 ? point : paired);
        } catch (IllegalArgumentException e) {
            throw new InputRejectedException(where + ": " + e.getMessage(), e);
        }
    }

    /** A move in scan ranges: the fraction where there is one, since the decimal multiple is rounded. */
    private static double multiple(SpnCursor at) throws XMLStreamException {
        String where = at.where();
        double multiple = Double.NaN;
        double numerator = Double.NaN;
        double denominator = Double.NaN;
        while (at.child()) {
            switch (at.name()) {
                case "mult" -> multiple = at.number();
                case "numerator" -> numerator = at.number();
                case "denominator" -> denominator = at.number();
                default -> at.skip();
            }
        }
        double fraction = denominator == 0 ? Double.NaN : numerator / denominator;
        if (Math.abs(fraction - multiple) > ROUNDING * Math.max(1, Math.abs(fraction))) {
            throw SpnCursor.rejected(
                    where,
                    "must say the same by mult and by numerator and denominator",
                    multiple + ", " + numerator + " and " + denominator);
        }
        return Double.isNaN(fraction) ? multiple : fraction;
    }
}
