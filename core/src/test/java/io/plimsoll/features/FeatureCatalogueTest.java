package io.plimsoll.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds for every feature. All histories are invented. */
class FeatureCatalogueTest {

    private static final int SESSIONS = 1100;
    private static final Map<String, double[]> COLUMNS = RandomHistory.columns(SESSIONS, 3);
    private static final History WHOLE = RandomHistory.of(COLUMNS);
    private static final List<Feature> ALL = FeatureCatalogue.of(WHOLE).features();

    private static double[] values(History history) {
        return FeatureTable.at(history, ALL).values();
    }

    @Test
    void everyFeatureHasAValueWhereItsInputsAre() {
        double[] values = values(WHOLE);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).as(ALL.get(i).name()).isFinite();
        }
        assertThat(values.length).isGreaterThan(150);
    }

    @Test
    void noFeatureMovesWhenEveryFutureValueDoes() {
        for (int session : new int[] {30, 299, 620, 1050}) {
            Map<String, double[]> changed = RandomHistory.perturbed(COLUMNS, session + 1, session);
            History other = RandomHistory.of(changed);
            for (int t : new int[] {session / 2, session - 1, session}) {
                assertThat(values(other.upTo(t))).containsExactly(values(WHOLE.upTo(t)));
            }
            assertThat(values(other.upTo(session + 5)))
                    .as("the perturbation reaches the features after it")
                    .isNotEqualTo(values(WHOLE.upTo(session + 5)));
        }
    }

    @Test
    void aHistoryThatEndsAtASessionGivesWhatTheWholeGivesThere() {
        FeatureTable table = FeatureTable.compute(WHOLE, ALL, n -> {});
        for (int session : new int[] {0, 1, 59, 250, 700, 1099}) {
            History cut = RandomHistory.of(RandomHistory.cut(COLUMNS, session + 1));
            assertThat(values(cut)).containsExactly(table.rows().get(session).values());
        }
    }

    @Test
    void aFeatureReadsTheColumnsThatItDeclaresAndNoOthers() {
        for (Feature feature : ALL) {
            Map<String, double[]> declared = new TreeMap<>();
            feature.inputs().forEach(name -> declared.put(name, RandomHistory.column(COLUMNS, name)));
            History only = History.of(RandomHistory.dates(SESSIONS), declared);
            assertThat(feature.value().applyAsDouble(only))
                    .as(feature.name())
                    .isEqualTo(feature.value().applyAsDouble(WHOLE));
        }
    }

    @Test
    void aFeatureIsMissingWhereOneOfItsColumnsIs() {
        for (Feature feature : ALL) {
            for (String input : feature.inputs()) {
                Map<String, double[]> without = new TreeMap<>(COLUMNS);
                without.remove(input);
                History history = RandomHistory.of(without);
                assertThat(FeatureTable.at(history, List.of(feature)).missing(0))
                        .as(feature.name() + " without " + input)
                        .isTrue();
            }
        }
    }

    @Test
    void aFeatureReadsNothingNewerThanItsLag() {
        for (Feature feature : ALL) {
            double value = feature.value().applyAsDouble(WHOLE);
            Map<String, double[]> newer = RandomHistory.perturbed(COLUMNS, SESSIONS - feature.lag(), 8);
            assertThat(feature.value().applyAsDouble(RandomHistory.of(newer)))
                    .as(feature.name())
                    .isEqualTo(value);
            assertThat(moves(feature, SESSIONS - feature.lag() - 1, value))
                    .as(feature.name() + " moves with its newest value")
                    .isTrue();
        }
    }

    /** Whether the feature is another where all values from a session on are, in one of several ways. */
    private static boolean moves(Feature feature, int from, double value) {
        for (long seed = 0; seed < 20; seed++) {
            History changed = RandomHistory.of(RandomHistory.perturbed(COLUMNS, from, seed));
            if (feature.value().applyAsDouble(changed) != value) {
                return true;
            }
        }
        return false;
    }

    @Test
    void columnsThatStandStillOrAreEmptyGiveMissingValuesAndNoErrors() {
        for (double constant : new double[] {0, 0.1, -3, Double.NaN, 1e300}) {
            Map<String, double[]> still = new TreeMap<>();
            COLUMNS.forEach((name, values) -> {
                double[] same = new double[SESSIONS];
                Arrays.fill(same, constant);
                still.put(name, same);
            });
            for (double value : values(RandomHistory.of(still))) {
                assertThat(Double.isInfinite(value)).isFalse();
            }
        }
        History nothing = History.of(RandomHistory.dates(3), Map.of());
        assertThat(values(nothing)).containsOnly(Double.NaN);
    }

    @Test
    void groupsCanBeLeftOut() {
        FeatureCatalogue catalogue = FeatureCatalogue.of(WHOLE);
        for (Group group : Group.values()) {
            List<Feature> rest = catalogue.without(EnumSet.of(group)).features();
            assertThat(rest).noneMatch(f -> f.group() == group);
            assertThat(rest.size()).isLessThan(catalogue.features().size());
        }
        assertThat(catalogue.without(EnumSet.allOf(Group.class)).features()).isEmpty();
    }

    @Test
    void withoutOptionPricesNoFeatureReadsAnImpliedVolatility() {
        List<Feature> rest =
                FeatureCatalogue.of(WHOLE).without(EnumSet.of(Group.SURFACE)).features();
        assertThat(rest).noneMatch(f -> f.inputs().contains(Columns.IMPLIED_VOL));
        assertThat(rest).noneMatch(f -> f.inputs().stream().anyMatch(i -> i.startsWith("alpha")));
    }

    @Test
    void seriesThatAStudyNamesGiveFeaturesOfTheirOwn() {
        assertThat(FeatureCatalogue.of(WHOLE).names())
                .contains(
                        "macro.SPREAD",
                        "macro.SPREAD.change20",
                        "macro.SPREAD.score250",
                        "growth.STOCKS.change5",
                        "growth.STOCKS.toMean250",
                        "sentiment.fear",
                        "sentiment.fear.score60");
        assertThat(FeatureCatalogue.standard().names()).noneMatch(n -> n.contains("SPREAD"));
    }

    @Test
    void namesAreNeverGivenTwice() {
        Feature feature = ALL.get(0);
        assertThatThrownBy(() -> new FeatureCatalogue(List.of(feature, feature)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 names of 2");
    }
}
