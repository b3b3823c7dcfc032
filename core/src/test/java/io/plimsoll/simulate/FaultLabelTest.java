package io.plimsoll.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.market.ChainCleaner;
import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.Filter;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SourceRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Labels are true, complete, and found by the cleaner. */
class FaultLabelTest {

    private static final WorldSettings TWO_YEARS =
            WorldSettings.standard(21).withSessions(520).withFaultRate(0.03);

    private static final Map<Fault.Kind, Reason> REASONS = new EnumMap<>(Map.of(
            Fault.Kind.MISSING_PRICE, Reason.MISSING_PRICE,
            Fault.Kind.ZERO_BID, Reason.ZERO_BID,
            Fault.Kind.CROSSED, Reason.CROSSED,
            Fault.Kind.STALE, Reason.STALE,
            Fault.Kind.DUPLICATE, Reason.DUPLICATE));

    /** How well rows of a kind were found. */
    private static final class Count {
        int labelled;
        int found;
        int rejected;
        int right;
        int planted;
        int plantedFound;

        double recall() {
            return (double) found / labelled;
        }

        double precision() {
            return (double) right / rejected;
        }
    }

    @Test
    void theCleanerFindsNinetyNineInAHundredOfEachKindAndLittleElse(TestReporter reporter) {
        Map<Fault.Kind, Count> total = new EnumMap<>(Fault.Kind.class);
        REASONS.keySet().forEach(kind -> total.put(kind, new Count()));
        for (AssetProfile profile : TWO_YEARS.profiles()) {
            SimulatedMarket market = SimulatedWorld.market(TWO_YEARS, profile.symbol());
            count(market, total);
        }
        total.forEach((kind, c) -> {
            String figures = String.format(
                    "%s: %d labelled (%d planted), recall %.5f, of the planted %.5f, precision %.5f of %d",
                    kind,
                    c.labelled,
                    c.planted,
                    c.recall(),
                    (double) c.plantedFound / c.planted,
                    c.precision(),
                    c.rejected);
            reporter.publishEntry(figures);
            assertThat(c.planted).as(figures).isGreaterThan(500);
            assertThat(c.recall()).as(figures).isGreaterThanOrEqualTo(0.99);
            assertThat(c.plantedFound).as(figures).isGreaterThanOrEqualTo((int) (0.99 * c.planted));
            assertThat(c.precision()).as(figures).isGreaterThanOrEqualTo(0.99);
        });
    }

    /** A row with several labels is found where it is rejected for any of them, and rightly for whichever it is. */
    private static void count(SimulatedMarket market, Map<Fault.Kind, Count> total) {
        Map<SourceRow, Reason> reasons = clean(market);
        Map<SourceRow, Set<Reason>> labels = new HashMap<>();
        for (Fault fault : market.faults()) {
            Count c = total.get(fault.kind());
            if (fault.source() == null || c == null) {
                continue;
            }
            labels.computeIfAbsent(fault.source(), s -> new HashSet<>()).add(reason(fault.kind()));
            int found = reasons.containsKey(fault.source()) ? 1 : 0;
            int planted = fault.cause() == Fault.Cause.PLANTED ? 1 : 0;
            c.labelled++;
            c.found += found;
            c.planted += planted;
            c.plantedFound += planted * found;
        }
        for (Map.Entry<Fault.Kind, Count> kind : total.entrySet()) {
            reasons.forEach((source, reason) -> {
                if (reason == reason(kind.getKey())) {
                    kind.getValue().rejected++;
                    kind.getValue().right +=
                            labels.getOrDefault(source, Set.of()).contains(reason) ? 1 : 0;
                }
            });
        }
    }

    private static Reason reason(Fault.Kind kind) {
        return REASONS.getOrDefault(kind, Reason.NOT_USED);
    }

    private static Map<SourceRow, Reason> clean(SimulatedMarket market) {
        CleaningSettings settings = CleaningSettings.of(CleaningSettings.Preset.NONE)
                .with(List.of(Filter.ZERO_BID, Filter.CROSSED, Filter.DUPLICATE, Filter.STALE));
        Map<SourceRow, Reason> reasons = new HashMap<>();
        OptionChain before = null;
        for (OptionChain day : OptionChain.byDate(market.options())) {
            for (RejectedRow row : ChainCleaner.clean(day, before, settings).rejected()) {
                reasons.put(row.source(), row.reason());
            }
            before = day;
        }
        return reasons;
    }

    private static Map<LocalDate, List<OptionRow>> days(SimulatedMarket market) {
        return market.options().stream()
                .collect(Collectors.groupingBy(OptionRow::date, TreeMap::new, Collectors.toList()));
    }

    @Test
    void spoiltRowsAreWrongInTheWayThatIsTold() {
        SimulatedMarket spoilt = SimulatedWorld.market(TWO_YEARS, "HARBIX");
        Map<String, OptionRow> clean = byKey(SimulatedWorld.market(TWO_YEARS.withFaultRate(0), "HARBIX"));
        Map<Fault.Kind, Integer> counts = new EnumMap<>(Fault.Kind.class);
        for (Fault fault : spoilt.faults()) {
            if (fault.cause() == Fault.Cause.PLANTED) {
                counts.merge(fault.kind(), 1, Integer::sum);
                String key = fault.date() + " " + fault.instrument();
                assertThat(clean).containsKey(key);
                check(spoilt, fault, Objects.requireNonNull(clean.get(key)));
            }
        }
        assertThat(counts).containsOnlyKeys(Fault.Kind.values());
        double planted = counts.values().stream().mapToInt(n -> n).sum();
        assertThat(planted / spoilt.options().size()).isBetween(0.024, 0.031);
    }

    private static void check(SimulatedMarket spoilt, Fault fault, OptionRow truth) {
        SourceRow source = fault.source();
        if (source == null) {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.MISSING_ROW);
            return;
        }
        int at = (int) source.line() - 2;
        OptionRow row = spoilt.options().get(at);
        assertThat(row.source()).isEqualTo(source);
        assertThat(row.instrument()).isEqualTo(fault.instrument());
        switch (fault.kind()) {
            case MISSING_PRICE -> assertThat(row.mark()).isNaN();
            case ZERO_BID -> {
                assertThat(row.bid()).isZero();
                assertThat(truth.bid()).isPositive();
            }
            case CROSSED -> assertThat(row.bid()).isGreaterThan(row.ask());
            case DUPLICATE ->
                assertThat(row.instrument())
                        .isEqualTo(spoilt.options().get(at - 1).instrument());
            case STALE -> {
                assertThat(row.volume()).isZero();
                assertThat(List.of(row.bid(), row.ask(), row.price()))
                        .isNotEqualTo(List.of(truth.bid(), truth.ask(), truth.price()));
            }
            case MISSING_ROW -> throw new AssertionError(fault + " must have no row");
        }
    }

    private static Map<String, OptionRow> byKey(SimulatedMarket market) {
        Map<String, OptionRow> rows = new HashMap<>();
        market.options().forEach(o -> rows.put(o.date() + " " + o.instrument(), o));
        return rows;
    }

    /** A second writing of what the kinds mean, from the rows of the file alone. */
    @Test
    void everyLabelIsTrueAndEveryFaultLabelled() {
        for (AssetProfile profile : TWO_YEARS.profiles()) {
            SimulatedMarket market = SimulatedWorld.market(TWO_YEARS, profile.symbol());
            Set<String> labels = market.faults().stream()
                    .filter(f -> f.source() != null)
                    .map(f -> f.kind() + " " + f.source())
                    .collect(Collectors.toSet());
            Set<String> truths = new HashSet<>();
            Map<String, OptionRow> before = Map.of();
            for (List<OptionRow> day : days(market).values()) {
                Map<String, OptionRow> today = new HashMap<>();
                for (OptionRow row : day) {
                    kinds(row, before.get(row.instrument()), today.containsKey(row.instrument()))
                            .forEach(kind -> truths.add(kind + " " + row.source()));
                    today.putIfAbsent(row.instrument(), row);
                }
                before = today;
            }
            assertThat(labels).isEqualTo(truths);
        }
    }

    private static List<Fault.Kind> kinds(OptionRow row, @Nullable OptionRow before, boolean again) {
        List<Fault.Kind> kinds = new ArrayList<>();
        if (Double.isNaN(row.price()) && Double.isNaN(row.bid()) && Double.isNaN(row.ask())) {
            kinds.add(Fault.Kind.MISSING_PRICE);
        } else if (before != null && row.volume() == 0 && prices(row).equals(prices(before))) {
            kinds.add(Fault.Kind.STALE);
        }
        if (row.bid() == 0) {
            kinds.add(Fault.Kind.ZERO_BID);
        }
        if (row.bid() > row.ask()) {
            kinds.add(Fault.Kind.CROSSED);
        }
        if (again) {
            kinds.add(Fault.Kind.DUPLICATE);
        }
        return kinds;
    }

    private static List<Double> prices(OptionRow row) {
        return List.of(row.price(), row.bid(), row.ask());
    }

    @Test
    void everyContractOfTheCleanFileIsInTheSpoiltOneOrLabelledAsMissing() {
        SimulatedMarket spoilt = SimulatedWorld.market(TWO_YEARS, "SKERRY");
        Set<String> expected = byKey(SimulatedWorld.market(TWO_YEARS.withFaultRate(0), "SKERRY"))
                .keySet();
        Set<String> there = new HashSet<>(byKey(spoilt).keySet());
        List<String> missing = new ArrayList<>();
        for (Fault fault : spoilt.faults()) {
            if (fault.kind() == Fault.Kind.MISSING_ROW) {
                missing.add(fault.date() + " " + fault.instrument());
            }
        }
        assertThat(missing).hasSizeGreaterThan(200).doesNotHaveDuplicates().doesNotContainAnyElementsOf(there);
        there.addAll(missing);
        assertThat(there).isEqualTo(expected);
    }

    @Test
    void onlyZeroBidsAndUnmovedQuotesComeAboutByThemselves() {
        for (AssetProfile profile : TWO_YEARS.profiles()) {
            assertThat(SimulatedWorld.market(TWO_YEARS, profile.symbol()).faults().stream()
                            .filter(f -> f.cause() == Fault.Cause.NATURAL))
                    .extracting(Fault::kind)
                    .containsOnly(Fault.Kind.ZERO_BID, Fault.Kind.STALE);
        }
    }

    @Test
    void zeroBidsComeAboutInTheWingsOfACleanMarket() {
        SimulatedMarket market = SimulatedWorld.market(TWO_YEARS.withFaultRate(0), "HARBIX");
        Set<SourceRow> labelled = market.faults().stream()
                .filter(f -> f.kind() == Fault.Kind.ZERO_BID)
                .map(f -> new SourceRow(
                        "HARBIX/options.csv",
                        f.source() == null ? 0 : f.source().line()))
                .collect(Collectors.toSet());
        List<OptionRow> zero =
                market.options().stream().filter(o -> o.bid() == 0).toList();
        assertThat(zero.size() / (double) market.options().size()).isBetween(0.01, 0.15);
        assertThat(zero).allMatch(o -> labelled.contains(o.source())).hasSize(labelled.size());
        assertThat(zero).allMatch(o -> o.mark() < 1);
    }
}
