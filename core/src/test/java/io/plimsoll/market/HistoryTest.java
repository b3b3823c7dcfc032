package io.plimsoll.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final List<LocalDate> DATES =
            List.of(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 1, 3), LocalDate.of(2024, 1, 4));

    @Test
    void tomorrowCannotBeReadFromANarrowedHistory() {
        History today = History.of(DATES, Map.of("x", new double[] {1, 2, 3})).upTo(1);
        assertThat(today.latest("x")).isEqualTo(2);
        assertThat(today.window("x", 5)).containsExactly(1, 2);
        assertThat(today.lag("x", 7)).isNaN();
        assertThatThrownBy(() -> today.at("x", 2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("session 2 is not known at the close of session 1");
        assertThatThrownBy(() -> today.upTo(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> today.lag("x", -1)).hasMessageContaining("-1");
    }

    @Test
    void aSeriesIsKnownAfterItsReleaseLagAndForTenSessions() {
        List<LocalDate> days = java.util.stream.IntStream.range(0, 20)
                .mapToObj(DATES.get(0)::plusDays)
                .toList();
        SeriesPoint point = new SeriesPoint(new SourceRow("s", 2), "s", days.get(3), 7);
        double[] known =
                AlignedSeries.of(List.of(point), days, ReleaseRule.SAME_DAY).values();
        assertThat(known[2]).isNaN();
        assertThat(known[3]).isEqualTo(7);
        assertThat(known[13]).isEqualTo(7);
        assertThat(known[14]).isNaN();
        double[] lagged = AlignedSeries.of(List.of(point), days, new ReleaseRule(0, 2, 10))
                .values();
        assertThat(lagged[4]).isNaN();
        assertThat(lagged[5]).isEqualTo(7);
    }

    @Test
    void contractsTellTheirDeliveryMonth() {
        assertThat(DeliveryMonth.of("CLV25")).hasToString("2025-10");
        assertThat(DeliveryMonth.of("IH1909")).hasToString("2019-09");
        assertThatThrownBy(() -> DeliveryMonth.of("OVX")).hasMessageContaining("OVX");
    }

    @Test
    void aCurveHasSlopeCurvatureAndButterfly() {
        FuturesCurve curve = new FuturesCurve(DATES.get(0), new double[] {0.5, 1, 1.5}, new double[] {100, 102, 103});
        assertThat(curve.slope()).isCloseTo(Math.log(1.03), within(1e-12));
        assertThat(curve.curvature()).isCloseTo(2 * Math.log(103 / 102.0) - 2 * Math.log(1.02), within(1e-12));
        assertThat(curve.butterfly()).isCloseTo(-1 / 102.0, within(1e-12));
        assertThat(new FuturesCurve(DATES.get(0), new double[0], new double[0]).slope())
                .isNaN();
    }
}
