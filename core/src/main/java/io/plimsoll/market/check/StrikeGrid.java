package io.plimsoll.market.check;

import java.util.HashMap;
import java.util.Map;

/** The usual distances of strikes that lie side by side. */
final class StrikeGrid {

    /** Round distances, up to a power of ten: those of 1, 2, 2.5 and 5, halved and doubled. */
    private static final double[] ROUND = {1, 1.25, 1.5625, 1.6, 2, 2.5, 3.125, 3.2, 4, 5, 6.25, 6.4, 7.8125, 8};

    private static final double COMMON = 0.03;
    private static final double EXACT = 1e-6;

    private final Map<Double, Long> gaps = new HashMap<>();
    private long all;

    /** Counts the distances of strikes that rise. */
    void add(double[] strikes) {
        for (int i = 1; i < strikes.length; i++) {
            double gap = strikes[i] - strikes[i - 1];
            if (isRound(gap)) {
                gaps.merge(Math.rint(gap * 1e8) / 1e8, 1L, Long::sum);
            }
            all++;
        }
    }

    /** Whether a distance is round. */
    static boolean isRound(double gap) {
        if (!(gap > 0)) {
            return false;
        }
        double mantissa = gap / Math.pow(10, Math.floor(Math.log10(gap) + 1e-9));
        for (double round : ROUND) {
            if (Math.abs(mantissa - round) < EXACT * round) {
                return true;
            }
        }
        return false;
    }

    /** The least round distance that is no rarity; NaN where there is none. */
    double unit() {
        return gaps.entrySet().stream()
                .filter(e -> e.getValue() >= COMMON * all)
                .mapToDouble(Map.Entry::getKey)
                .min()
                .orElse(Double.NaN);
    }

    /** Whether a strike is a multiple of a round distance that is not below the unit. */
    static boolean isOn(double strike, double unit) {
        double decade = Math.pow(10, Math.floor(Math.log10(unit) + 1e-9));
        for (double scale = decade; scale <= 10 * decade; scale *= 10) {
            for (double round : ROUND) {
                double step = round * scale;
                double steps = strike / step;
                if (step > unit * (1 - EXACT)
                        && step < 10 * unit
                        && Math.abs(steps - Math.rint(steps)) < EXACT * steps) {
                    return true;
                }
            }
        }
        return false;
    }
}
