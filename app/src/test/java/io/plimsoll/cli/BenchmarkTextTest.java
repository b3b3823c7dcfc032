package io.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.backtest.Metrics;
import io.plimsoll.backtest.Metrics.ModelMetrics;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BenchmarkTextTest {

    private static ModelMetrics model(String name, @Nullable Double oracle, @Nullable Double regret) {
        return new ModelMetrics(
                name, "long", 3, 0.012, 0.002, 0.03, 0.7, null, null, null, 0.04, 0.04, 0.0005, null, null, 1.5, 0.1,
                0.2, 0.3, 0.001, 0.02, 3, 0.01, 0.02, true, 1.0, null, oracle, regret);
    }

    private static String text(ModelMetrics hs, List<ModelMetrics> oracle) {
        LocalDate day = LocalDate.of(2020, 1, 2);
        return BenchmarkText.of(
                new Metrics("s", "simulated", 0.99, 1, 250, day, day.plusYears(1), "hs", List.of(hs), oracle));
    }

    @Test
    void theOracleStandsApartUnderTheModelsWithWhatItIs() {
        List<String> lines = text(model("hs", 0.0004, 0.25), List.of(model("oracle", 0.0005, 0.0)))
                .lines()
                .toList();
        assertThat(lines.get(2)).endsWith("worst250  regret %");
        assertThat(lines.get(3)).startsWith("hs ").endsWith(" 3      25.0");
        assertThat(lines.get(4)).isEmpty();
        assertThat(lines.get(5)).startsWith("oracle ").endsWith(" 0.0").hasSameSizeAs(lines.get(3));
        assertThat(lines.get(6)).contains("which no one can know");
    }

    @Test
    void aModelSaysWhetherItIsInTheConfidenceSetOfItsSide() {
        List<String> lines = text(model("hs", null, null), List.of()).lines().toList();
        assertThat(lines.get(2)).contains("pinball 90 set");
        assertThat(lines.get(3)).contains(" 0.000500000     in ").hasSameSizeAs(lines.get(2));
    }

    @Test
    void whereTheTruthIsNotKnownTheTableSaysNothingOfIt() {
        assertThat(text(model("hs", null, null), List.of()))
                .doesNotContain("oracle", "regret")
                .endsWith("       3\n");
    }
}
