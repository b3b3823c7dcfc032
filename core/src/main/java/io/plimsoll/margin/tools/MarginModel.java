package io.plimsoll.margin.tools;

import io.plimsoll.margin.Baseline;
import io.plimsoll.margin.BaselineSettings;
import io.plimsoll.margin.Baselines;
import io.plimsoll.margin.Side;
import io.plimsoll.market.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A baseline with tools around it.
 *
 * @param name in results
 * @param base what asks for a margin
 * @param tools in the order in which they are put around it
 */
public record MarginModel(String name, Baseline base, List<MarginTool> tools) {

    private static final String CONTROLLER = "controller";

    public MarginModel {
        tools = List.copyOf(tools);
    }

    /**
     * What a study says of a model.
     *
     * @param name in results
     * @param model a baseline's name, then the names of tools, each after a plus sign: {@code fhs+buffer+rise5}
     * @param baseline settings of the baseline
     * @param tools settings of the tools
     */
    public record Spec(String name, String model, BaselineSettings baseline, ToolSettings tools) {

        /**
         * The baseline, without its tools.
         *
         * @throws IllegalArgumentException for an unknown name
         */
        public Baseline base() {
            return Baselines.named(parts()[0], baseline);
        }

        private String[] parts() {
            return model.split("\\+", -1);
        }
    }

    /**
     * The model that a study asks for. {@code ivcapped} is the capped rule as a whole: its scale, the controller, and caps on
     * the rises over 5 and 20 sessions.
     *
     * @param controller the tool that is called controller
     * @throws IllegalArgumentException for an unknown name, or a limit that is not set
     */
    public static MarginModel of(Spec spec, MarginTool controller) {
        String[] parts = spec.parts();
        List<MarginTool> tools = new ArrayList<>();
        if (parts[0].startsWith("ivcapped")) {
            BaselineSettings.Smoothing smoothing = spec.baseline().smoothing();
            tools.add(controller);
            tools.add(new RiseCap(5, smoothing.rise5(), Optional.empty()));
            tools.add(new RiseCap(20, smoothing.rise20(), Optional.empty()));
        }
        for (int i = 1; i < parts.length; i++) {
            tools.add(
                    parts[i].equals(CONTROLLER)
                            ? controller
                            : MarginTools.named(parts[i], spec.tools(), Baselines.settings(parts[0], spec.baseline())));
        }
        return new MarginModel(spec.name(), spec.base(), tools);
    }

    /** All that has to be computed for its margins: its baseline, and what its tools follow. */
    public List<Baseline> baselines() {
        return Stream.concat(Stream.of(base), tools.stream().flatMap(tool -> tool.follows().stream()))
                .distinct()
                .toList();
    }

    /**
     * The margins called, one a session, from those that the baseline asked for.
     *
     * @param margins what each of {@link #baselines} asks for, one a session, NaN where there is none
     */
    public double[] called(Function<Baseline, double[]> margins, History history, Side side, double confidence) {
        double[] asked = Objects.requireNonNull(margins.apply(base));
        if (tools.isEmpty()) {
            return asked;
        }
        double[] called = new double[asked.length];
        Arrays.fill(called, Double.NaN);
        for (int t = 0; t < asked.length; t++) {
            if (!Double.isNaN(asked[t])) {
                Moment at = new Moment(history.upTo(t), side, confidence, asked, called, margins);
                double margin = asked[t];
                for (MarginTool tool : tools) {
                    margin = tool.apply(margin, at);
                }
                called[t] = margin;
            }
        }
        return called;
    }
}
