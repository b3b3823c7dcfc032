package io.plimsoll.accounts;

import io.plimsoll.margin.Baseline;
import io.plimsoll.margin.ScenarioModel;
import io.plimsoll.margin.portfolio.Instrument;
import io.plimsoll.margin.portfolio.MarketDay;
import io.plimsoll.margin.portfolio.PortfolioMultiplier;
import io.plimsoll.margin.portfolio.PortfolioSettings;
import io.plimsoll.margin.portfolio.ProfitAndLoss;
import io.plimsoll.margin.portfolio.RiskFactor;
import io.plimsoll.margin.portfolio.ScenarioSet;
import io.plimsoll.margin.tools.MarginModel;
import io.plimsoll.market.InputRejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
                perMarket.put(market, contents.book().model(market, name));
            }
        } catch (IllegalArgumentException e) {
            throw new InputRejectedException("model " + name + ": " + e.getMessage(), e);
        }
        List<Baseline> bases =
                perMarket.values().stream().map(MarginModel::base).toList();
        List<ScenarioModel> measured = bases.stream()
                .filter(ScenarioModel.class::isInstance)
                .map(ScenarioModel.class::cast)
                .toList();
        if (!measured.isEmpty() && measured.size() < bases.size()) {
            throw new InputRejectedException(
                    "model " + name
                            + " must be a model of scenarios in every market's study or in none; give the variants names of their own");
        }
        PortfolioMultiplier multiplier = multiplier(name, perMarket);
        BookContracts contracts = contents.contracts();
        if (measured.isEmpty()) {
            return new PastMargins(
                    name,
                    new Preparation(contracts, markets -> past(markets)),
                    () -> contents.book()
                            .model(contents.markets().keySet().iterator().next(), name)
                            .base(),
                    confidence,
                    multiplier);
        }
        return new ScenarioMargins(
                name,
                contracts,
                new Preparation(contracts, markets -> scenarios(name, markets, perMarket)),
                measured.get(0).measure(),
                confidence,
                multiplier);
    }

    /** The multipliers asked for times what the model's tools stand for. */
    private PortfolioMultiplier multiplier(String name, Map<String, MarginModel> perMarket) {
        Map<String, Double> multipliers = new TreeMap<>();
        perMarket.forEach((market, model) -> {
            BookMarket read = Objects.requireNonNull(contents.markets().get(market));
            double tools = ToolEffect.multiplier(model, read.history(), confidence);
            multipliers.put(market, tools * asked.getOrDefault(market, 1.0));
            if (!model.tools().isEmpty()) {
                note(String.format(
                        Locale.ROOT, "%s: the tools multiply the margin of %s by %.4f", name, market, tools));
            }
        });
        return new PortfolioMultiplier(multipliers);
    }

    /** The contracts of some markets in the model's joint scenarios, which are the sessions of those markets. */
    private Prepared scenarios(String name, Set<String> markets, Map<String, MarginModel> perMarket) {
        PortfolioSettings settings = contents.book().settings();
        MarketDay day = contents.contracts().day(contents.date(), markets);
        ScenarioSet scenarios = ScenarioSet.of(
                day,
                markets,
                factor -> (ScenarioModel) Objects.requireNonNull(
                                perMarket.get(contents.contracts().market(factor)))
                        .base(),
                settings);
        Map<String, String> unmoved = new TreeMap<>();
        for (RiskFactor factor : day.factors()) {
            MarginModel model =
                    Objects.requireNonNull(perMarket.get(contents.contracts().market(factor)));
            int known = scenarios.size() - scenarios.withoutHistory()[scenarios.row(factor.id())];
            tell(name, factor, known, scenarios.size(), ((ScenarioModel) model.base()).least(), unmoved);
        }
        Map<String, String> without = new TreeMap<>();
        List<Instrument> valued = new ArrayList<>();
        for (Instrument instrument : contents.contracts().instruments(markets)) {
            String why = unmoved.get(instrument.riskFactor());
            if (why == null) {
                valued.add(instrument);
            } else {
                without.put(instrument.id(), why);
            }
        }
        return new Prepared(ProfitAndLoss.revalued(valued, day, scenarios, settings), without);
    }

    /**
     * A scenario in which a price stands still only because nothing is known of it makes a margin too small: it is told; and what
     * the model knows fewer moves of than it needs is not margined by it.
     */
    private void tell(
            String name, RiskFactor factor, int known, int scenarios, int least, Map<String, String> unmoved) {
        if (known < least) {
            unmoved.put(
                    factor.id(),
                    name + " needs " + least + " moves of " + factor.id() + " and knows " + Math.max(0, known));
        } else if (known < scenarios) {
            note(name + ": in " + (scenarios - known) + " of " + scenarios + " scenarios " + factor.id()
                    + " does not move, since its history does not tell");
        }
    }

    private void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    private Prepared past(Set<String> markets) {
        PortfolioSettings settings = contents.book().settings();
        PortfolioSettings oneDay = new PortfolioSettings(
                1, settings.scenarios(), settings.smile(), settings.volMoves(), settings.earlyExercise());
        MarketDay day = contents.contracts().day(contents.date(), markets);
        return new Prepared(
                ProfitAndLoss.revalued(
                        contents.contracts().instruments(markets),
                        day,
                        ScenarioSet.ofPastSessions(day, markets, oneDay),
                        oneDay),
                Map.of());
    }
}
