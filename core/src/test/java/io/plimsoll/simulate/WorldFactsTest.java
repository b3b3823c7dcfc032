package io.plimsoll.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.market.CurveFacts;
import io.plimsoll.market.StylisedFacts;
import io.plimsoll.market.SurfaceFacts;
import io.plimsoll.surface.model.SviSabr;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Simulated markets are like real ones of their kind; medians over nine worlds of ten years. */
class WorldFactsTest {

    private static final int WORLDS = 9;

    /** A figure of one path. */
    private interface Figure<T> {
        double of(T facts);
    }

    private static List<List<Session>> paths(AssetProfile profile) {
        return IntStream.rangeClosed(1, WORLDS)
                .mapToObj(seed -> Session.path(CommonPaths.of(WorldSettings.standard(seed)), profile))
                .toList();
    }

    private static double[] returns(List<Session> path) {
        return path.stream().mapToDouble(Session::logReturn).toArray();
    }

    private static <T> double median(List<T> facts, Figure<T> figure) {
        double[] sorted = facts.stream().mapToDouble(figure::of).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static List<StylisedFacts> ofReturns(AssetProfile profile) {
        return paths(profile).stream().map(p -> StylisedFacts.of(returns(p))).toList();
    }

    private static List<SurfaceFacts> ofSurfaces(AssetProfile profile) {
        return paths(profile).stream().map(WorldFactsTest::surface).toList();
    }

    private static SurfaceFacts surface(List<Session> path) {
        double[] far = path.stream().mapToDouble(s -> smile(s, 90).alpha()).toArray();
        List<SviSabr> near = path.stream().map(s -> smile(s, 30)).toList();
        return SurfaceFacts.of(
                near.stream().mapToDouble(SviSabr::alpha).toArray(),
                far,
                near.stream().mapToDouble(SviSabr::rho).toArray(),
                near.stream().mapToDouble(SviSabr::nu).toArray(),
                returns(path));
    }

    private static SviSabr smile(Session s, int days) {
        return SimulatedSmile.of(s.state(), s.date(), days / 365.0);
    }

    /** By day and rank; a change is that of the contract which has the rank at its end. */
    private static CurveFacts curve(List<Session> path) {
        double[][] prices = new double[path.size() - 1][];
        double[][] changes = new double[path.size() - 1][];
        for (int i = 1; i < path.size(); i++) {
            Session now = path.get(i);
            Session before = path.get(i - 1);
            List<YearMonth> months =
                    Expiries.futures(now.date(), now.state().profile().listing());
            prices[i - 1] = months.stream().mapToDouble(m -> future(now, m)).toArray();
            double[] earlier =
                    months.stream().mapToDouble(m -> future(before, m)).toArray();
            changes[i - 1] = CurveFacts.logChanges(new double[][] {earlier, prices[i - 1]})[0];
        }
        return CurveFacts.of(prices, changes);
    }

    private static double future(Session s, YearMonth month) {
        LocalDate expiry = Expiries.expiry(month);
        return SimulatedSmile.forward(s.state(), s.date(), s.spot(), Expiries.years(s.date(), expiry));
    }

    @Test
    void indexReturnsHaveFatTailsClustersAndLeverage() {
        List<StylisedFacts> facts = ofReturns(AssetProfiles.equityIndex());
        assertThat(median(facts, StylisedFacts::annualVol)).isBetween(0.14, 0.24);
        assertThat(median(facts, StylisedFacts::excessKurtosis)).isBetween(5.0, 15.0);
        assertThat(median(facts, StylisedFacts::hillLeft)).isBetween(2.0, 4.0);
        assertThat(median(facts, StylisedFacts::absoluteLag1)).isBetween(0.15, 0.4);
        assertThat(median(facts, StylisedFacts::absoluteLag20)).isBetween(0.08, 0.35);
        assertThat(median(facts, StylisedFacts::absoluteLag60)).isPositive();
        assertThat(median(facts, StylisedFacts::lag1)).isBetween(-0.06, 0.06);
        assertThat(median(facts, StylisedFacts::leverage)).isBetween(-0.25, -0.05);
        assertThat(median(facts, StylisedFacts::beyondFourDeviations)).isBetween(0.002, 0.012);
    }

    @Test
    void indexSmilesLeanDownAndRiseWhenTheIndexFalls() {
        List<SurfaceFacts> facts = ofSurfaces(AssetProfiles.equityIndex());
        assertThat(median(facts, SurfaceFacts::meanRho)).isBetween(-0.5, -0.3);
        assertThat(median(facts, SurfaceFacts::meanSkew)).isNegative();
        assertThat(median(facts, SurfaceFacts::withReturn)).isBetween(-0.85, -0.55);
        assertThat(median(facts, SurfaceFacts::nearToFar)).isBetween(1.2, 1.8);
        assertThat(median(facts, SurfaceFacts::lag1)).isGreaterThan(0.95);
        assertThat(median(facts, SurfaceFacts::termSlope)).isBetween(-0.01, 0.03);
        List<StylisedFacts> moves = ofReturns(AssetProfiles.equityIndex());
        double premium = median(facts, SurfaceFacts::meanVol) / median(moves, StylisedFacts::annualVol);
        assertThat(premium).isBetween(0.95, 1.2);
    }

    @Test
    void everyUnderlyingHasFatTailsAndClusters() {
        for (AssetProfile profile : AssetProfiles.all()) {
            List<StylisedFacts> facts = ofReturns(profile);
            assertThat(median(facts, StylisedFacts::excessKurtosis))
                    .as(profile.name())
                    .isBetween(1.5, 15.0);
            assertThat(median(facts, StylisedFacts::absoluteLag1))
                    .as(profile.name())
                    .isGreaterThan(0.1);
        }
    }

    @Test
    void smilesAndVolatilityLeanTheWayTheirMarketsDo() {
        assertThat(median(ofSurfaces(AssetProfiles.stock()), SurfaceFacts::withReturn))
                .isBetween(-0.6, -0.25);
        assertThat(median(ofSurfaces(AssetProfiles.crudeOil()), SurfaceFacts::withReturn))
                .isBetween(-0.25, 0.0);
        List<SurfaceFacts> gas = ofSurfaces(AssetProfiles.naturalGas());
        assertThat(median(gas, SurfaceFacts::withReturn)).isBetween(0.15, 0.5);
        assertThat(median(gas, SurfaceFacts::meanRho)).isBetween(0.1, 0.3);
        assertThat(median(ofSurfaces(AssetProfiles.currency()), SurfaceFacts::meanRho))
                .isBetween(-0.15, 0.05);
    }

    @Test
    void nearCrudeMovesMoreThanFarAndTheCurveChangesSides() {
        List<CurveFacts> facts = paths(AssetProfiles.crudeOil()).stream()
                .map(WorldFactsTest::curve)
                .toList();
        for (CurveFacts f : facts) {
            double[] vols = f.volByRank();
            double[] falling =
                    Arrays.stream(vols).map(v -> -v).sorted().map(v -> -v).toArray();
            assertThat(vols).containsExactly(falling);
            assertThat(vols[11] / vols[0]).isBetween(0.6, 0.85);
            assertThat(f.first()).isGreaterThan(0.9);
            assertThat(f.first() + f.second()).isGreaterThan(0.99);
        }
        assertThat(median(facts, CurveFacts::backwardation)).isBetween(0.2, 0.8);
    }
}
