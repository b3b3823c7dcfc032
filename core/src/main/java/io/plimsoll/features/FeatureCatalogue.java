package io.plimsoll.features;

import io.plimsoll.market.History;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Features with their names, units, formulas and inputs. All are computed from the history as it was known at a close; where
 * an input is missing the feature is missing.
 *
 * @param features always in the same order
 */
public record FeatureCatalogue(List<Feature> features) {

    public FeatureCatalogue {
        features = List.copyOf(features);
        long names = features.stream().map(Feature::name).distinct().count();
        if (names != features.size()) {
            throw new IllegalArgumentException(
                    "features must have different names, had " + names + " names of " + features.size());
        }
    }

    /** The features that every study has, whether or not its files give their inputs. */
    public static FeatureCatalogue standard() {
        return new FeatureCatalogue(all());
    }

    /** The features of a study: the standard ones and those of the series that it names. */
    public static FeatureCatalogue of(History history) {
        return of(history.columns());
    }

    /** The features of a study whose history has these columns. */
    public static FeatureCatalogue of(Collection<String> columns) {
        return new FeatureCatalogue(Stream.concat(all().stream(), NamedSeriesFeatures.of(columns).stream())
                .toList());
    }

    /** The standard features. */
    public static List<Feature> all() {
        return Stream.of(
                        ReturnFeatures.all(),
                        VolatilityFeatures.all(),
                        JumpFeatures.all(),
                        LiquidityFeatures.all(),
                        CurveFeatures.all(),
                        NamedSeriesFeatures.rates(),
                        NamedSeriesFeatures.putCall(),
                        SurfaceFeatures.all(),
                        SliceFeatures.all(),
                        ImpliedFeatures.all(),
                        IndexFeatures.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The catalogue less some groups, to see what they are worth. */
    public FeatureCatalogue without(Set<Group> groups) {
        return new FeatureCatalogue(
                features.stream().filter(f -> !groups.contains(f.group())).toList());
    }

    /** The names, in order. */
    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }
}
