package io.plimsoll.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.features.FeatureCatalogue;
import io.plimsoll.features.Group;
import io.plimsoll.market.Columns;
import io.plimsoll.market.InputRejectedException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeatureChoiceTest {

    private static final Set<String> COLUMNS = Set.of(Columns.RETURN, Columns.PRICE);
    private static final List<String> ALL = FeatureCatalogue.of(COLUMNS).names();

    private static List<String> chosen(List<String> only, Group... without) {
        return new FeatureChoice(only, Set.of(without)).names(COLUMNS);
    }

    @Test
    void aStarStandsForAnyEndingAndTheOrderIsTheCatalogues() {
        assertThat(chosen(List.of("leverage*", "return.5")))
                .containsExactly("return.5", "leverage.1", "leverage.5", "leverage.20");
    }

    @Test
    void withoutAListEveryFeatureAndTheStateOfTheMarginAreSeen() {
        assertThat(chosen(List.of()))
                .startsWith(ALL.get(0))
                .endsWith("margin.toMean250")
                .hasSize(ALL.size() + MarginState.NAMES.size());
    }

    @Test
    void theStateOfTheMarginIsChosenByNameLikeAnyFeature() {
        assertThat(chosen(List.of("return.1", "margin.rms94"))).containsExactly("return.1", "margin.rms94");
        assertThat(chosen(List.of("return.1"))).containsExactly("return.1");
        assertThat(chosen(List.of("margin.*"))).isEqualTo(MarginState.NAMES);
    }

    @Test
    void aStarStandsForAnyRunOfCharacters() {
        assertThat(chosen(List.of("ewma.8*.toImplied"))).containsExactly("ewma.80.toImplied");
    }

    @Test
    void groupsAreLeftOut() {
        assertThat(chosen(List.of("return.1", "curve.*"), Group.CURVE)).containsExactly("return.1");
    }

    @Test
    void aMonotoneInputMustBeOneThatTheNetworkSees() {
        List<String> seen = List.of("return.1", "margin.rms94");
        assertThat(new FeatureChoice(seen, Set.of(), List.of("margin.rms94", "return.1")).names(COLUMNS))
                .isEqualTo(seen);
        assertThatThrownBy(() -> new FeatureChoice(seen, Set.of(), List.of("return.5")).names(COLUMNS))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("network.monotone: the network has no input called \"return.5\"")
                .hasMessageContaining("[return.1]");
    }

    @Test
    void aNameThatNoFeatureHasAndAChoiceOfNothingAreTold() {
        assertThatThrownBy(() -> chosen(List.of("return.1", "retrun.5")))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("network.features: no feature is called \"retrun.5\"")
                .hasMessageContaining("return.20");
        assertThatThrownBy(() -> chosen(List.of("curve.*"), Group.CURVE)).hasMessageContaining("leaves no feature");
    }
}
