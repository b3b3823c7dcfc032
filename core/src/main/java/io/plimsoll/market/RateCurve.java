package io.plimsoll.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rates by session: simple annual rates at fixed tenors, interpolated linearly in the tenor and flat outside.
 *
 * @param days tenors in calendar days, rising
 * @param rates by tenor, then session: decimal a year, NaN where not known
 */
public record RateCurve(int[] days, double[][] rates) {

    /** The curve of the settings' series, from series already laid on sessions. */
    public static RateCurve of(List<MarketSettings.RateSeries> settings, Map<String, AlignedSeries> aligned) {
        int[] days = new int[settings.size()];
        List<double[]> rates = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            days[i] = settings.get(i).days();
            AlignedSeries series = aligned.get(settings.get(i).series());
            if (series == null) {
                throw new InputRejectedException("market.rates: no file gives the series \""
                        + settings.get(i).series() + "\"; the files give " + aligned.keySet());
            }
            rates.add(series.decimals());
        }
        return new RateCurve(days, rates.toArray(double[][]::new));
    }

    /**
     * Continuously compounded rate ln(1 + rT)/T known at a session; 0 where no rate is known.
     *
     * @param years T
     */
    public double continuous(int session, double years) {
        double rate = simple(session, years * 365);
        return Double.isNaN(rate) || years <= 0 ? 0 : Math.log1p(rate * years) / years;
    }

    private double simple(int session, double tenor) {
        double rate = Double.NaN;
        double at = Double.NaN;
        for (int i = 0; i < days.length; i++) {
            double next = rates[i][session];
            if (Double.isNaN(next)) {
                continue;
            }
            if (days[i] >= tenor) {
                return Double.isNaN(rate) ? next : rate + (next - rate) * (tenor - at) / (days[i] - at);
            }
            rate = next;
            at = days[i];
        }
        return rate;
    }
}
