package io.plimsoll.runs;

import io.plimsoll.market.ChainCleaner;
import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.Filter;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SourceRow;
import io.plimsoll.simulate.AssetProfile;
import io.plimsoll.simulate.Fault;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.SimulatedWorld;
import io.plimsoll.simulate.WorldSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well the cleaner finds dirty rows of one kind, of which the labels of a simulated world know every one. A row with several
 * labels is found where it is rejected for any of them, and rightly rejected for whichever it is.
 *
 * @param kind what is wrong
 * @param labelled rows with the label
 * @param planted of them, those spoilt on purpose
 * @param found labelled rows that were rejected
 * @param plantedFound planted rows that were rejected
 * @param rejected rows that were rejected for this kind
 * @param right of them, those with the label
 */
public record CleanerRecall(
        Fault.Kind kind, long labelled, long planted, long found, long plantedFound, long rejected, long right) {

    private static final Map<Fault.Kind, Reason> REASONS = new EnumMap<>(Map.of(
            Fault.Kind.MISSING_PRICE, Reason.MISSING_PRICE,
            Fault.Kind.ZERO_BID, Reason.ZERO_BID,
            Fault.Kind.CROSSED, Reason.CROSSED,
            Fault.Kind.DUPLICATE, Reason.DUPLICATE,
            Fault.Kind.STALE, Reason.STALE));

    /** Share of the labelled rows that were found. */
    public double recall() {
        return (double) found / labelled;
    }

    /** Share of the planted rows that were found. */
    public double plantedRecall() {
        return (double) plantedFound / planted;
    }

    /** Share of the rows rejected for this kind that have the label. */
    public double precision() {
        return (double) right / rejected;
    }

    private CleanerRecall plus(CleanerRecall other) {
        return new CleanerRecall(
                kind,
                labelled + other.labelled,
                planted + other.planted,
                found + other.found,
                plantedFound + other.plantedFound,
                rejected + other.rejected,
                right + other.right);
    }

    /** By kind, over all underlyings of a world; a row that is missing cannot be found. */
    public static List<CleanerRecall> of(WorldSettings settings) {
        Map<Fault.Kind, CleanerRecall> total = new EnumMap<>(Fault.Kind.class);
        for (AssetProfile profile : settings.profiles()) {
            for (CleanerRecall r : of(SimulatedWorld.market(settings, profile.symbol()))) {
                total.merge(r.kind(), r, CleanerRecall::plus);
            }
        }
        return List.copyOf(total.values());
    }

    private static List<CleanerRecall> of(SimulatedMarket market) {
        Map<SourceRow, Reason> reasons = clean(market);
        Map<SourceRow, Set<Fault.Kind>> labels = new HashMap<>();
        for (Fault fault : market.faults()) {
            if (fault.source() != null) {
                labels.computeIfAbsent(fault.source(), s -> new HashSet<>()).add(fault.kind());
            }
        }
        List<CleanerRecall> kinds = new ArrayList<>();
        REASONS.forEach((kind, reason) -> {
            List<Fault> of = market.faults().stream()
                    .filter(f -> f.kind() == kind && f.source() != null)
                    .toList();
            List<SourceRow> rejected = reasons.entrySet().stream()
                    .filter(r -> r.getValue() == reason)
                    .map(Map.Entry::getKey)
                    .toList();
            kinds.add(new CleanerRecall(
                    kind,
                    of.size(),
                    of.stream().filter(CleanerRecall::planted).count(),
                    of.stream().filter(f -> reasons.containsKey(f.source())).count(),
                    of.stream()
                            .filter(f -> planted(f) && reasons.containsKey(f.source()))
                            .count(),
                    rejected.size(),
                    rejected.stream()
                            .filter(row -> labels.getOrDefault(row, Set.of()).contains(kind))
                            .count()));
        });
        return kinds;
    }

    private static boolean planted(Fault fault) {
        return fault.cause() == Fault.Cause.PLANTED;
    }

    /** Every row that the rules about single rows reject, and for what. */
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
}
