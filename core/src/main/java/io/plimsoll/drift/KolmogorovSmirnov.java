package io.plimsoll.drift;

import org.hipparchus.stat.inference.KolmogorovSmirnovTest;

/**
 * The two-sample Kolmogorov–Smirnov test that a feature's training and tested values are of one distribution; missing values are
 * left out. The p-value is Kolmogorov's asymptotic one, of independent rows without ties. Days follow each other and most
 * features move slowly, so it is far too small as a rule: it orders features, it decides nothing.
 *
 * @param statistic largest difference of the two empirical distribution functions, in [0, 1]; NaN with fewer than two known
 *     values on a side
 * @param pValue of the statistic; NaN likewise
 */
public record KolmogorovSmirnov(double statistic, double pValue) {

    private static final int LEAST = 2;

    /** The test of one feature. */
    public static KolmogorovSmirnov of(double[] training, double[] test) {
        double[] before = PopulationStability.known(training);
        double[] after = PopulationStability.known(test);
        if (before.length < LEAST || after.length < LEAST) {
            return new KolmogorovSmirnov(Double.NaN, Double.NaN);
        }
        KolmogorovSmirnovTest library = new KolmogorovSmirnovTest();
        double statistic = library.kolmogorovSmirnovStatistic(before, after);
        double p = library.approximateP(statistic, before.length, after.length);
        return new KolmogorovSmirnov(statistic, Math.min(1, Math.max(0, p))); // the alternating series rounds past both
    }
}
