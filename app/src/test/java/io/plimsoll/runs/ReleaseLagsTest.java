package io.plimsoll.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketSettings;
import io.plimsoll.market.ReleaseRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseLagsTest {

    @TempDir
    private Path folder = Path.of(".");

    private MarketSettings market(String lags) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file,
                "study: lags\nmarket:\n  releaseLags: " + lags + "\nbacktest: {start: 2030-01-02, end: 2031-01-02}\n");
        return StudyFile.read(file, OptionalLong.empty()).settings().market();
    }

    @Test
    void aWholeNumberIsSessionsAndNothingElse() throws IOException {
        MarketSettings market = market("{SOFR: 1, OVX: 2, CPIAUCSL: 30}");

        assertThat(market.releaseRule("SOFR")).isEqualTo(new ReleaseRule(0, 1, 10));
        assertThat(market.releaseRule("OVX")).isEqualTo(new ReleaseRule(0, 2, 10));
        assertThat(market.releaseRule("CPIAUCSL")).isEqualTo(new ReleaseRule(0, 30, 30));
    }

    @Test
    void aMappingChangesWhatItNames() throws IOException {
        MarketSettings market = market("{ICSA: {days: 6}, x.y: {days: 5, sessions: 2, stale: 20}}");

        assertThat(market.releaseRule("ICSA")).isEqualTo(new ReleaseRule(6, 0, 10));
        assertThat(market.releaseRule("x.y")).isEqualTo(new ReleaseRule(5, 2, 20));
        assertThat(market.releaseRule("DGS10")).isEqualTo(new ReleaseRule(0, 1, 10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ICSA: five}           | market.releaseLags.ICSA must be a whole number of sessions, or a mapping such as",
                "{ICSA: -1}             | market.releaseLags.ICSA: a release lag must not be negative, was 0 days, -1",
                "{ICSA: {day: 5}}       | unknown key market.releaseLags.ICSA.day; did you mean market.releaseLags.ICSA.days?",
                "{ICSA: {days: 1.5}}    | market.releaseLags.ICSA.days must be a whole number",
                "[ICSA]                 | market.releaseLags must be a mapping"
            })
    void aLagThatIsNoneIsAnError(String lags, String message) {
        assertThatThrownBy(() -> market(lags))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining(message);
    }
}
