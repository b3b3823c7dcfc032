package io.plimsoll.margin;

import java.util.ArrayList;
import java.util.List;

/** The baselines by name: a model, and behind it {@code -abs} or {@code -rel} and {@code -es}, such as {@code hs-rel-es}. */
public final class Baselines {

    /** The models, in the order of docs/method/baselines.md. */
    public static final List<String> NAMES = List.of(
            "static",
            "hs",
            "brw",
            "stressed",
            "fhs",
            "fhs-garch",
            "ewma",
            "garch",
            "egarch",
            "ivscaled",
            "ivsmoothed",
            "ivcapped",
            "montecarlo");

    private static final String SHORTFALL = "-es";
    private static final String ABSOLUTE = "-abs";
    private static final String RELATIVE = "-rel";

    private static final List<String> OWN_SCALE = List.of("ivscaled", "ivsmoothed", "ivcapped", "montecarlo");

    private Baselines() {}

    /**
     * A baseline.
     *
     * @param settings with its changes and its measure, unless the name tells them
     * @throws IllegalArgumentException for an unknown name
     */
    public static Baseline named(String name, BaselineSettings settings) {
        String model = model(name);
        BaselineSettings own = settings(name, settings);
        if (own.changes() != ChangeKind.OF_STUDY && OWN_SCALE.contains(model)) {
            throw new IllegalArgumentException("\"" + name + "\": " + model
                    + " has no absolute or relative form, since it scales by volatility and price itself");
        }
        return model(name, model, own);
    }

    /** The settings with the measure and the changes that a name tells. */
    public static BaselineSettings settings(String name, BaselineSettings settings) {
        BaselineSettings own = name.endsWith(SHORTFALL) ? settings.withMeasure(RiskMeasure.ES) : settings;
        String rest = cut(name, SHORTFALL);
        return rest.endsWith(ABSOLUTE)
                ? own.withChanges(ChangeKind.ABSOLUTE)
                : rest.endsWith(RELATIVE) ? own.withChanges(ChangeKind.RELATIVE) : own;
    }

    /** A name without its endings. */
    private static String model(String name) {
        return cut(cut(cut(name, SHORTFALL), ABSOLUTE), RELATIVE);
    }

    private static String cut(String name, String ending) {
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }

    private static Baseline model(String name, String model, BaselineSettings settings) {
        return switch (model) {
            case "static" -> new Static(settings);
            case "hs" -> new HistoricalSimulation(settings);
            case "brw" -> new AgeWeighted(settings);
            case "stressed" -> new Stressed(settings);
            case "fhs" -> new FilteredHistorical(settings);
            case "fhs-garch" -> new GarchFiltered(settings);
            case "ewma" -> new RiskMetrics(settings);
            case "garch" -> new Garch(settings, Garch.Form.GARCH);
            case "egarch" -> new Garch(settings, Garch.Form.EGARCH);
            case "ivscaled" -> new ImpliedVolScaled(settings, ImpliedVolScaled.Form.RAW);
            case "ivsmoothed" -> new ImpliedVolScaled(settings, ImpliedVolScaled.Form.SMOOTHED);
            case "ivcapped" -> new ImpliedVolScaled(settings, ImpliedVolScaled.Form.CAPPED);
            case "montecarlo" -> new SurfaceLaw(settings);
            default ->
                throw new IllegalArgumentException("\"" + name + "\" must be one of the models " + NAMES
                        + ", with -abs or -rel and -es behind it where wanted");
        };
    }

    /** Every model, once each. */
    static List<Baseline> all(BaselineSettings settings) {
        List<Baseline> all = new ArrayList<>();
        NAMES.forEach(name -> all.add(named(name, settings)));
        return all;
    }
}
