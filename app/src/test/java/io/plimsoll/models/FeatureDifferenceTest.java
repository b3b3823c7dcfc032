package io.plimsoll.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureDifferenceTest {

    private static final List<String> MODEL = List.of("rv.20", "skew", "rate", "margin.loss");

    @Test
    void theSameNamesInTheSameOrderDoNotDiffer() {
        assertThat(FeatureDifference.of(MODEL, List.copyOf(MODEL))).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(FeatureDifference.of(MODEL, List.of("rv.20", "rate", "margin.loss")))
                .hasValue("missing here, though the model was trained on them: skew");
    }

    @Test
    void whatIsUnknownIsNamed() {
        assertThat(FeatureDifference.of(MODEL, List.of("rv.20", "skew", "new", "rate", "margin.loss")))
                .hasValue("unknown to the model: new");
    }

    @Test
    void anotherOrderIsNamedWhereItBegins() {
        assertThat(FeatureDifference.of(MODEL, List.of("rv.20", "rate", "skew", "margin.loss")))
                .hasValue("in another order: where the model has skew this program has rate");
    }

    @Test
    void severalDifferencesAreAllNamed() {
        assertThat(FeatureDifference.of(MODEL, List.of("margin.loss", "new", "rv.20", "rate")))
                .hasValue("missing here, though the model was trained on them: skew; unknown to the model: new;"
                        + " in another order: where the model has rv.20 this program has margin.loss");
    }

    @Test
    void manyNamesAreCounted() {
        List<String> many = IntStream.range(0, 14).mapToObj(i -> "f" + i).toList();
        assertThat(FeatureDifference.of(many, List.of("f0")).orElse("")).endsWith("f9, f10 and 3 more");
    }
}
