package io.plimsoll.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.arbitrage.ButterflyBound;
import io.plimsoll.surface.arbitrage.Calendar;
import io.plimsoll.surface.model.SviSabr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedSmileTest {

    private static final LocalDate DAY = LocalDate.of(2016, 1, 4);

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
        MarketState calm = MarketState.usual(AssetProfiles.equityIndex());
        MarketState fearful = new MarketState(
                calm.profile(),
                calm.logVariance(),
                true,
                false,
                1,
                0,
                calm.premium(),
                0,
                0,
                calm.rate(),
                calm.shortYield());
        SviSabr usual = SimulatedSmile.of(calm, DAY, 0.1);
        SviSabr afraid = SimulatedSmile.of(fearful, DAY, 0.1);

        assertThat(fearful.nextDay().longLoss(0.99))
                .isGreaterThan(1.2 * calm.nextDay().longLoss(0.99));
        assertThat(afraid.rho()).isLessThan(usual.rho());
        assertThat(afraid.nu()).isGreaterThan(usual.nu());
        assertThat(afraid.alpha()).isGreaterThan(usual.alpha());
    }

    @Test
    void aForwardUnderAMeanRevertingYieldMovesLessThanTheSpot() {
        // σ_F² over T, Gibson & Schwartz: σ²T − 2ρcσ²(T − h)/κ + c²σ²(T − 2h + (1 − e^(−2κT))/2κ)/κ², σ constant.
        AssetProfile oil = AssetProfiles.crudeOil();
        AssetProfile.Volatility v = oil.volatility();
        double usual = (0.2 * v.stressed() * v.stressed() + 0.8 * v.calm() * v.calm())
                * Math.exp(0.25 * v.volOfLogVariance() * v.volOfLogVariance() / v.reversion());
        MarketState state = new MarketState(oil, Math.log(usual), false, false, -50, 0, 0, 0, 0, 0, 0);
        double c = oil.carry().yieldVol();
        double kappa = oil.carry().fade();
        double sum = 0;
        int steps = 200_000;
        for (int i = 0; i < steps; i++) {
            double tau = (i + 0.5) / steps;
            double g = (1 - Math.exp(-kappa * tau)) / kappa;
            sum += usual * (1 - 2 * oil.carry().spotLink() * c * g + c * c * g * g) / steps;
        }
        assertThat(SimulatedSmile.of(state, DAY, 1).alpha()).isCloseTo(Math.sqrt(sum), within(1e-9));
    }

    @Test
    void gasIsDearerAndMoreVolatileForTheWinter() {
        MarketState gas = MarketState.usual(AssetProfiles.naturalGas());
        LocalDate july = LocalDate.of(2016, 7, 15);
        double winter = SimulatedSmile.forward(gas, july, 3, 0.5);
        assertThat(winter).isGreaterThan(1.1 * SimulatedSmile.forward(gas, july, 3, 1));
        assertThat(winter).isGreaterThan(1.1 * SimulatedSmile.forward(gas, july, 3, 0.01));
        assertThat(SimulatedSmile.of(gas, LocalDate.of(2016, 1, 1), 0.08).alpha())
                .isGreaterThan(1.2 * SimulatedSmile.of(gas, july, 0.08).alpha());
    }

    /** The smiles of every seventh close of two markets of each profile, each by rising expiry. */
    private static List<List<SviSabr>> surfaces() {
        List<List<SviSabr>> surfaces = new ArrayList<>();
        for (long seed = 1; seed <= 2; seed++) {
            CommonPaths world = CommonPaths.of(WorldSettings.standard(seed).withSessions(1500));
            for (AssetProfile profile : world.settings().profiles()) {
                List<Session> path = Session.path(world, profile);
                for (int i = 0; i < path.size(); i += 7) {
                    surfaces.add(smiles(path.get(i)));
                }
            }
        }
        assertThat(surfaces).hasSize(2 * 5 * 215);
        return surfaces;
    }

    private static List<SviSabr> smiles(Session session) {
        return Expiries.options(session.date(), session.state().profile().listing()).stream()
                .map(expiry ->
                        SimulatedSmile.of(session.state(), session.date(), Expiries.years(session.date(), expiry)))
                .toList();
    }
}
