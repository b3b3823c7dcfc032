package io.plimsoll.accounts;

import io.plimsoll.backtest.ControllerTool;
import io.plimsoll.margin.Baseline;
import io.plimsoll.margin.ScenarioModel;
import io.plimsoll.margin.portfolio.Instrument;
import io.plimsoll.margin.portfolio.MarketDay;
import io.plimsoll.margin.portfolio.PortfolioMargin;
import io.plimsoll.margin.portfolio.PortfolioMultiplier;
import io.plimsoll.margin.portfolio.PortfolioSettings;
import io.plimsoll.margin.portfolio.ProfitAndLoss;
import io.plimsoll.margin.portfolio.RiskFactor;
import io.plimsoll.margin.portfolio.ScenarioSet;
import io.plimsoll.margin.tools.MarginModel;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.runs.MarginBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Makes the models of a day's markets ready. */
final class DayModels {

    private final DayContents contents;
    private final Map<String, Double> asked;
    private final double confidence;
    private final List<String> notes;

    /**
     * Of one day.
     *
     * @param asked multipliers by market; 1 where there is none
     * @param notes what a reader has to know; added to
     */
    DayModels(DayContents contents, Map<String, Double> asked, double confidence, List<String> notes) {
        this.contents = contents;
        this.asked = asked;
        this.confidence = confidence;
        this.notes = notes;
    }

    /**
     * A model by its name.
     *
     * @throws InputRejectedException where there is none of it
     */
    AccountModel model(String name) {
        Map<String, MarginModel> perMarket = new TreeMap<>();
        try {
            for (String market : contents.markets().keySet()) {
                perMarket.put(market, MarginModel.of(contents.book().spec(market, name), ControllerTool.usual(1)));
            }
        } catch (IllegalArgumentException e) {
            throw new InputRejectedException("model " + e.getMessage(), e);
        }
        Baseline any = perMarket.values().iterator().next().base();
        PortfolioMultiplier multiplier = multiplier(name, perMarket);
        return any instanceof ScenarioModel measured
                ? scenarios(name, measured, perMarket, multiplier)
                : past(name, multiplier);
    }

    /** The multipliers asked for times what the model's tools stand for. */
    private PortfolioMultiplier multiplier(String name, Map<String, MarginModel> perMarket) {
        Map<String, Double> multipliers = new TreeMap<>();
        perMarket.forEach((market, model) -> {
            BookMarket read = Objects.requireNonNull(contents.markets().get(market));
            double tools = ToolEffect.multiplier(model, read.history(), confidence);
            multipliers.put(market, tools * asked.getOrDefault(market, 1.0));
            if (!model.tools().isEmpty()) {
                notes.add(String.format(
                        Locale.ROOT, "%s: the tools multiply the margin of %s by %.4f", name, market, tools));
            }
        });
        return new PortfolioMultiplier(multipliers);
    }

    private AccountModel scenarios(
            String name, ScenarioModel measured, Map<String, MarginModel> perMarket, PortfolioMultiplier multiplier) {
        PortfolioSettings settings = contents.book().settings();
        ScenarioSet scenarios = ScenarioSet.of(
                contents.day(),
                factor -> (ScenarioModel) Objects.requireNonNull(
                                perMarket.get(contents.contracts().market(factor)))
                        .base(),
                settings);
        Map<String, String> unmoved = unmoved(name, scenarios, contents.day());
        Map<String, String> without = new TreeMap<>();
        List<Instrument> valued = new ArrayList<>();
        for (Instrument instrument : contents.contracts().instruments()) {
            String why = unmoved.get(instrument.riskFactor());
            if (why == null) {
                valued.add(instrument);
            } else {
                without.put(instrument.id(), why);
            }
        }
        ProfitAndLoss pnl = ProfitAndLoss.revalued(valued, contents.day(), scenarios, settings);
        return new ScenarioMargins(
                name,
                contents.contracts(),
                pnl,
                new PortfolioMargin(pnl, measured.measure(), confidence),
                multiplier,
                without);
    }

    /**
     * A scenario in which a price stands still only because nothing is known of it makes a margin too small: it is told; and what
     * the model knows no move of at all is not margined by it.
     *
     * @return by risk factor, why it is not
     */
    private Map<String, String> unmoved(String name, ScenarioSet scenarios, MarketDay day) {
        Map<String, String> unmoved = new TreeMap<>();
        for (RiskFactor factor : day.factors()) {
            int row = scenarios.row(factor.id());
            int missing = scenarios.withoutHistory()[row];
            if (Arrays.stream(scenarios.moves()[row]).allMatch(move -> move == 0)) {
                unmoved.put(
                        factor.id(),
                        name + " knows no move of " + factor.id() + ": its market does not give what it needs");
            } else if (missing > 0) {
                notes.add(name + ": in " + missing + " of " + scenarios.size() + " scenarios " + factor.id()
                        + " does not move, since its history does not tell");
            }
        }
        return unmoved;
    }

    private AccountModel past(String name, PortfolioMultiplier multiplier) {
        MarginBook book = contents.book();
        PortfolioSettings oneDay = new PortfolioSettings(
                1,
                book.settings().scenarios(),
                book.settings().smile(),
                book.settings().volMoves(),
                book.settings().earlyExercise());
        ProfitAndLoss pnl = ProfitAndLoss.revalued(
                contents.contracts().instruments(),
                contents.day(),
                ScenarioSet.ofPastSessions(contents.day(), oneDay),
                oneDay);
        String market = contents.markets().keySet().iterator().next();
        return new PastMargins(
                name,
                contents.contracts(),
                pnl,
                () -> MarginModel.of(book.spec(market, name), ControllerTool.usual(1))
                        .base(),
                confidence,
                multiplier);
    }
}
