package io.plimsoll.runs;

import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SliceQuotes;
import io.plimsoll.surface.SurfaceDay;
import io.plimsoll.surface.calibration.Errors;
import io.plimsoll.surface.calibration.SmileQuotes;
import io.plimsoll.surface.essvi.EssviCalibrator;
import io.plimsoll.surface.essvi.EssviFit;
import io.plimsoll.surface.essvi.EssviSettings;
import io.plimsoll.surface.essvi.PsiBound;
import io.plimsoll.surface.model.Essvi;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One eSSVI surface over the expiries of a day that say what a smile is.
 *
 * @param expiries that it is fitted to, in the order of the fit's slices
 * @param leftOut the other expiries, and why
 * @param fit the surface, or why there is none
 */
public record TogetherFit(List<SliceFit> expiries, Map<LocalDate, String> leftOut, EssviFit fit) {

    private static final int FEWEST = 2;

    static TogetherFit of(SurfaceDay day, Errors errors) {
        List<SliceFit> expiries = new ArrayList<>();
        List<SmileQuotes> quotes = new ArrayList<>();
        Map<LocalDate, String> leftOut = new LinkedHashMap<>();
        for (SliceFit slice : day.slices()) {
            SmileQuotes smile = quotes(slice);
            if (!slice.calibrated()) {
                leftOut.put(slice.expiry(), "rejected");
            } else if (!smile.identifyWings()) {
                leftOut.put(slice.expiry(), "wings not identified");
            } else {
                expiries.add(slice);
                quotes.add(smile);
            }
        }
        EssviFit fit = expiries.size() < FEWEST
                ? EssviFit.rejected(expiries.size() + " of " + day.slices().size()
                        + " expiries with quotes that identify their wings, " + FEWEST + " are needed")
                : EssviCalibrator.fit(quotes, new EssviSettings(PsiBound.EXACT, errors));
        return new TogetherFit(expiries, leftOut, fit);
    }

    private static SmileQuotes quotes(SliceFit slice) {
        SliceQuotes quotes = slice.quotes();
        return SmileQuotes.of(
                slice.timeToExpiryYears(),
                quotes.logMoneyness(),
                quotes.vols(),
                quotes.vegas(),
                quotes.halfSpreadVols());
    }

    /** The surface's slices by expiry; empty where there is none. */
    public Map<LocalDate, Essvi> smiles() {
        Map<LocalDate, Essvi> smiles = new TreeMap<>();
        for (int i = 0; i < fit.slices().size(); i++) {
            smiles.put(expiries.get(i).expiry(), fit.slices().get(i));
        }
        return smiles;
    }
}
