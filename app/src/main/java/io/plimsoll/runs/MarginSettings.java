package io.plimsoll.runs;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.margin.BaselineSettings;
import io.plimsoll.margin.ChangeKind;
import io.plimsoll.margin.RiskMeasure;
import io.plimsoll.margin.tools.MarginModel;
import io.plimsoll.margin.tools.MarginTools;
import io.plimsoll.margin.tools.ToolSettings;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketSettings;
import io.plimsoll.multiplier.PathSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The models of {@code margin}: their settings, those of the tools, the list {@code models}, and {@code variants}, each of which
 * is a model of its own name with some settings changed.
 */
final class MarginSettings {

    /** The models of a study that does not list its own. */
    private static final List<String> USUAL = List.of(
            "static",
            "hs",
            "fhs",
            "ewma",
            "garch",
            "ivscaled",
            "ivsmoothed",
            "ivcapped",
            "fhs+buffer",
            "fhs+stressed",
            "fhs+floor");

    /** The rule that a network multiplies where the study names no other, under this name. */
    static final String BASELINE = "ivnow";

    private static final List<String> RESERVED = List.of("nn", "nn+controller", "oracle");

    private MarginSettings() {}

    /** {@code margin.horizonDays}: 1 to 5 sessions. */
    static int horizon(Section margin) {
        int horizon = margin.integer("horizonDays", 1);
        if (horizon < 1 || horizon > 5) {
            throw new InputRejectedException("margin.horizonDays must be 1 to 5, was " + horizon);
        }
        return horizon;
    }

    /** Every model, those of the list first. */
    static List<MarginModel.Spec> models(Section margin, MarketSettings market, LocalDate start, long seed) {
        BaselineSettings usual =
                baseline(margin, BaselineSettings.usual(!market.relativePnl()), horizon(margin), start, seed);
        ToolSettings tools = tools(margin, ToolSettings.USUAL);
        List<String> listed = margin.texts("models");
        List<MarginModel.Spec> specs = new ArrayList<>();
        for (String name : listed.isEmpty() ? USUAL : listed) {
            specs.add(checked("margin.models", new MarginModel.Spec(name, name, usual, tools)));
        }
        MarginModel.Spec now = now(usual, tools);
        if (margin.text("baseline", BASELINE).equals(BASELINE)
                && !margin.entries("variants").containsKey(BASELINE)) {
            specs.add(now);
        }
        try (Section variants = margin.section("variants")) {
            for (Map.Entry<String, JsonNode> variant :
                    margin.entries("variants").entrySet()) {
                try (Section own = variants.section(variant.getKey())) {
                    String name = variant.getKey();
                    // A variant of the built-in rule's name changes that rule.
                    MarginModel.Spec from = name.equals(BASELINE) ? now : new MarginModel.Spec(name, "", usual, tools);
                    specs.add(checked(
                            "margin.variants." + name,
                            new MarginModel.Spec(
                                    name,
                                    from.model().isEmpty() ? own.text("model") : own.text("model", from.model()),
                                    baseline(own, from.baseline(), usual.horizon(), start, seed),
                                    tools(own, from.tools()))));
                }
            }
        }
        requireOnce(specs);
        return List.copyOf(specs);
    }

    /**
     * The capped rule, quick, brought up to the day, and under the limits of a network's usual path.
     */
    private static MarginModel.Spec now(BaselineSettings usual, ToolSettings tools) {
        PathSettings limits = PathSettings.STANDARD;
        double leftToTheTool = 10;
        BaselineSettings.Smoothing smoothing = new BaselineSettings.Smoothing(
                1, 6, usual.smoothing().termPower(), limits.rise5(), leftToTheTool, 1000);
        return new MarginModel.Spec(
                BASELINE,
                "ivcapped+rise20",
                usual.withSmoothing(smoothing),
                tools.withRise20(limits.rise20(), limits.rise20Like()));
    }

    private static void requireOnce(List<MarginModel.Spec> specs) {
        Set<String> names = new HashSet<>(RESERVED);
        for (MarginModel.Spec spec : specs) {
            if (!names.add(spec.name())) {
                throw new InputRejectedException("margin.models and margin.variants: the name \"" + spec.name()
                        + "\" must stand once, and none of " + RESERVED + " may");
            }
        }
    }

    /** A model that cannot be made is turned down where it is written. */
    private static MarginModel.Spec checked(String where, MarginModel.Spec spec) {
        String[] parts = spec.model().split("\\+", -1);
        try {
            spec.base();
            for (int i = 1; i < parts.length; i++) {
                if (!parts[i].equals("controller")) {
                    MarginTools.named(parts[i], spec.tools(), spec.baseline());
                }
            }
        } catch (IllegalArgumentException e) {
            throw new InputRejectedException(where + ": " + e.getMessage(), e);
        }
        return spec;
    }

    private static BaselineSettings baseline(
            Section margin, BaselineSettings usual, int horizon, LocalDate start, long seed) {
        return new BaselineSettings(
                usual.priceUnits(),
                horizon,
                margin.flag("rootOfTime", usual.rootOfTime()),
                margin.choice("changes", ChangeKind.class, usual.changes()),
                margin.choice("measure", RiskMeasure.class, usual.measure()),
                margin.integer("lookback", usual.lookback()),
                margin.integer("minHistory", usual.minHistory()),
                margin.number("brwLambda", usual.brwLambda()),
                margin.number("ewmaLambda", usual.ewmaLambda()),
                margin.number("fhsLambda", usual.fhsLambda()),
                margin.integer("garchRefit", usual.garchRefit()),
                new BaselineSettings.Smoothing(
                        margin.number("halfLifeUp", usual.smoothing().halfLifeUp()),
                        margin.number("halfLifeDown", usual.smoothing().halfLifeDown()),
                        margin.number("termPower", usual.smoothing().termPower()),
                        margin.number("ivRise5", usual.smoothing().rise5()),
                        margin.number("ivRise20", usual.smoothing().rise20()),
                        margin.integer("ivNowcast", usual.smoothing().nowcast())),
                stress(margin, usual.stress()),
                start,
                seed);
    }

    private static BaselineSettings.Stress stress(Section margin, BaselineSettings.Stress usual) {
        try (Section own = margin.section("stress")) {
            return new BaselineSettings.Stress(
                    own.integer("sessions", usual.sessions()),
                    date(own, "from", usual.from()),
                    date(own, "to", usual.to()));
        }
    }

    private static @Nullable LocalDate date(Section section, String key, @Nullable LocalDate otherwise) {
        return section.optionalText(key) == null ? otherwise : section.date(key);
    }

    private static ToolSettings tools(Section margin, ToolSettings usual) {
        try (Section own = margin.section("tools")) {
            return new ToolSettings(
                    own.number("buffer", usual.buffer()),
                    own.number("bufferRelease", usual.bufferRelease()),
                    own.number("stressedWeight", usual.stressedWeight()),
                    own.integer("floorSessions", usual.floorSessions()),
                    own.number("least", usual.least()),
                    own.number("most", usual.most()),
                    own.number("speedUp", usual.speedUp()),
                    own.number("speedDown", usual.speedDown()),
                    own.number("rise5", usual.rise5()),
                    own.number("rise20", usual.rise20()),
                    own.textOrNone("rise20Like", usual.rise20Like()),
                    own.number("volatilityShare", usual.volatilityShare()));
        }
    }
}
