package io.plimsoll.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.StudySettings;
import io.plimsoll.backtest.NetworkSpec;
import io.plimsoll.backtest.RefitSettings;
import io.plimsoll.backtest.RefitSettings.FineTuning;
import io.plimsoll.margin.BaselineSettings;
import io.plimsoll.margin.tools.MarginModel;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.multiplier.Architecture;
import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.NetworkShape;
import io.plimsoll.multiplier.PathSettings;
import io.plimsoll.multiplier.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkKeysTest {

    @TempDir
    private Path folder = Path.of(".");

    private NetworkSettings network(String keys) throws IOException {
        return specs(keys).get(0).network();
    }

    private List<NetworkSpec> specs(String keys) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file, "study: keys\nnetwork: {" + keys + "}\nbacktest: {start: 2030-01-02, end: 2031-01-02}\n");
        return StudyFile.read(file, OptionalLong.empty()).settings().networks();
    }

    @Test
    void withoutKeysItIsFivePerceptronsOfEightUnitsThatMoveAMarginUnderLimits() throws IOException {
        NetworkSettings network = network("");
        assertThat(network.shape().architecture()).isEqualTo(Architecture.MLP);
        assertThat(network.shape().hidden()).containsExactly(8);
        assertThat(network.members()).isEqualTo(5);
        assertThat(network.training().weightDecay()).isEqualTo(3);
        assertThat(specs("").get(0).objective().path())
                .isEqualTo(new PathSettings(true, 1.5, 6, 0.55, 1, Optional.of("fhs"), 10, 250));
        assertThat(specs("").get(0).features().only()).contains("margin.*");
        assertThat(specs("path: {rise20Like: none}").get(0).objective().path().rise20Like())
                .isEmpty();
        assertThat(network.levels()).containsExactly(0.95, 0.975, 0.99);
    }

    @ParameterizedTest
    @CsvSource({"lstm, 20, 16", "gru, 20, 16", "transformer, 20, 16", "mlp, 1, 8"})
    void eachArchitectureHasDefaultsOfItsOwn(String name, int sequence, int units) throws IOException {
        NetworkShape shape = network("architecture: " + name).shape();
        assertThat(shape.sequence()).isEqualTo(sequence);
        assertThat(shape.hidden()[0]).isEqualTo(units);
    }

    @Test
    void everyKeyOfTrainingIsRead() throws IOException {
        NetworkSettings network = network("architecture: transformer, hidden: [32, 64], sequence: 60, layers: 2,"
                + " heads: 4, optimizer: adam, schedule: cosine, gradientClip: 1.5, dropout: 0, batchSize: 64");
        NetworkShape shape = network.shape();
        assertThat(shape.hidden()).containsExactly(32, 64);
        assertThat(new int[] {shape.sequence(), shape.layers(), shape.heads()}).containsExactly(60, 2, 4);
        assertThat(network.training())
                .isEqualTo(new TrainingSettings(
                        100,
                        100,
                        64,
                        TrainingSettings.Optimizer.ADAM,
                        0.005,
                        TrainingSettings.Schedule.COSINE,
                        3,
                        0,
                        1.5,
                        0));
    }

    @Test
    void refitsStartAnewOnAllThatIsKnownUnlessToldOtherwise() throws IOException {
        assertThat(specs("maxEpochs: 7").get(0).refit()).isEqualTo(new RefitSettings(0, 0, FineTuning.NONE));
        assertThat(specs("maxEpochs: 7, warmStart: true").get(0).refit())
                .isEqualTo(new RefitSettings(0, 7, FineTuning.NONE));
        assertThat(specs("rollingWindow: 750, warmStart: true, warmEpochs: 3, fineTune: {epochs: 20}")
                        .get(0)
                        .refit())
                .isEqualTo(new RefitSettings(750, 3, new FineTuning(20, 0.001)));
    }

    @Test
    void variantsRefitInWaysOfTheirOwn() throws IOException {
        List<RefitSettings> refits = specs("rollingWindow: 750, warmStart: true, warmEpochs: 3, variants:"
                        + " {anew: {warmStart: false}, whole: {rollingWindow: 0, fineTune: {learningRate: 0.01}}}")
                .stream()
                .map(NetworkSpec::refit)
                .toList();
        assertThat(refits)
                .containsExactly(
                        new RefitSettings(750, 3, FineTuning.NONE),
                        new RefitSettings(750, 0, FineTuning.NONE),
                        new RefitSettings(0, 3, new FineTuning(0, 0.01)));
    }

    @Test
    void aVariantIsMonotoneLikeTheNetworkUnlessItSaysNot() throws IOException {
        assertThat(specs("monotone: [rv.20], variants: {a: {}, free: {architecture: gru, monotone: []}}"))
                .extracting(spec -> spec.features().monotone())
                .containsExactly(List.of("rv.20"), List.of("rv.20"), List.of());
    }

    @Test
    void classesHaveNoPathUnlessTheyAreToldToAndThenAreRefused() throws IOException {
        assertThat(specs("loss: classes").get(0).objective().path()).isEqualTo(PathSettings.NONE);
        assertThatThrownBy(() -> specs("loss: classes, path: {moving: true}"))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("no path and no marginUnits with loss: classes");
    }

    @Test
    void theRuleThatIsMultipliedIsThereAndAVariantOfItsNameChangesIt() throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, "study: keys\nbacktest: {start: 2030-01-02, end: 2031-01-02}\n");
        StudySettings usual = StudyFile.read(file, OptionalLong.empty()).settings();
        assertThat(usual.baseline()).isEqualTo("ivnow");
        MarginModel.Spec rule = usual.models().stream()
                .filter(spec -> spec.name().equals("ivnow"))
                .findFirst()
                .orElseThrow();
        assertThat(rule.model()).isEqualTo("ivcapped+rise20");
        assertThat(rule.tools().rise20Like()).hasValue("fhs");
        assertThat(rule.baseline().smoothing().rise5()).isEqualTo(0.55);
        Files.writeString(file, """
                study: keys
                margin: {models: [hs], variants: {ivnow: {ivNowcast: 0, tools: {rise20Like: none}}}}
                backtest: {start: 2030-01-02, end: 2031-01-02}
                """);
        List<MarginModel.Spec> models =
                StudyFile.read(file, OptionalLong.empty()).settings().models();
        assertThat(models).extracting(MarginModel.Spec::name).containsExactly("hs", "ivnow");
        assertThat(models.get(1).baseline().smoothing())
                .isEqualTo(new BaselineSettings.Smoothing(1, 6, 0.7, 0.55, 10, 0));
        assertThat(models.get(1).tools().rise20Like()).isEmpty();
        assertThat(models.get(1).tools().rise20()).isEqualTo(1);
    }

    @Test
    void classesDoNotLearnFromAPanel() throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), """
                study: keys
                panel: [other.yaml]
                network: {loss: classes}
                backtest: {start: 2030-01-02, end: 2031-01-02}
                """);
        assertThatThrownBy(() -> StudyFile.read(file, OptionalLong.empty()))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("network.loss: classes", "panel");
    }

    @Test
    void theTextOfTheSettingsTellsASetInOneOrder() throws IOException {
        specs("without: [surface, curve, macro, sentiment, liquidity]");
        assertThat(SettingsText.of(StudyFile.read(folder.resolve("study.yaml"), OptionalLong.empty())))
                .containsPattern("(?s)LIQUIDITY.*CURVE.*MACRO.*SENTIMENT.*SURFACE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "architecture: cnn | must be one of [mlp, lstm, gru, transformer, linear], was \"cnn\"",
                "sequence: 20 | network: sequence must be 1 for MLP, was 20",
                "'architecture: transformer, heads: 3' | network: heads must divide the model width 16, was 3",
                "'architecture: linear, hidden: [4]' | network: hidden must be empty for LINEAR, was [4]",
                "'hidden: [4.5]' | network: hidden must be whole numbers, one was 4.5",
                "dropout: 1 | network: dropout must be in [0, 1), was 1.0",
                "rollingWindow: -1 | network: rollingWindow must be a number of sessions or 0, was -1",
                "'warmStart: true, warmEpochs: 0' | network: warmEpochs must be positive, was 0",
                "'fineTune: {epochs: 5, learningRate: 0}' | fineTune.learningRate must be positive and finite, was 0.0",
                "'weightDecay: 3, fineTune: {epochs: 5, learningRate: 0.5}' | fineTune: weightDecay must be in [0, 1/learn",
                "'fineTune: {epoch: 5}' | did you mean network.fineTune.epochs?",
                "'architecture: lstm, monotone: [rv.20]' | monotone inputs are for mlp and linear networks",
                "'loss: classes, monotone: [rv.20]' | was MLP with CLASSES and [rv.20]",
                "'variants: {hs: {members: 2}}' | \"hs\" must have another name than the models",
                "sequense: 20 | did you mean network.sequence?"
            })
    void whatCannotBeIsTurnedDownWithItsValue(String keys, String message) {
        assertThatThrownBy(() -> network(keys))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining(message);
    }
}
