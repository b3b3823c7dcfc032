package io.plimsoll.market.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.market.OptionChain;
import io.plimsoll.simulate.Fault;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.SimulationSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A market whose faults are known: what is found must be these. */
class SimulatedMarketCheckTest {

    private static final SimulatedMarket MARKET = SimulatedMarket.simulate(
            SimulationSettings.standard(11).withSessions(500).withFaultRate(0.03));
    private static final List<Finding> FOUND = found();

    private static List<Finding> found() {
        List<Finding> found = new ArrayList<>();
        ChainWatch watch = new ChainWatch("SIM", found::add);
        OptionChain.byDate(MARKET.options()).forEach(watch::add);
        watch.finish();
        return found;
    }

    private record What(LocalDate day, String contract) {}

    private static Set<What> labelled(Fault.Kind kind) {
        return MARKET.faults().stream()
                .filter(f -> f.kind() == kind)
                .map(f -> new What(f.date(), f.instrument()))
                .collect(Collectors.toSet());
    }

    private static Set<What> found(Rule rule) {
        return FOUND.stream()
                .filter(f -> f.rule() == rule)
                .map(f -> new What(f.from(), f.values().replaceFirst(":.*", "")))
                .collect(Collectors.toSet());
    }

    @Test
    void nearlyAllMissingRowsAreFoundAndNothingElseIsCalledMissing() {
        Set<What> missing = labelled(Fault.Kind.MISSING_ROW);
        Set<What> found = found(Rule.MISSING_CONTRACT);
        assertThat(missing).hasSizeGreaterThan(100);
        Set<What> both = new HashSet<>(missing);
        both.retainAll(found);
        assertThat(both).hasSizeGreaterThanOrEqualTo((int) Math.ceil(0.99 * missing.size()));
        assertThat(missing).containsAll(found);
    }

    @Test
    void crossedAndDuplicateRowsAreThoseThatAreLabelled() {
        assertThat(found(Rule.CROSSED)).isEqualTo(labelled(Fault.Kind.CROSSED));
        assertThat(found(Rule.DUPLICATE)).isEqualTo(labelled(Fault.Kind.DUPLICATE));
    }

    @Test
    void nothingElseIsFound() {
        assertThat(FOUND).extracting(Finding::rule).isSubsetOf(Rule.MISSING_CONTRACT, Rule.CROSSED, Rule.DUPLICATE);
    }
}
