package io.plimsoll.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.surface.arbitrage.ButterflyBound;
import io.plimsoll.surface.arbitrage.Calendar;
import io.plimsoll.surface.model.SviSabr;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulatedSmileTest {

    @Test
    void noStateGivesAButterfly() {
        for (List<SviSabr> surface : surfaces()) {
            for (SviSabr smile : surface) {
                double wing = 1 + Math.abs(smile.rho());
                assertThat(smile.psi() * wing).isLessThan(4);
                assertThat(smile.nu() * smile.nu() * smile.timeToExpiryYears() * wing)
                        .isLessThanOrEqualTo(4);
                assertThat(ButterflyBound.share(smile)).isLessThan(1);
                assertThat(leastDensityFactor(smile)).isGreaterThanOrEqualTo(0);
            }
        }
    }

    private static double leastDensityFactor(SviSabr smile) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = -100; i <= 100; i++) {
            least = Math.min(least, smile.butterfly(0.06 * i * Math.sqrt(smile.theta())));
        }
        return least;
    }

    @Test
    void noStateGivesACalendarSpread() {
        for (List<SviSabr> surface : surfaces()) {
            for (int i = 1; i < surface.size(); i++) {
                SviSabr near = surface.get(i - 1);
                SviSabr far = surface.get(i);
                assertThat(far.theta()).isGreaterThan(near.theta());
                assertThat(far.psi() * (1 - Math.abs(far.rho())))
                        .isGreaterThan(near.psi() * (1 - Math.abs(near.rho())));
                assertThat(far.nu() / far.alpha()).isLessThan(near.nu() / near.alpha());
                assertThat(Calendar.crossings(near.raw(), far.raw())).isEmpty();
            }
        }
    }

    @Test
    void smilesMoveWithTheStateThatReturnsAreDrawnFrom() {
        MarketState calm = MarketState.usual();
        MarketState fearful =
                new MarketState(calm.logVariance(), true, 1, calm.premium(), 0, 0, calm.rate(), calm.shortYield());
        SviSabr usual = SimulatedSmile.of(calm, 0.1);
        SviSabr afraid = SimulatedSmile.of(fearful, 0.1);

        assertThat(fearful.nextDay().longLoss99())
                .isGreaterThan(1.2 * calm.nextDay().longLoss99());
        assertThat(afraid.rho()).isLessThan(usual.rho());
        assertThat(afraid.nu()).isGreaterThan(usual.nu());
        assertThat(afraid.alpha()).isGreaterThan(usual.alpha());
    }

    /** The smiles of every seventh close of six markets, each by rising expiry. */
    private static List<List<SviSabr>> surfaces() {
        List<List<SviSabr>> surfaces = new ArrayList<>();
        for (long seed = 1; seed <= 6; seed++) {
            SplittableRandom root = new SplittableRandom(seed);
            List<Session> path =
                    Session.path(SimulationSettings.standard(seed), new Noise(root.split()), new Noise(root.split()));
            for (int i = 0; i < path.size(); i += 7) {
                surfaces.add(smiles(path.get(i)));
            }
        }
        assertThat(surfaces).hasSize(6 * 215);
        return surfaces;
    }

    private static List<SviSabr> smiles(Session session) {
        return Expiries.months(session.date()).stream()
                .map(month ->
                        SimulatedSmile.of(session.state(), Expiries.years(session.date(), Expiries.expiry(month))))
                .toList();
    }
}
