package io.plimsoll.margin.portfolio;

import io.plimsoll.margin.Scenarios;
import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Joins each factor's scenarios by session date: the last so many dates on which any factor of the basis had a move, of those since all have
 * been known if these are {@value #LEAST_SHARED} or more. A factor that had no session on a date stands still in it; its next
 * session has the whole move.
 */
final class ScenarioJoin {

    /** Fewer shared dates than these are too few for a quantile; then factors whose history begins later stand still before it. */
    static final int LEAST_SHARED = 250;

    private final List<RiskFactor> factors;
    private final Set<String> basis;
    private final PortfolioSettings settings;
    private final List<Scenarios> scenarios;
    private final List<LocalDate> dates;
    private final Map<LocalDate, Integer> columns = new HashMap<>();
    private final double[][] moves;
    private final double[][] volRatios;
    private final double[] weights;
    private final int[] withoutHistory;
    private final int[] withoutVol;

    /** @param basis names of the factors that decide the dates; all where it is empty */
    ScenarioJoin(
            List<RiskFactor> factors,
            Set<String> basis,
            Function<RiskFactor, Scenarios> model,
            PortfolioSettings settings) {
        this.factors = factors;
        this.basis = basis;
        this.settings = settings;
        this.scenarios = factors.stream().map(model).toList();
        this.dates = lastDates();
        for (int i = 0; i < dates.size(); i++) {
            columns.put(dates.get(i), i);
        }
        this.moves = new double[factors.size()][dates.size()];
        this.volRatios = new double[factors.size()][dates.size()];
        this.weights = new double[dates.size()];
        this.withoutHistory = new int[factors.size()];
        this.withoutVol = new int[factors.size()];
    }

    private List<LocalDate> lastDates() {
        TreeSet<LocalDate> all = new TreeSet<>();
        LocalDate common = LocalDate.MIN;
        for (int f = 0; f < factors.size(); f++) {
            if (!basis.isEmpty() && !basis.contains(factors.get(f).id())) {
                continue;
            }
            LocalDate first = LocalDate.MIN;
            double[] changes = scenarios.get(f).changes();
            for (int i = changes.length - 1; i >= 0; i--) {
                if (!Double.isNaN(changes[i])) {
                    first = factors.get(f).history().date(session(f, i));
                    all.add(first);
                }
            }
            common = first.isAfter(common) ? first : common;
        }
        SortedSet<LocalDate> shared = all.tailSet(common);
        SortedSet<LocalDate> taken = shared.size() >= LEAST_SHARED ? shared : all;
        return taken.stream()
                .skip(Math.max(0, taken.size() - settings.scenarios()))
                .toList();
    }

    private int session(int factor, int entry) {
        return factors.get(factor).history().size() - scenarios.get(factor).changes().length + entry;
    }

    ScenarioSet join() {
        for (int f = 0; f < factors.size(); f++) {
            fill(f);
        }
        return new ScenarioSet(
                dates,
                factors.stream().map(RiskFactor::id).toList(),
                moves,
                volRatios,
                weights,
                withoutHistory,
                withoutVol);
    }

    private void fill(int f) {
        RiskFactor factor = factors.get(f);
        double[] changes = scenarios.get(f).changes();
        double[] own = scenarios.get(f).weights();
        double largest = Arrays.stream(own).max().orElse(1);
        Arrays.fill(volRatios[f], 1);
        int first = dates.size();
        for (int i = changes.length - 1; i >= 0; i--) {
            int session = session(f, i);
            Integer column = columns.get(factor.history().date(session));
            if (column == null) {
                continue;
            }
            first = column;
            if (Double.isNaN(changes[i])) {
                withoutHistory[f]++;
            } else {
                moves[f][column] = factor.move(changes[i]);
                weights[column] = Math.max(weights[column], own[i] / largest);
            }
            if (settings.volMoves() == PortfolioSettings.VolMoves.HISTORICAL) {
                fillVol(f, session, column);
            }
        }
        withoutHistory[f] += first;
    }

    private void fillVol(int f, int session, int column) {
        History history = factors.get(f).history();
        int before = session - settings.horizonDays();
        double ratio = before < 0
                ? Double.NaN
                : history.at(Columns.IMPLIED_VOL, session) / history.at(Columns.IMPLIED_VOL, before);
        if (ratio > 0 && Double.isFinite(ratio)) {
            volRatios[f][column] = ratio;
        } else {
            withoutVol[f]++;
        }
    }
}
