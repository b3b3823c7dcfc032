package io.plimsoll.margin.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one long contract of each instrument gains in each joint scenario, in the account's currency. */
public final class ProfitAndLoss {

    private final MarketDay market;
    private final ScenarioSet scenarios;
    private final List<Instrument> instruments;
    private final Map<String, Integer> rows;
    private final ScenarioMatrix matrix;
    private final Map<String, Unvalued> unvalued;

    private ProfitAndLoss(
            MarketDay market,
            ScenarioSet scenarios,
            List<Instrument> instruments,
            ScenarioMatrix matrix,
            Map<String, Unvalued> unvalued) {
        this.market = market;
        this.scenarios = scenarios;
        this.instruments = List.copyOf(instruments);
        this.matrix = matrix;
        this.unvalued = Collections.unmodifiableMap(unvalued);
        this.rows = new HashMap<>();
        for (int i = 0; i < instruments.size(); i++) {
            String id = instruments.get(i).id();
            if (!unvalued.containsKey(id)) {
                rows.put(id, i);
            }
        }
    }

    /** By full revaluation of every option in every scenario. */
    public static ProfitAndLoss revalued(
            List<Instrument> instruments, MarketDay market, ScenarioSet scenarios, PortfolioSettings settings) {
        return of(instruments, market, scenarios, settings, FullRevaluation::new);
    }

    /** By {@link DeltaGammaVega}: quicker, and wrong where an option's value bends. */
    public static ProfitAndLoss approximated(
            List<Instrument> instruments, MarketDay market, ScenarioSet scenarios, PortfolioSettings settings) {
        return of(instruments, market, scenarios, settings, DeltaGammaVega::new);
    }

    private static ProfitAndLoss of(
            List<Instrument> instruments,
            MarketDay market,
            ScenarioSet scenarios,
            PortfolioSettings settings,
            OptionProfit.Maker maker) {
        Map<String, Unvalued> unvalued = new HashMap<>();
        Valuations valuations = new Valuations(market, scenarios, settings, maker);
        List<Instrument> valuable = new ArrayList<>();
        for (Instrument instrument : distinct(instruments)) {
            String reason = valuations.whyNot(instrument);
            if (reason == null) {
                valuable.add(instrument);
            } else {
                unvalued.put(instrument.id(), new Unvalued(instrument.id(), reason));
            }
        }
        boolean[] broken = new boolean[valuable.size()];
        ScenarioMatrix matrix = ScenarioMatrix.of(valuable.size(), scenarios.size(), (row, pnl) -> {
            valuations.write(valuable.get(row), pnl);
            broken[row] = !Arrays.stream(pnl).allMatch(Double::isFinite);
        });
        for (int row = 0; row < broken.length; row++) {
            if (broken[row]) {
                String id = valuable.get(row).id();
                unvalued.put(id, new Unvalued(id, "its value is not a number in some scenario"));
            }
        }
        return new ProfitAndLoss(market, scenarios, valuable, matrix, unvalued);
    }

    private static List<Instrument> distinct(List<Instrument> instruments) {
        Map<String, Instrument> byId = new HashMap<>();
        for (Instrument instrument : instruments) {
            Instrument other = byId.put(instrument.id(), instrument);
            if (other != null) {
                throw new IllegalArgumentException(
                        "instruments must have a name of their own, two are " + instrument.id());
            }
        }
        return instruments;
    }

    /** The market it was computed in. */
    public MarketDay market() {
        return market;
    }

    /** The scenarios, in the order of the columns. */
    public ScenarioSet scenarios() {
        return scenarios;
    }

    /** The numbers. */
    public ScenarioMatrix matrix() {
        return matrix;
    }

    /** The instrument of a row. */
    public Instrument instrument(int row) {
        return instruments.get(row);
    }

    /** The row of an instrument; −1 where it has none. */
    public int row(String instrument) {
        return rows.getOrDefault(instrument, -1);
    }

    /** Instruments that could not be valued, by name. */
    public List<Unvalued> unvalued() {
        List<Unvalued> all = new ArrayList<>(unvalued.values());
        all.sort(Comparator.comparing(Unvalued::instrument));
        return all;
    }

    /** Why an instrument has no row; null where it has one. */
    public @Nullable Unvalued whyNot(String instrument) {
        if (rows.containsKey(instrument)) {
            return null;
        }
        Unvalued known = unvalued.get(instrument);
        return known != null ? known : new Unvalued(instrument, "no instrument of this name is known");
    }
}
