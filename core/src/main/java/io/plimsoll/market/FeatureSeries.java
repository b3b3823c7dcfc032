package io.plimsoll.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The series that a study names as features, besides its rates and its volatility index.
 *
 * @param shortVolIndex volatility index of a tenor shorter than the study's, percent; or null
 * @param volOfVolIndex index of the volatility of the volatility index, percent; or null
 * @param skewIndex index 100 − 10 · risk-neutral skewness; or null
 * @param realisedVariance sum of squared returns within the session, percent squared; or null
 * @param bipowerVariation bipower variation within the session, percent squared; or null
 * @param proxy begins the names of five series ({@code GSPC.open} … {@code GSPC.volume}) that are bars of another instrument
 *     on the same thing: its range and volume stand where the underlying's own are not given; or null
 * @param macro rates, spreads and indices that may be negative
 * @param growth positive quantities that grow, such as stocks, claims or a currency
 * @param sentiment surveys, sentiment indices and put-call ratios
 * @param from by series, the first date whose values are trusted
 * @param futuresLag sessions after which a futures settlement is known that closes after the underlying, 0 or more
 */
public record FeatureSeries(
        @Nullable String shortVolIndex,
        @Nullable String volOfVolIndex,
        @Nullable String skewIndex,
        @Nullable String realisedVariance,
        @Nullable String bipowerVariation,
        @Nullable String proxy,
        List<String> macro,
        List<String> growth,
        List<String> sentiment,
        Map<String, LocalDate> from,
        int futuresLag) {

    /** No further series. */
    public static final FeatureSeries NONE =
            new FeatureSeries(null, null, null, null, null, null, List.of(), List.of(), List.of(), Map.of(), 0);

    /** Ends the names of a proxy's series. */
    public static final String HIGH = ".high";

    public static final String LOW = ".low";
    public static final String CLOSE = ".close";
    public static final String VOLUME = ".volume";

    /** A proxy's bar counts on its own day, and on no other. */
    static final ReleaseRule ITS_OWN_DAY = new ReleaseRule(0, 0, 0);

    public FeatureSeries {
        macro = List.copyOf(macro);
        growth = List.copyOf(growth);
        sentiment = List.copyOf(sentiment);
        if (futuresLag < 0 || futuresLag > 10) {
            throw new IllegalArgumentException("market.futuresLag must be 0 to 10 sessions, was " + futuresLag);
        }
    }

    /** Every series named, the proxy's among them. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        Stream.of(shortVolIndex, volOfVolIndex, skewIndex, realisedVariance, bipowerVariation)
                .filter(Objects::nonNull)
                .forEach(names::add);
        names.addAll(macro);
        names.addAll(growth);
        names.addAll(sentiment);
        if (proxy != null) {
            Stream.of(HIGH, LOW, CLOSE, VOLUME).forEach(part -> names.add(proxy + part));
        }
        return names;
    }

    /** Whether a series is one of the proxy's. */
    boolean ofProxy(String series) {
        return proxy != null && series.startsWith(proxy + ".");
    }

    /** The points of a series that are trusted. */
    public List<SeriesPoint> trusted(String series, List<SeriesPoint> points) {
        LocalDate first = from.get(series);
        if (first == null) {
            return points;
        }
        List<SeriesPoint> trusted = new ArrayList<>(points);
        trusted.removeIf(p -> p.date().isBefore(first));
        return trusted;
    }
}
