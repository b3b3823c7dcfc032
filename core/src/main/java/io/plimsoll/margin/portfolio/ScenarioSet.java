package io.plimsoll.margin.portfolio;

import io.plimsoll.margin.ScenarioModel;
import io.plimsoll.margin.Scenarios;
import io.plimsoll.market.Columns;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What could happen to all risk factors of a market together until the end of the horizon.
 *
 * @param dates the session at whose close each scenario ended, the oldest first
 * @param factors names, in the order of the rows
 * @param moves of the price, in price units: a row a factor, a column a scenario
 * @param volRatios by which implied volatility is multiplied, in the same order
 * @param weights what each scenario counts, the largest 1
 * @param withoutHistory for each factor, scenarios in which it stands still only because its history does not tell its move
 * @param withoutVol for each factor, scenarios in which volatility stands still only because its history does not tell it
 */
public record ScenarioSet(
        List<LocalDate> dates,
        List<String> factors,
        double[][] moves,
        double[][] volRatios,
        double[] weights,
        int[] withoutHistory,
        int[] withoutVol) {

    public ScenarioSet {
        boolean rows = moves.length == factors.size() && volRatios.length == factors.size();
        boolean columns = weights.length == dates.size()
                && Arrays.stream(moves).allMatch(row -> row.length == dates.size())
                && Arrays.stream(volRatios).allMatch(row -> row.length == dates.size());
        if (!rows || !columns || withoutHistory.length != factors.size() || withoutVol.length != factors.size()) {
            throw new IllegalArgumentException("a scenario set must have a row a factor and a column a scenario, had "
                    + factors.size() + " factors and " + dates.size() + " scenarios");
        }
    }

    /** The joint scenarios of a model, each factor's from its own history, joined by session date. */
    public static ScenarioSet of(MarketDay market, ScenarioModel model, PortfolioSettings settings) {
        return of(market, Set.of(), factor -> model, settings);
    }

    /**
     * The same where markets differ in the settings of the model, such as the unit of their profit and loss.
     *
     * @param basis names of the factors whose sessions are the scenarios, so that these do not depend on what else is held; all
     *     factors where it is empty
     */
    public static ScenarioSet of(
            MarketDay market,
            Set<String> basis,
            Function<RiskFactor, ScenarioModel> model,
            PortfolioSettings settings) {
        return new ScenarioJoin(
                        market.factors(), basis, factor -> model.apply(factor).scenarios(factor.history()), settings)
                .join();
    }

    /** What happened over each past session, as it was: what a model of one unit's past profit and loss is fed with. */
    public static ScenarioSet ofPastSessions(MarketDay market, PortfolioSettings settings) {
        return ofPastSessions(market, Set.of(), settings);
    }

    /** The same over the sessions of some factors. */
    public static ScenarioSet ofPastSessions(MarketDay market, Set<String> basis, PortfolioSettings settings) {
        return new ScenarioJoin(market.factors(), basis, ScenarioSet::past, settings).join();
    }

    private static Scenarios past(RiskFactor factor) {
        double[] changes = factor.history().all(Columns.PNL);
        double[] weights = new double[changes.length];
        Arrays.fill(weights, 1);
        return new Scenarios(changes, weights);
    }

    /** Given moves of one kind of market, all alike likely; volatilities are multiplied by the ratios. */
    public static ScenarioSet given(
            List<LocalDate> dates, List<String> factors, double[][] moves, double[][] volRatios) {
        double[] weights = new double[dates.size()];
        Arrays.fill(weights, 1);
        return new ScenarioSet(
                dates, factors, moves, volRatios, weights, new int[factors.size()], new int[factors.size()]);
    }

    /** The number of scenarios. */
    public int size() {
        return dates.size();
    }

    /** The row of a factor; −1 where it has none. */
    public int row(String factor) {
        return factors.indexOf(factor);
    }

    /** Whether all scenarios count alike. */
    public boolean equallyWeighted() {
        return Arrays.stream(weights).allMatch(weight -> weight == weights[0]);
    }
}
