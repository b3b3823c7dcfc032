package io.plimsoll.features;

import static io.plimsoll.features.FeatureList.DEVIATIONS;
import static io.plimsoll.features.FeatureList.FRACTION;
import static io.plimsoll.features.Statistics.YEAR;
import static io.plimsoll.features.Statistics.ewmaVol;
import static io.plimsoll.features.Statistics.ewmaVolBefore;
import static io.plimsoll.features.Statistics.sum;
import static io.plimsoll.market.Columns.RETURN;

import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.util.List;

/** Where the price has gone. */
final class ReturnFeatures {

    private static final List<String> RETURNS = List.of(RETURN);
    private static final List<String> PRICES = List.of(Columns.PRICE);
    private static final List<String> INTRADAY = List.of(RETURN, Columns.PRICE, Columns.OPEN);
    /** λ of the volatility that returns are held against. */
    static final double LAMBDA = 0.97;

    private final FeatureList list = new FeatureList(Group.HISTORY);

    private ReturnFeatures() {}

    static List<Feature> all() {
        ReturnFeatures returns = new ReturnFeatures();
        returns.moves();
        returns.shocks();
        returns.trends();
        returns.leverage();
        return returns.list.features();
    }

    private void moves() {
        for (int n : new int[] {1, 5, 20}) {
            list.add(
                    "return." + n,
                    DEVIATIONS,
                    "sum of the last " + n + " returns ÷ (EWMA .97 vol · √(" + n + "/252))",
                    RETURNS,
                    h -> sum(h, RETURN, n) / (ewmaVol(h, RETURN, LAMBDA) * Math.sqrt(n / YEAR)));
        }
        list.add(
                "return.1.lag1",
                DEVIATIONS,
                "yesterday's return ÷ EWMA .97 daily vol of yesterday",
                RETURNS,
                1,
                h -> h.lag(RETURN, 1) * Math.sqrt(YEAR) / ewmaVolBefore(h, RETURN, LAMBDA, 1));
        list.add(
                "return.overnight",
                DEVIATIONS,
                "ln(open ÷ close before), dividends put back ÷ EWMA .97 daily vol",
                INTRADAY,
                h -> RangeVolatility.overnight(h) / daily(h));
        list.add(
                "return.openToClose",
                DEVIATIONS,
                "ln(close ÷ open) ÷ EWMA .97 daily vol",
                INTRADAY,
                h -> RangeVolatility.openToClose(h) / daily(h));
    }

    private void shocks() {
        for (double lambda : new double[] {0.94, 0.97}) {
            String of = FeatureNames.lambda(lambda);
            list.add(
                    "shock.1." + of,
                    DEVIATIONS,
                    "|return| ÷ EWMA ." + of + " daily vol of yesterday",
                    RETURNS,
                    h -> surprise(h, lambda));
            list.add(
                    "shock.1.squared." + of,
                    "log",
                    "ln(1 + (return ÷ EWMA ." + of + " daily vol of yesterday)²)",
                    RETURNS,
                    h -> Math.log1p(surprise(h, lambda) * surprise(h, lambda)));
        }
        for (int n : new int[] {5, 20}) {
            list.add(
                    "shock." + n,
                    DEVIATIONS,
                    "largest absolute return of " + n + " sessions ÷ EWMA .97 daily vol",
                    RETURNS,
                    h -> Statistics.greatestAbsolute(h, RETURN, n) / daily(h));
        }
    }

    private void trends() {
        for (int n : new int[] {60, 250}) {
            list.add(
                    "drawdown." + n,
                    FRACTION,
                    "price ÷ highest of " + n + " sessions − 1",
                    PRICES,
                    h -> Statistics.drawdown(h, Columns.PRICE, n));
        }
        list.add(
                "rise.60",
                FRACTION,
                "price ÷ lowest of 60 sessions − 1",
                PRICES,
                h -> Statistics.rise(h, Columns.PRICE, 60));
        for (int n : new int[] {60, 250}) {
            list.add(
                    "trend." + n,
                    DEVIATIONS,
                    "sum of " + n + " returns ÷ (realised vol of " + n + " · √(" + n + "/252))",
                    RETURNS,
                    h -> sum(h, RETURN, n) / (Statistics.realisedVol(h, RETURN, n) * Math.sqrt(n / YEAR)));
        }
    }

    private void leverage() {
        for (int n : new int[] {1, 5, 20}) {
            list.add(
                    "leverage." + n,
                    DEVIATIONS,
                    "min(0, sum of the last " + n + " returns ÷ (EWMA .97 vol · √(" + n
                            + "/252))) · EWMA .94 vol ÷ EWMA .99 vol",
                    RETURNS,
                    h -> Math.min(0, sum(h, RETURN, n) / (ewmaVol(h, RETURN, LAMBDA) * Math.sqrt(n / YEAR)))
                            * ewmaVol(h, RETURN, 0.94)
                            / ewmaVol(h, RETURN, 0.99));
        }
    }

    /** Today's return in deviations that were expected yesterday. */
    private static double surprise(History h, double lambda) {
        return Math.abs(h.latest(RETURN)) * Math.sqrt(YEAR) / ewmaVolBefore(h, RETURN, lambda, 1);
    }

    private static double daily(History h) {
        return ewmaVol(h, RETURN, LAMBDA) / Math.sqrt(YEAR);
    }
}
