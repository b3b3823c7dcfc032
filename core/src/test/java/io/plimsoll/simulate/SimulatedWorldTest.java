package io.plimsoll.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.market.DeliveryMonth;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.OptionRow;
import io.plimsoll.surface.model.SviSabr;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class SimulatedWorldTest {

    private static final WorldSettings SMALL = WorldSettings.standard(3).withSessions(120);

    @Test
    void anUnderlyingIsTheSameWhateverOthersThereAre() {
        SimulatedWorld whole = SimulatedWorld.simulate(SMALL);
        assertThat(whole.markets())
                .extracting(m -> m.profile().symbol())
                .containsExactly("HARBIX", "SKERRY", "FATHOM", "KEELCO", "MERDLR");
        for (AssetProfile profile : SMALL.profiles()) {
            SimulatedMarket inTheWorld = whole.market(profile.symbol());
            SimulatedMarket alone = SimulatedWorld.market(SMALL.withProfiles(List.of(profile)), profile.symbol());
            assertThat(alone.bars()).isEqualTo(inTheWorld.bars());
            assertThat(alone.options()).isEqualTo(inTheWorld.options());
            assertThat(alone.futures()).isEqualTo(inTheWorld.futures());
            assertThat(alone.faults()).isEqualTo(inTheWorld.faults());
            assertThat(alone.releases()).isEqualTo(inTheWorld.releases());
            assertThat(alone.trueQuantileLong()).isEqualTo(inTheWorld.trueQuantileLong());
        }
    }

    @Test
    void theTrueSmilesAreThoseThatOptionsArePricedFrom() {
        SimulatedMarket market = SimulatedWorld.market(SMALL.withFaultRate(0), "HARBIX");
        Map<LocalDate, SviSabr> smiles = new HashMap<>();
        List<SviSabr> truth = SimulatedWorld.smiles(SMALL, "HARBIX", 60);
        for (int i = 0; i < 120; i++) {
            smiles.put(market.bars().get(i).date(), truth.get(i));
        }
        int looked = 0;
        for (OptionRow row : market.options()) {
            boolean atTheMoney = Math.abs(row.strike() / close(market, row.date()) - 1) < 0.01;
            if (ChronoUnit.DAYS.between(row.date(), row.expiry()) == 60 && atTheMoney) {
                // σ ≈ straddle ÷ (0.8 F √T), call and put apart by less than the carry.
                double rough = row.mark() / (0.4 * row.strike() * Math.sqrt(60 / 365.0));
                assertThat(smiles).containsKey(row.date());
                assertThat(Objects.requireNonNull(smiles.get(row.date())).alpha())
                        .isBetween(0.6 * rough, 1.6 * rough);
                looked++;
            }
        }
        assertThat(looked).isPositive();
    }

    private static double close(SimulatedMarket market, LocalDate date) {
        return market.bars().stream()
                .filter(b -> b.date().equals(date))
                .findFirst()
                .orElseThrow()
                .close();
    }

    @Test
    void anotherSeedIsAnotherWorld() {
        assertThat(SimulatedWorld.market(WorldSettings.standard(4).withSessions(120), "SKERRY")
                        .bars())
                .isNotEqualTo(SimulatedWorld.market(SMALL, "SKERRY").bars());
    }

    @Test
    void moreFaultsDoNotMoveThePrices() {
        SimulatedMarket few = SimulatedWorld.market(SMALL, "SKERRY");
        SimulatedMarket many = SimulatedWorld.market(SMALL.withFaultRate(0.1), "SKERRY");
        assertThat(many.bars()).isEqualTo(few.bars());
        assertThat(many.futures()).isEqualTo(few.futures());
        assertThat(many.options()).isNotEqualTo(few.options());
    }

    @Test
    void returnsMoveTogetherAsTheirProfilesSay() {
        Map<String, double[]> returns = new HashMap<>();
        for (AssetProfile profile : AssetProfiles.all()) {
            returns.put(profile.symbol(), standardised(profile, Signal.TRUE));
        }
        for (AssetProfile a : AssetProfiles.all()) {
            for (AssetProfile b : AssetProfiles.all()) {
                if (!a.equals(b)) {
                    double expected = a.common().correlation() * b.common().correlation();
                    assertThat(new PearsonsCorrelation().correlation(returns.get(a.symbol()), returns.get(b.symbol())))
                            .as(a.symbol() + " " + b.symbol())
                            .isBetween(expected - 0.05, expected + 0.05);
                }
            }
        }
    }

    /** Normal moves without jumps, three seeds. */
    private static double[] standardised(AssetProfile profile, Signal signal) {
        AssetProfile calm = new AssetProfile(
                profile.symbol(),
                profile.name(),
                profile.startPrice(),
                profile.tick(),
                profile.trend(),
                profile.volatility(),
                new AssetProfile.Jumps(0, 0.01, 0, 0),
                profile.smile(),
                profile.carry(),
                profile.common(),
                profile.listing());
        List<Double> all = new ArrayList<>();
        for (long seed = 1; seed <= 3; seed++) {
            CommonPaths world = CommonPaths.of(WorldSettings.standard(seed).withSignal(signal));
            for (Session s : Session.path(world, calm)) {
                all.add((s.logReturn() - s.law().drift()) / s.law().deviation());
            }
        }
        return all.stream().mapToDouble(x -> x).toArray();
    }

    @Test
    void stressComesToSeveralAtOnceAndNotToAllAlways() {
        CommonPaths world = CommonPaths.of(WorldSettings.standard(1).withSessions(20_000));
        Map<String, double[]> stressed = new HashMap<>();
        for (AssetProfile p : AssetProfiles.all()) {
            stressed.put(
                    p.symbol(),
                    Session.path(world, p).stream()
                            .mapToDouble(s -> s.state().stressed() ? 1 : 0)
                            .toArray());
        }
        double together = new PearsonsCorrelation().correlation(stressed.get("HARBIX"), stressed.get("KEELCO"));
        double apart = new PearsonsCorrelation().correlation(stressed.get("HARBIX"), stressed.get("FATHOM"));
        assertThat(together).isBetween(0.3, 0.9);
        assertThat(apart).isBetween(-0.1, together - 0.2);
    }

    @Test
    void commoditiesHaveTwelveMonthsOfFuturesAndTheOthersFourQuarters() {
        for (SimulatedMarket market :
                SimulatedWorld.simulate(SMALL.withSessions(30)).markets()) {
            int listed = market.profile().listing().futures();
            assertThat(market.futures()).hasSize(30 * listed);
            Map<LocalDate, List<FuturesRow>> days =
                    market.futures().stream().collect(Collectors.groupingBy(FuturesRow::date));
            assertThat(days.values()).allSatisfy(rows -> {
                assertThat(rows).hasSize(listed);
                assertThat(rows)
                        .allMatch(r -> r.contract().matches(market.profile().symbol() + "\\d{4}"))
                        .isSortedAccordingTo(java.util.Comparator.comparing(r -> DeliveryMonth.of(r.contract())));
            });
        }
    }

    @Test
    void chainsOfEveryUnderlyingHaveOneHundredToOneHundredAndFiftyRowsADay() {
        for (AssetProfile profile : AssetProfiles.all()) {
            SimulatedMarket market = SimulatedWorld.market(SMALL.withFaultRate(0), profile.symbol());
            assertThat(market.options().size() / 120.0).as(profile.symbol()).isBetween(90.0, 155.0);
        }
    }

    @Test
    void settingsAndSymbolsThatMakeNoWorldAreRefused() {
        AssetProfile index = AssetProfiles.equityIndex();
        assertThatThrownBy(() -> SMALL.withProfiles(List.of(index, index)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("profiles must be one or more, each symbol once, were [HARBIX, HARBIX]");
        assertThatThrownBy(() -> SimulatedWorld.market(SMALL.withProfiles(List.of(index)), "SKERRY"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("symbol must be one of [HARBIX], was SKERRY");
        assertThatThrownBy(() -> index.priced(1, 0.01))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("startPrice must be at least 1000 ticks and tick positive, were 1.0 and 0.01");
    }
}
