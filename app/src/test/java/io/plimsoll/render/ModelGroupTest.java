package io.plimsoll.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelGroupTest {

    @ParameterizedTest
    @CsvSource({
        "fhs, BASELINE",
        "hs-rel-es, BASELINE",
        "fhs-garch, BASELINE",
        "fhs+buffer, WITH_TOOLS",
        "hs-abs+rise5+rise20, WITH_TOOLS",
        "hs250, VARIANT",
        "fhs94+buffer, VARIANT",
        "nn, NETWORK",
        "nn+controller, NETWORK",
        "nnn, VARIANT",
        "oracle, ORACLE"
    })
    void aNameTellsTheKindOfModel(String name, ModelGroup group) {
        assertThat(ModelGroup.of(name)).isEqualTo(group);
    }

    @Test
    void groupsComeInTheOrderOfReadingAndKeepThatOfTheirModels() {
        assertThat(ModelGroup.grouped(List.of("nn", "hs250", "hs", "fhs+floor", "fhs"))
                        .toString())
                .isEqualTo("{BASELINE=[hs, fhs], WITH_TOOLS=[fhs+floor], VARIANT=[hs250], NETWORK=[nn]}");
    }

    @Test
    void aFigureOffersEightModelsAtMostTheTellingOnesFirst() {
        List<String> many = IntStream.range(0, 30).mapToObj(i -> "own" + i).toList();
        assertThat(ModelGroup.first(many, "own7"))
                .containsExactly("own7", "own0", "own1", "own2", "own3", "own4", "own5", "own6");
        assertThat(ModelGroup.first(List.of("ewma", "hs", "static", "nn", "nn+controller", "fhs"), "hs"))
                .containsExactly("nn+controller", "hs", "nn", "fhs", "static", "ewma");
    }
}
