package io.plimsoll.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Estimators from opens, highs, lows, closes and volumes, on invented prices. */
class PriceStatisticsTest {

    private static final int STEPS = 400;

    /** A price that moves by steps within a session and leaps overnight. */
    private static History walk(int sessions, double deviation, double overnight, double halfSpread, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, double[]> columns = new TreeMap<>();
        for (String name :
                new String[] {Columns.PRICE, Columns.OPEN, Columns.HIGH, Columns.LOW, Columns.RANGE, Columns.RETURN}) {
            columns.put(name, new double[sessions]);
        }
        double log = Math.log(100);
        for (int t = 0; t < sessions; t++) {
            double before = log;
            log += overnight * RandomHistory.normal(random);
            double[] path = new double[STEPS + 1];
            path[0] = log;
            for (int i = 1; i <= STEPS; i++) {
                path[i] = path[i - 1] + deviation / Math.sqrt(STEPS) * RandomHistory.normal(random);
            }
            double high = Arrays.stream(path).max().orElseThrow() + halfSpread;
            double low = Arrays.stream(path).min().orElseThrow() - halfSpread;
            log = path[STEPS];
            RandomHistory.column(columns, Columns.OPEN)[t] = Math.exp(path[0]);
            RandomHistory.column(columns, Columns.HIGH)[t] = Math.exp(high);
            RandomHistory.column(columns, Columns.LOW)[t] = Math.exp(low);
            RandomHistory.column(columns, Columns.RANGE)[t] = high - low;
            RandomHistory.column(columns, Columns.PRICE)[t] = Math.exp(log);
            RandomHistory.column(columns, Columns.RETURN)[t] = t == 0 ? Double.NaN : Math.expm1(log - before);
        }
        return RandomHistory.of(columns);
    }

    @Test
    void aWalkOfKnownVolatilityIsMeasuredByEveryEstimator() {
        History h = walk(1500, 0.01, 0, 0, 1);
        double truth = 0.01 * Math.sqrt(252);
        // Steps are not continuous, so ranges are a few per cent short.
        assertThat(Statistics.realisedVol(h, Columns.RETURN, 1499)).isCloseTo(truth, within(0.04 * truth));
        assertThat(RangeVolatility.parkinson(h, 1500)).isBetween(0.93 * truth, 1.01 * truth);
        assertThat(RangeVolatility.garmanKlass(h, 1500)).isBetween(0.91 * truth, 1.01 * truth);
        assertThat(RangeVolatility.yangZhang(h, 1500)).isBetween(0.91 * truth, 1.01 * truth);
    }

    @Test
    void onlyYangAndZhangSeeWhatHappensOvernight() {
        History h = walk(1500, 0.01, 0.008, 0, 2);
        double session = 0.01 * Math.sqrt(252);
        double whole = Math.sqrt((0.0001 + 0.000064) * 252);
        assertThat(RangeVolatility.garmanKlass(h, 1500)).isBetween(0.91 * session, 1.01 * session);
        assertThat(RangeVolatility.yangZhang(h, 1499)).isBetween(0.93 * whole, 1.03 * whole);
    }

    @Test
    void theEstimatorsAreTheirFormulasOnThreeSessions() {
        History h = walk(4, 0.02, 0.01, 0, 3);
        double parkinson = 0;
        double garmanKlass = 0;
        double rogersSatchell = 0;
        double[] overnight = new double[3];
        double[] close = new double[3];
        for (int s = 1; s <= 3; s++) {
            double o = Math.log(h.at(Columns.OPEN, s));
            double hi = Math.log(h.at(Columns.HIGH, s));
            double lo = Math.log(h.at(Columns.LOW, s));
            double c = Math.log(h.at(Columns.PRICE, s));
            parkinson += (hi - lo) * (hi - lo) / (4 * Math.log(2)) / 3;
            garmanKlass += (0.5 * (hi - lo) * (hi - lo) - (2 * Math.log(2) - 1) * (c - o) * (c - o)) / 3;
            rogersSatchell += ((hi - o) * (hi - c) + (lo - o) * (lo - c)) / 3;
            overnight[s - 1] = o - Math.log(h.at(Columns.PRICE, s - 1));
            close[s - 1] = c - o;
        }
        double k = 0.34 / (1.34 + 4 / 2.0);
        double yangZhang = Math.pow(Statistics.standardDeviation(overnight), 2)
                + k * Math.pow(Statistics.standardDeviation(close), 2)
                + (1 - k) * rogersSatchell;

        assertThat(RangeVolatility.parkinson(h, 3)).isCloseTo(Math.sqrt(252 * parkinson), within(1e-12));
        assertThat(RangeVolatility.garmanKlass(h, 3)).isCloseTo(Math.sqrt(252 * garmanKlass), within(1e-12));
        assertThat(RangeVolatility.yangZhang(h, 3)).isCloseTo(Math.sqrt(252 * yangZhang), within(1e-12));
        assertThat(RangeVolatility.overnight(h)).isCloseTo(overnight[2], within(1e-14));
        assertThat(RangeVolatility.openToClose(h)).isCloseTo(close[2], within(1e-14));
    }

    @Test
    void aSpreadIsFoundInHighsAndLows() {
        double none = Liquidity.corwinSchultz(walk(1500, 0.01, 0, 0, 4), 1499);
        double one = Liquidity.corwinSchultz(walk(1500, 0.01, 0, 0.005, 4), 1499);
        double two = Liquidity.corwinSchultz(walk(1500, 0.01, 0, 0.01, 4), 1499);
        // Estimates below zero count as zero, so the mean is a little above none where there is none.
        assertThat(none).isLessThan(0.006);
        assertThat(one).isCloseTo(0.01, within(0.003));
        assertThat(two).isCloseTo(0.02, within(0.003));
    }

    @Test
    void aRangeThatIsAllSpreadIsTheSpread() {
        // The same bid and ask on both sessions: β = 2s², γ = s², so α = s and S = 2 tanh(s/2).
        double s = Math.log(101 / 99.0);
        assertThat(Liquidity.corwinSchultz(101, 99, 101, 99)).isCloseTo(2 * Math.tanh(s / 2), within(1e-14));
        assertThat(Liquidity.corwinSchultz(101, 99, 111, 109)).isZero();
        // A session wholly above the close before is moved to it.
        Map<String, double[]> columns = Map.of(
                Columns.HIGH, new double[] {101, 111},
                Columns.LOW, new double[] {99, 109},
                Columns.PRICE, new double[] {99, 110});
        assertThat(Liquidity.corwinSchultz(RandomHistory.of(columns), 1))
                .isCloseTo(2 * Math.tanh(s / 2), within(1e-14));
    }

    @Test
    void illiquidityIsTheMeanMoveOfAUnitTraded() {
        Map<String, double[]> columns = Map.of(
                Columns.RETURN, new double[] {Double.NaN, 0.02, -0.01, 0.03},
                Columns.VOLUME, new double[] {10, 10, 20, 0});
        assertThat(Liquidity.amihud(RandomHistory.of(columns).upTo(2), 2)).isCloseTo(0.00125, within(1e-15));
        assertThat(Liquidity.amihud(RandomHistory.of(columns), 3)).isNaN();
    }

    @Test
    void aJumpIsCountedOnceAndDoesNotHideTheNext() {
        double[] returns = new double[400];
        SplittableRandom random = new SplittableRandom(6);
        Arrays.setAll(returns, i -> i % 2 == 0 ? 0.01 : -0.01 * (0.9 + 0.2 * random.nextDouble()));
        returns[350] = -0.08;
        returns[380] = 0.07;
        History h = RandomHistory.of(Map.of(Columns.RETURN, returns));

        assertThat(Jumps.count(h, 60, 4)).isEqualTo(2);
        assertThat(Jumps.count(h.upTo(379), 60, 4)).isEqualTo(1);
        assertThat(Jumps.count(h.upTo(349), 60, 4)).isZero();
        assertThat(Jumps.sessionsSince(h, 250, 3)).isEqualTo(19);
        assertThat(Jumps.sessionsSince(h.upTo(380), 250, 3)).isZero();
        assertThat(Jumps.sessionsSince(h.upTo(340), 250, 3)).isEqualTo(250);
        assertThat(Jumps.count(h.upTo(100), 60, 4)).isNaN();
    }

    @Test
    void bipowerVolatilityLeavesAJumpOut() {
        double[] returns = new double[300];
        SplittableRandom random = new SplittableRandom(7);
        Arrays.setAll(returns, i -> 0.01 * RandomHistory.normal(random));
        double calm = Jumps.bipowerVol(RandomHistory.of(Map.of(Columns.RETURN, returns.clone())), 250);
        assertThat(calm).isCloseTo(0.01 * Math.sqrt(252), within(0.02));
        returns[200] = 0.3;
        History h = RandomHistory.of(Map.of(Columns.RETURN, returns));
        assertThat(Jumps.bipowerVol(h, 250)).isLessThan(1.3 * calm);
        assertThat(Statistics.realisedVol(h, Columns.RETURN, 250)).isGreaterThan(2 * calm);
        // The sum of products, written once more.
        double sum = 0;
        for (int i = 51; i < 300; i++) {
            sum += Math.abs(returns[i] * returns[i - 1]);
        }
        assertThat(Jumps.bipowerVol(h, 250)).isCloseTo(Math.sqrt(252 * Math.PI / 2 * sum / 249), within(1e-12));
    }

    @Test
    void aScoreIsInDeviationsOfItsWindow() {
        double[] values = {1, 2, 3, 4, 5};
        History h = RandomHistory.of(Map.of("x", values));
        assertThat(Statistics.score(h, "x", 5)).isCloseTo(2 / Math.sqrt(2.5), within(1e-14));
        assertThat(Statistics.score(RandomHistory.of(Map.of("x", new double[] {0.1, 0.1, 0.1})), "x", 3))
                .isNaN();
        assertThat(Statistics.rise(h, "x", 5)).isEqualTo(4);
        assertThat(Statistics.drawdown(h, "x", 5)).isZero();
    }

    @Test
    void weightedVolatilityIsItsSum() {
        double[] returns = new double[60];
        SplittableRandom random = new SplittableRandom(8);
        Arrays.setAll(returns, i -> 0.01 * RandomHistory.normal(random));
        double sum = 0;
        double weights = 0;
        for (int age = 0; age < 32; age++) {
            sum += Math.pow(0.8, age) * returns[59 - age] * returns[59 - age];
            weights += Math.pow(0.8, age);
        }
        History h = RandomHistory.of(Map.of(Columns.RETURN, returns));
        assertThat(Statistics.ewmaVol(h, Columns.RETURN, 0.8)).isCloseTo(Math.sqrt(252 * sum / weights), within(1e-14));
        assertThat(Statistics.ewmaVolBefore(h, Columns.RETURN, 0.8, 3))
                .isEqualTo(Statistics.ewmaVol(h.upTo(56), Columns.RETURN, 0.8));
        assertThat(Statistics.ewmaVol(h.upTo(18), Columns.RETURN, 0.8)).isNaN();
    }
}
