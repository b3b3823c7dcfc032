package io.plimsoll.margin;

import io.plimsoll.margin.volatility.VolatilityFit;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Estimates of a volatility model, made every {@code garchRefit} sessions on the last {@code lookback} changes; between two
 * of them the parameters stand and the variance is filtered on. They are kept by the changes that they were made on, so that
 * an estimate depends on nothing else.
 */
final class GarchEstimates {

    private final BaselineSettings settings;
    private final Function<double[], VolatilityFit> estimate;
    private final ConcurrentHashMap<Sample, VolatilityFit> fits = new ConcurrentHashMap<>();

    GarchEstimates(BaselineSettings settings, Function<double[], VolatilityFit> estimate) {
        this.settings = settings;
        this.estimate = estimate;
    }

    /** Changes, equal where all of them are. */
    private record Sample(double[] changes) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Sample sample && Arrays.equals(changes, sample.changes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(changes);
        }
    }

    /**
     * The estimate that stands.
     *
     * @param changes one a session
     * @return null where {@code minHistory} changes, and those that an estimate needs at least, are not known
     */
    @Nullable
    VolatilityFit standing(double[] changes) {
        int first = firstFit(changes);
        if (first < 0) {
            return null;
        }
        int fitted = changes.length - (changes.length - first) % settings.garchRefit();
        return fits.computeIfAbsent(
                new Sample(window(Arrays.copyOf(changes, fitted))), s -> estimate.apply(s.changes()));
    }

    /** The last {@code lookback} changes, without those missing. */
    double[] window(double[] changes) {
        return Arrays.stream(Changes.last(changes, settings.lookback()))
                .filter(x -> !Double.isNaN(x))
                .toArray();
    }

    /** The number of sessions at the first estimate; −1 where there is none yet. */
    private int firstFit(double[] changes) {
        int least = Math.max(settings.minHistory(), VolatilityFit.LEAST);
        int seen = 0;
        for (int i = 0; i < changes.length; i++) {
            if (!Double.isNaN(changes[i]) && ++seen == least) {
                return i + 1;
            }
        }
        return -1;
    }
}
