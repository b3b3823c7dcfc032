package io.plimsoll.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.Filter;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.surface.ForwardSettings;
import io.plimsoll.surface.SurfaceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurfaceKeysTest {

    @TempDir
    private Path folder = Path.of(".");

    private SurfaceSettings surface(String... lines) throws IOException {
        return study(lines).settings().surface();
    }

    private StudyFile study(String... lines) throws IOException {
        Path file = folder.resolve("study.yaml");
        String surface = lines.length == 0 ? "" : "surface:\n  " + String.join("\n  ", lines) + "\n";
        Files.writeString(file, "study: keys\n" + surface + "backtest: {start: 2030-01-02, end: 2031-01-02}\n");
        return StudyFile.read(file, OptionalLong.empty());
    }

    @Test
    void withoutKeysTheStandardPresetApplies() throws IOException {
        assertThat(surface().cleaning()).isEqualTo(CleaningSettings.of(CleaningSettings.Preset.STANDARD));
        assertThat(surface().forward()).isEqualTo(ForwardSettings.STANDARD);
    }

    @Test
    void thresholdsMayStandInTheSurfaceSectionOrInItsCleaningSection() throws IOException {
        CleaningSettings above = surface("priceFloor: 0.02", "minDays: 10").cleaning();
        CleaningSettings within =
                surface("cleaning: {priceFloor: 0.02, minDays: 10}").cleaning();
        assertThat(above).isEqualTo(within);
        assertThat(above.priceFloor()).isEqualTo(0.02);
        assertThat(above.minDays()).isEqualTo(10);
        assertThat(surface("priceFloor: 0.02", "cleaning: {priceFloor: 0.03}")
                        .cleaning()
                        .priceFloor())
                .isEqualTo(0.03);
    }

    @Test
    void aPresetIsChangedByFiltersAndThresholds() throws IOException {
        CleaningSettings cleaning = surface(
                        "cleaning:",
                        "  preset: cjs",
                        "  with: [non_convex, stale]",
                        "  without: [iv_outlier]",
                        "  maxDays: 365",
                        "  lowestStrikeToForward: 0.7",
                        "  priceTolerance: 0.001")
                .cleaning();
        CleaningSettings cjs = CleaningSettings.of(CleaningSettings.Preset.CJS);
        assertThat(cleaning.filters())
                .isEqualTo(cjs.with(Set.of(Filter.NON_CONVEX, Filter.STALE))
                        .without(Set.of(Filter.IV_OUTLIER))
                        .filters());
        assertThat(cleaning.maxDays()).isEqualTo(365);
        assertThat(cleaning.lowestStrikeToForward()).isEqualTo(0.7);
        assertThat(cleaning.priceTolerance()).isEqualTo(0.001);
        assertThat(cleaning.highestVol()).isEqualTo(1);
    }

    @Test
    void theForwardSectionIsRead() throws IOException {
        assertThat(surface("forward: {discount: curve, nearPairs: 6, linePairs: 20, maxRateError: 0.01}")
                        .forward())
                .isEqualTo(new ForwardSettings(ForwardSettings.DiscountSource.CURVE, 6, 20, 0.01));
    }

    @Test
    void resolvedSettingsListTheFiltersInTheirOrder() throws IOException {
        String text = SettingsText.of(study("cleaning: {preset: none, with: [stale, zero_bid]}"));
        assertThat(text).contains("filters:\n      - \"ZERO_BID\"\n      - \"STALE\"\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cleaning: {preset: strict}          | surface.cleaning.preset must be one of [standard, vix, cjs, none]",
                "cleaning: {with: [non_convecs]}     | surface.cleaning.with must be one of [too_short,",
                "cleaning: {without: stale}          | surface.cleaning.without must be a list",
                "cleaning: {maxIvDeviation: 3}       | unknown key surface.cleaning.maxIvDeviation; did you mean surface.cleaning.maxIvDeviations?",
                "cleaning: {minDays: 0}              | 1 <= minDays <= maxDays, were 0.0, 0 and 730",
                "forward: {discount: shibor}         | surface.forward.discount must be one of [curve, parity]",
                "forward: {nearPairs: 40}            | 2 <= nearPairs <= linePairs",
                "minStrikes: 0                       | surface.minStrikes must be at least 1, was 0",
            })
    void whatCannotBeIsRejectedByName(String line, String message) {
        assertThatThrownBy(() -> surface(line.strip()))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining(message.strip());
    }
}
