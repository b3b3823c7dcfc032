package io.plimsoll.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.market.ImportedFile;
import io.plimsoll.surface.ConstantMaturity;
import io.plimsoll.surface.Forward;
import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SliceQuotes;
import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.calibration.Calibration;
import io.plimsoll.surface.calibration.SmileQuotes;
import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.Smile;
import io.plimsoll.surface.model.SviSabr;
import io.plimsoll.surface.moments.CorridorMoments;
import io.plimsoll.surface.moments.Moments;
import io.plimsoll.surface.moments.SliceMoments;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fitted surfaces as one JSON object; docs/surface.md tells the fields. A number that is not known is null. */
public final class SurfaceJson {

    private static final int[] TENORS = {30, 90};
    private static final List<String> SVI_SABR = List.of("alpha", "nu", "rho");
    private static final List<String> RAW_SVI = List.of("a", "b", "rho", "m", "sigma");

    private SurfaceJson() {}

    /** The object. */
    public static ObjectNode of(FittedSurfaces fitted) {
        ObjectNode node = JsonFiles.object();
        ArrayNode files = node.putArray("files");
        for (ImportedFile file : fitted.files()) {
            files.addObject()
                    .put("path", file.path())
                    .put("format", file.format())
                    .put("sha256", file.sha256())
                    .put("rows", file.rows());
        }
        ArrayNode notes = node.putArray("notes");
        fitted.notes().forEach(notes::add);
        ArrayNode days = node.putArray("days");
        fitted.days().forEach(day -> day(days.addObject(), day));
        return node;
    }

    private static void day(ObjectNode node, FittedSurfaces.Day day) {
        node.put("date", day.surface().date().toString());
        number(node, "underlying", day.surface().underlying());
        ObjectNode rows = node.putObject("rows");
        rows.put("read", day.used() + day.rejected().size());
        rows.put("used", day.used());
        rows.put("rejected", day.rejected().size());
        ObjectNode reasons = rows.putObject("reasons");
        day.reasons().forEach((reason, count) -> reasons.put(reason.name(), count));
        ArrayNode tenors = node.putArray("constantMaturities");
        for (int days : TENORS) {
            ConstantMaturity.of(day.surface(), days).ifPresent(tenor -> tenor(tenors.addObject(), tenor));
        }
        ArrayNode expiries = node.putArray("expiries");
        for (SliceFit slice : day.surface().slices()) {
            ObjectNode expiry = expiries.addObject();
            expiry.put("expiry", slice.expiry().toString());
            expiry.put("days", ChronoUnit.DAYS.between(day.surface().date(), slice.expiry()));
            slice(expiry, slice);
        }
        TogetherFit together = day.together();
        if (together != null) {
            EssviJson.of(node.putObject("essvi"), together);
        }
    }

    private static void tenor(ObjectNode node, ConstantMaturity tenor) {
        node.put("days", tenor.days());
        number(node, "alpha", tenor.alpha());
        number(node, "nuRootT", tenor.nuRootT());
        number(node, "rho", tenor.rho());
        number(node, "skewness", tenor.skewness());
        number(node, "kurtosis", tenor.kurtosis());
        number(node, "below10", tenor.below10());
        number(node, "below20", tenor.below20());
        number(node, "above10", tenor.above10());
        node.put("extrapolated", tenor.extrapolated());
    }

    private static void slice(ObjectNode node, SliceFit slice) {
        number(node, "timeToExpiryYears", slice.timeToExpiryYears());
        node.put("status", slice.calibrated() ? "calibrated" : "rejected");
        node.put("rejection", slice.calibrated() ? null : slice.rejection());
        ArrayNode remarks = node.putArray("remarks");
        slice.remarks().forEach(remarks::add);
        forward(node.putObject("forward"), slice.forward());
        SviSabr sviSabr = slice.sviSabr().smile();
        RawSvi rawSvi = slice.rawSvi().smile();
        double[] sabr = sviSabr == null ? new double[0] : new double[] {sviSabr.alpha(), sviSabr.nu(), sviSabr.rho()};
        double[] svi = rawSvi == null
                ? new double[0]
                : new double[] {rawSvi.a(), rawSvi.b(), rawSvi.rho(), rawSvi.m(), rawSvi.sigma()};
        model(node, "sviSabr", SVI_SABR, sabr, slice.sviSabr());
        model(node, "rawSvi", RAW_SVI, svi, slice.rawSvi());
        checks(node.putObject("checks"), slice);
        moments(node, slice);
        quotes(node.putArray("quotes"), slice);
    }

    private static void forward(ObjectNode node, Forward forward) {
        number(node, "price", forward.price());
        number(node, "priceError", forward.priceError());
        number(node, "discount", forward.discount());
        number(node, "discountError", forward.discountError());
        node.put("pairs", forward.pairs());
        node.put("outliers", forward.outliers());
        node.put("rule", forward.rule().name());
    }

    private static void model(
            ObjectNode parent, String name, List<String> names, double[] parameters, Calibration<?> fit) {
        if (parameters.length == 0) {
            parent.putNull(name);
            return;
        }
        ObjectNode node = parent.putObject(name);
        for (int i = 0; i < parameters.length; i++) {
            number(node, names.get(i), parameters[i]);
        }
        ObjectNode errors = node.putObject("standardErrors");
        for (int i = 0; i < fit.standardErrors().length; i++) {
            number(errors, names.get(i), fit.standardErrors()[i]);
        }
        number(node, "rmseVolBp", fit.errors().rmseVolBp());
        number(node, "largestVolBp", fit.errors().largestVolBp());
        number(node, "insideBidAsk", fit.errors().insideBidAsk());
        number(node, "repairVolBp", fit.repairVolBp());
        ArrayNode flags = node.putArray("flags");
        fit.flags().forEach(f -> flags.add(f.name()));
    }

    private static void checks(ObjectNode node, SliceFit slice) {
        Butterfly butterfly = slice.butterfly();
        number(node, "psiShare", slice.butterflyShare());
        number(node, "leastG", butterfly == null ? Double.NaN : butterfly.leastG());
        number(node, "leastGAt", butterfly == null ? Double.NaN : butterfly.at());
        if (butterfly == null) {
            node.putNull("butterflyFree");
        } else {
            node.put("butterflyFree", butterfly.free());
        }
        ArrayNode crossings = node.putArray("calendarCrossings");
        Arrays.stream(slice.calendarCrossings()).forEach(crossings::add);
    }

    private static void moments(ObjectNode parent, SliceFit slice) {
        SliceMoments moments = slice.moments();
        if (moments == null) {
            parent.putNull("moments");
            return;
        }
        ObjectNode node = parent.putObject("moments");
        Moments full = moments.full();
        number(node, "logContractVol", slice.logContractVol());
        number(node, "mean", full.mean());
        number(node, "variance", full.variance());
        number(node, "skewness", full.skewness());
        number(node, "kurtosis", full.kurtosis());
        number(node, "below10", full.below10());
        number(node, "below20", full.below20());
        number(node, "above10", full.above10());
        number(node, "massError", full.massError());
        number(node, "martingaleError", full.martingaleError());
        CorridorMoments corridor = moments.corridor();
        ObjectNode quoted = node.putObject("corridor");
        number(quoted, "lowest", corridor.lowest());
        number(quoted, "highest", corridor.highest());
        number(quoted, "mean", corridor.mean());
        number(quoted, "variance", corridor.variance());
        number(quoted, "skewness", corridor.skewness());
        number(quoted, "kurtosis", corridor.kurtosis());
        number(quoted, "shareOutside", corridor.shareOutside());
    }

    private static void quotes(ArrayNode array, SliceFit slice) {
        SliceQuotes quotes = slice.quotes();
        double[] weights = SmileQuotes.of(
                        slice.timeToExpiryYears(),
                        quotes.logMoneyness(),
                        quotes.vols(),
                        quotes.vegas(),
                        quotes.halfSpreadVols())
                .weights();
        for (int i = 0; i < quotes.size(); i++) {
            ObjectNode node = array.addObject();
            double k = quotes.logMoneyness()[i];
            number(node, "strike", quotes.strikes()[i]);
            node.put("right", quotes.rights()[i].name());
            number(node, "k", k);
            number(node, "vol", quotes.vols()[i]);
            number(node, "halfSpreadVol", quotes.halfSpreadVols()[i]);
            number(node, "weight", weights[i]);
            number(node, "earlyExercise", quotes.earlyExercise()[i]);
            number(node, "sviSabrVol", vol(slice.sviSabr().smile(), k));
            number(node, "rawSviVol", vol(slice.rawSvi().smile(), k));
        }
    }

    private static double vol(@Nullable Smile smile, double k) {
        return smile == null ? Double.NaN : smile.vol(k);
    }

    static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
