package io.plimsoll.runs;

import static io.plimsoll.runs.SurfaceJson.number;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.surface.calibration.FitErrors;
import io.plimsoll.surface.essvi.EssviFit;
import io.plimsoll.surface.model.Essvi;

/** The eSSVI surface of a day in JSON. */
final class EssviJson {

    private EssviJson() {}

    static void of(ObjectNode node, TogetherFit together) {
        EssviFit fit = together.fit();
        node.put("status", fit.calibrated() ? "calibrated" : "rejected");
        node.put("rejection", fit.calibrated() ? null : fit.rejection());
        number(node, "rmseVolBp", fit.rmseVolBp());
        number(node, "costVolBp", fit.costVolBp());
        number(node, "leastG", fit.leastG());
        number(node, "leastCalendarMargin", fit.leastCalendarMargin());
        ArrayNode flags = node.putArray("flags");
        fit.flags().forEach(f -> flags.add(f.name()));
        ArrayNode slices = node.putArray("slices");
        for (int i = 0; i < fit.slices().size(); i++) {
            ObjectNode slice = slices.addObject();
            slice.put("expiry", together.expiries().get(i).expiry().toString());
            slice(slice, fit.slices().get(i), fit.errors().get(i), fit.alone().get(i));
        }
        ArrayNode leftOut = node.putArray("leftOut");
        together.leftOut()
                .forEach((expiry, why) ->
                        leftOut.addObject().put("expiry", expiry.toString()).put("why", why));
    }

    private static void slice(ObjectNode node, Essvi smile, FitErrors errors, FitErrors alone) {
        number(node, "timeToExpiryYears", smile.timeToExpiryYears());
        number(node, "theta", smile.theta());
        number(node, "rho", smile.rho());
        number(node, "psi", smile.psi());
        number(node, "rmseVolBp", errors.rmseVolBp());
        number(node, "largestVolBp", errors.largestVolBp());
        number(node, "insideBidAsk", errors.insideBidAsk());
        number(node, "aloneRmseVolBp", alone.rmseVolBp());
        number(node, "aloneInsideBidAsk", alone.insideBidAsk());
    }
}
