package io.plimsoll.margin.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why a margin is what it is. A measure that is homogeneous of degree one is the sum of its derivatives by each position times the
 * position (Euler); for a measure of scenarios the derivative is the loss of one contract in the scenarios that decide it (D.
 * Tasche, "Capital allocation to business units and sub-portfolios: the Euler principle", 2008, section 4).
 *
 * @param margin what is explained
 * @param deciding the scenarios that decide it, worst first
 * @param positions in the order of the account's rows; with minus the cash they add up to the measure
 * @param cash of the account
 */
public record Explanation(
        AccountMargin margin, List<DecidingScenario> deciding, List<Contribution> positions, double cash) {

    /**
     * A scenario that decides a margin.
     *
     * @param date of the session that it took place in
     * @param share of the measure that it decides
     * @param loss of the account in it, less the cash
     * @param moves of each risk factor that the account depends on, price units
     * @param volRatios by which their implied volatility is multiplied
     */
    public record DecidingScenario(
            LocalDate date,
            double share,
            double loss,
            SortedMap<String, Double> moves,
            SortedMap<String, Double> volRatios) {}

    /** The contributions added up by underlying. */
    public SortedMap<String, Double> byUnderlying() {
        SortedMap<String, Double> sums = new TreeMap<>();
        positions.forEach(position -> sums.merge(position.underlying(), position.amount(), Double::sum));
        return sums;
    }
}
