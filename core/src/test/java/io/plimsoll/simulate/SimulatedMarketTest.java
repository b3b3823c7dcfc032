package io.plimsoll.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.Bar;
import io.plimsoll.market.DeliveryMonth;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class SimulatedMarketTest {

    private static final SimulationSettings CLEAN =
            SimulationSettings.standard(5).withSessions(250).withFaultRate(0);

    @Test
    void hasFiveExpiriesEachDayAndOneHundredToOneHundredAndFiftyRows() {
        SimulatedMarket market = SimulatedMarket.simulate(CLEAN);
        Map<LocalDate, Map<LocalDate, List<OptionRow>>> chains = market.options().stream()
                .collect(
                        Collectors.groupingBy(OptionRow::date, TreeMap::new, Collectors.groupingBy(OptionRow::expiry)));

        assertThat(chains).hasSize(250);
        chains.forEach((date, chain) -> {
            assertThat(chain).hasSize(5);
            assertThat(chain.values().stream().mapToInt(List::size).sum())
                    .as(date.toString())
                    .isBetween(90, 160);
            chain.forEach((expiry, rows) ->
                    assertThat(rows.size() / 2).as(date + " " + expiry).isBetween(8, 18));
        });
        assertThat(market.options().size() / 250.0).isBetween(100.0, 150.0);
    }

    @Test
    void oneForwardSatisfiesParityWithinTheSpreadsOfAllStrikes() {
        SimulatedMarket market = SimulatedMarket.simulate(CLEAN);
        Map<LocalDate, Double> rates = market.series().getOrDefault("rate", List.of()).stream()
                .collect(Collectors.toMap(SeriesPoint::date, SeriesPoint::value));
        Map<String, double[]> bands = new HashMap<>();
        Map<String, OptionRow> calls = new HashMap<>();
        for (OptionRow row : market.options()) {
            String strike = row.date() + " " + row.expiry() + " " + row.strike();
            OptionRow call = row.right() == OptionRight.CALL ? calls.put(strike, row) : calls.get(strike);
            if (row.right() == OptionRight.PUT && call != null) {
                double years = ChronoUnit.DAYS.between(row.date(), row.expiry()) / 365.0;
                double discount = 1 / (1 + rates.getOrDefault(row.date(), Double.NaN) / 100 * years);
                double[] band = bands.computeIfAbsent(row.date() + " " + row.expiry(), key ->
                        new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY});
                band[0] = Math.max(band[0], call.bid() - row.ask() + discount * row.strike());
                band[1] = Math.min(band[1], call.ask() - row.bid() + discount * row.strike());
            }
        }
        assertThat(bands).hasSize(1250);
        bands.forEach((expiry, band) -> assertThat(band[0]).as(expiry).isLessThan(band[1]));
    }

    @Test
    void cleanRowsAreQuotedOnTheGridAndNeverTwice() {
        SimulatedMarket market = SimulatedMarket.simulate(CLEAN);
        Set<String> seen = new HashSet<>();
        for (OptionRow row : market.options()) {
            assertThat(row.bid()).isNotNegative().isLessThan(row.ask());
            assertThat(100 * row.ask()).isEqualTo(Math.rint(100 * row.ask()), within(1e-6));
            assertThat(row.openInterest()).isNotNegative();
            assertThat(seen.add(row.date() + row.instrument())).isTrue();
        }
        assertThat(market.faults()).allMatch(f -> f.cause() == Fault.Cause.NATURAL);
    }

    @Test
    void openInterestIsCarriedFromDayToDay() {
        SimulatedMarket market = SimulatedMarket.simulate(CLEAN);
        Map<String, OptionRow> before = new HashMap<>();
        LocalDate yesterday = LocalDate.MIN;
        LocalDate today = LocalDate.MIN;
        int carried = 0;
        for (OptionRow row : market.options()) {
            if (!row.date().equals(today)) {
                yesterday = today;
                today = row.date();
            }
            OptionRow old = before.put(row.instrument(), row);
            if (old != null && old.date().equals(yesterday)) {
                assertThat(Math.abs(row.openInterest() - old.openInterest())).isLessThanOrEqualTo(row.volume());
                carried++;
            }
        }
        assertThat(carried).isGreaterThan(market.options().size() / 2);
    }

    @Test
    void spreadsWidenAwayFromTheMoneyAndAsExpiryNears() {
        SimulatedMarket market = SimulatedMarket.simulate(CLEAN);
        List<OptionRow> twoMonths = market.options().stream()
                .filter(o -> ChronoUnit.DAYS.between(o.date(), o.expiry()) > 60)
                .toList();
        double inTheMiddle = relativeSpread(twoMonths, 20, 1e9);
        double inTheWings = relativeSpread(twoMonths, 0.5, 2);
        assertThat(inTheWings).isGreaterThan(2 * inTheMiddle);
        List<OptionRow> days = market.options().stream()
                .filter(o -> ChronoUnit.DAYS.between(o.date(), o.expiry()) < 6)
                .toList();
        assertThat(relativeSpread(days, 0.5, 2)).isLessThan(inTheWings);
        assertThat(relativeSpread(days, 10, 20)).isGreaterThan(inTheMiddle);
    }

    /** Mean of spread ÷ mid of the options that cost from {@code least} to {@code most}. */
    private static double relativeSpread(List<OptionRow> rows, double least, double most) {
        return rows.stream()
                .filter(o -> o.mark() >= least && o.mark() < most)
                .mapToDouble(o -> (o.ask() - o.bid()) / o.mark())
                .average()
                .orElseThrow();
    }

    @Test
    void sessionsAreWeekdaysAndLinesRunOn() {
        SimulatedMarket market = SimulatedMarket.simulate(CLEAN);
        LocalDate before = LocalDate.of(2016, 1, 1);
        for (Bar bar : market.bars()) {
            assertThat(bar.date()).isAfter(before);
            assertThat(bar.date().getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            assertThat(bar.low()).isLessThanOrEqualTo(Math.min(bar.open(), bar.close()));
            assertThat(bar.high()).isGreaterThanOrEqualTo(Math.max(bar.open(), bar.close()));
            before = bar.date();
        }
        for (int i = 0; i < market.options().size(); i++) {
            assertThat(market.options().get(i).source()).isEqualTo(new SourceRow("HARBIX/options.csv", i + 2));
        }
    }

    @Test
    void aWeekendAsFirstDateMovesToMonday() {
        SimulationSettings settings =
                new SimulationSettings(1, 2, LocalDate.of(2016, 1, 2), 1000, 0.01, 0, Signal.TRUE);
        assertThat(SimulatedMarket.simulate(settings).bars().get(0).date()).isEqualTo(LocalDate.of(2016, 1, 4));
    }

    @Test
    void futuresAreFourQuarterMonths() {
        SimulatedMarket market = SimulatedMarket.simulate(CLEAN);
        assertThat(market.futures()).hasSize(1000);
        for (int i = 0; i < market.futures().size(); i++) {
            FuturesRow row = market.futures().get(i);
            Bar bar = market.bars().get(i / 4);
            assertThat(row.date()).isEqualTo(bar.date());
            assertThat(DeliveryMonth.of(row.contract()))
                    .isEqualTo(Expiries.futures(row.date(), market.profile().listing())
                            .get(i % 4));
            assertThat(row.settle() / bar.close()).isBetween(0.9, 1.1);
            assertThat(row.low()).isLessThanOrEqualTo(row.settle());
            assertThat(row.high()).isGreaterThanOrEqualTo(row.settle());
        }
        assertThat(market.series()).containsOnlyKeys("rate", "volindex");
    }

    @Test
    void theSameSeedGivesTheSameRowsAndAnotherSeedOthers() {
        SimulationSettings settings = SimulationSettings.standard(9).withSessions(30);
        long once = fingerprint(SimulatedMarket.simulate(settings));

        assertThat(fingerprint(SimulatedMarket.simulate(settings))).isEqualTo(once);
        assertThat(fingerprint(
                        SimulatedMarket.simulate(SimulationSettings.standard(10).withSessions(30))))
                .isNotEqualTo(once);
    }

    @Test
    void theRowsAreTheSameOnEveryMachine() {
        assertThat(fingerprint(
                        SimulatedMarket.simulate(SimulationSettings.standard(9).withSessions(250))))
                .isEqualTo(956288682L);
    }

    private static long fingerprint(SimulatedMarket market) {
        CRC32 crc = new CRC32();
        for (List<?> rows : List.of(market.bars(), market.options(), market.futures())) {
            rows.forEach(row -> crc.update(row.toString().getBytes(StandardCharsets.UTF_8)));
        }
        crc.update(market.series().toString().getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    @Test
    void optionActivityGrowsWithVolatility() {
        SimulatedMarket market =
                SimulatedMarket.simulate(SimulationSettings.standard(1).withSessions(750));
        Map<LocalDate, Double> volumes = market.options().stream()
                .collect(Collectors.groupingBy(OptionRow::date, Collectors.summingDouble(OptionRow::volume)));
        double[] index = market.series().getOrDefault("volindex", List.of()).stream()
                .mapToDouble(SeriesPoint::value)
                .toArray();
        double[] volume = market.bars().stream()
                .mapToDouble(bar -> volumes.getOrDefault(bar.date(), Double.NaN))
                .toArray();

        assertThat(new PearsonsCorrelation().correlation(index, volume)).isGreaterThan(0.5);
    }

    @Test
    void settingsOutOfRangeAreRefusedWithTheirValues() {
        SimulationSettings standard = SimulationSettings.standard(1);
        assertThatThrownBy(() -> standard.withSessions(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sessions must be at least 2, was 1");
        assertThatThrownBy(() -> standard.withFaultRate(0.7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("faultRate must be in [0, 0.5], was 0.7");
        assertThatThrownBy(() -> new SimulationSettings(1, 10, LocalDate.of(2016, 1, 4), 5, 0.01, 0, Signal.TRUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("startPrice must be at least 1000 ticks and tick positive, were 5.0 and 0.01");
    }
}
