package io.plimsoll.features;

import io.plimsoll.market.DeliveryMonth;
import io.plimsoll.market.FuturesCurve;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.surface.Forward;
import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SurfaceDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A curve for each day, from futures settlements or from the forwards of put-call parity. */
final class FuturesCurves {

    private FuturesCurves() {}

    /** The settlements of each day by rising delivery month. */
    static List<FuturesCurve> ofFutures(List<FuturesRow> rows) {
        Map<LocalDate, TreeMap<Double, Double>> days = new TreeMap<>();
        for (FuturesRow row : rows) {
            double years = DeliveryMonth.yearsTo(row.contract(), row.date());
            days.computeIfAbsent(row.date(), d -> new TreeMap<>()).put(years, row.settle());
        }
        List<FuturesCurve> curves = new ArrayList<>();
        days.forEach(
                (date, prices) -> curves.add(new FuturesCurve(date, array(prices.keySet()), array(prices.values()))));
        return curves;
    }

    /** The forwards that put-call parity gave, one an expiry. */
    static List<FuturesCurve> ofParity(List<SurfaceDay> surfaces) {
        return surfaces.stream()
                .map(day -> {
                    List<SliceFit> slices = day.slices().stream()
                            .filter(s -> s.forward().rule() != Forward.Rule.CARRY)
                            .toList();
                    return new FuturesCurve(
                            day.date(),
                            slices.stream()
                                    .mapToDouble(SliceFit::timeToExpiryYears)
                                    .toArray(),
                            slices.stream()
                                    .mapToDouble(s -> s.forward().price())
                                    .toArray());
                })
                .toList();
    }

    /** ln(F₁ ÷ F₂) ÷ (T₂ − T₁), a year: what a holder of the first delivery earns where the curve stands still; NaN under two. */
    static double rollYield(FuturesCurve curve) {
        double[] prices = curve.prices();
        if (prices.length < 2 || !(prices[0] > 0) || !(prices[1] > 0)) {
            return Double.NaN;
        }
        return Math.log(prices[0] / prices[1]) / (curve.yearsToDelivery()[1] - curve.yearsToDelivery()[0]);
    }

    private static double[] array(java.util.Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
