package io.plimsoll.margin.span;

import java.util.List;

/**
 * Risk arrays as a clearing house computes them. With price move x and volatility move y in scan ranges and weight w,
 *
 * <pre>loss = w · c · (V(F, σ, T) − V(F + x·ΔF, max(0, σ + y·Δσ), max(0, T − Δt)))</pre>
 *
 * V the price of one long option, c the contract value factor. Losses are in currency, gains are negative. Source: CME Group,
 * "SPAN methodology", the sixteen risk scenarios and the composite delta.
 */
public final class SpanArrays {

    /** Weights of the deltas at price moves 0, ±1/3, ±2/3, ±1; with both signs they add up to 1. */
    private static final double[] DELTA_WEIGHTS = {0.27, 0.217, 0.111, 0.037};

    private static final double BUMP = 1e-4;

    private SpanArrays() {}

    /**
     * The array of a future: −w·x times the scan range.
     *
     * @param priceScan price move, in the currency of one contract
     */
    public static RiskArray future(double priceScan, List<ScanPoint> points) {
        double[] losses = new double[points.size()];
        for (int i = 0; i < losses.length; i++) {
            ScanPoint point = points.get(i);
            losses[i] = -point.weight() * point.priceMultiple() * priceScan;
        }
        return RiskArray.of(losses);
    }

    /**
     * The array of an option.
     *
     * @throws IllegalArgumentException where the model gives no number in a scenario
     */
    public static RiskArray option(Revaluation model, ScanTerms terms, List<ScanPoint> points) {
        double now = model.price(terms.underlying(), terms.vol(), terms.years());
        double[] losses = new double[points.size()];
        for (int i = 0; i < losses.length; i++) {
            ScanPoint point = points.get(i);
            double then = model.price(
                    terms.underlying() + point.priceMultiple() * terms.priceScan(),
                    Math.max(0, terms.vol() + point.volMultiple() * terms.volScan()),
                    yearsLeft(terms));
            losses[i] = point.weight() * terms.contractValueFactor() * (now - then);
        }
        return RiskArray.of(losses);
    }

    /**
     * The composite delta of an option: Σ wᵢ·Δᵢ over the price moves 0, ±1/3, ±2/3, ±1 with volatility unchanged and the
     * look-ahead passed, weights 0.27, 0.217, 0.111, 0.037; Δᵢ by central difference.
     */
    public static double compositeDelta(Revaluation model, ScanTerms terms) {
        double sum = 0;
        for (int step = -3; step <= 3; step++) {
            double underlying = terms.underlying() + step * terms.priceScan() / 3;
            sum += DELTA_WEIGHTS[Math.abs(step)] * delta(model, terms, underlying);
        }
        return sum;
    }

    private static double delta(Revaluation model, ScanTerms terms, double underlying) {
        double bump = BUMP * Math.max(1e-6, Math.abs(terms.underlying()));
        double up = model.price(underlying + bump, terms.vol(), yearsLeft(terms));
        double down = model.price(underlying - bump, terms.vol(), yearsLeft(terms));
        return (up - down) / (2 * bump);
    }

    private static double yearsLeft(ScanTerms terms) {
        return Math.max(0, terms.years() - terms.lookAheadYears());
    }
}
