package io.plimsoll.margin.tools;

import io.plimsoll.margin.BaselineSettings;
import io.plimsoll.margin.Baselines;
import java.util.List;
import java.util.Optional;

/** The tools by name. */
public final class MarginTools {

    /** All names, in the order of docs/method/baselines.md. */
    public static final List<String> NAMES =
            List.of("buffer", "stressed", "floor", "outright", "cap", "speed", "rise5", "rise20", "volfloor");

    private MarginTools() {}

    /**
     * A tool.
     *
     * @param baselines settings of the baseline that it is put around
     * @throws IllegalArgumentException for an unknown name, or where a limit that the tool needs is not set
     */
    public static MarginTool named(String name, ToolSettings settings, BaselineSettings baselines) {
        return switch (name) {
            case "buffer" -> new Buffer(settings.buffer(), settings.bufferRelease(), settings.floorSessions());
            case "stressed" -> new StressedWeight(settings.stressedWeight(), Baselines.named("stressed", baselines));
            case "floor" -> new LongFloor(Baselines.named("hs", overTenYears(settings, baselines)));
            case "outright" -> new Limits.Outright(limit("least", name, settings.least()));
            case "cap" -> new Limits.Cap(limit("most", name, settings.most()));
            case "speed" -> new SpeedLimit(settings.speedUp(), settings.speedDown());
            case "rise5" -> new RiseCap(5, settings.rise5(), Optional.empty());
            case "rise20" ->
                new RiseCap(
                        20, settings.rise20(), settings.rise20Like().map(model -> Baselines.named(model, baselines)));
            case "volfloor" -> new VolatilityFloor(settings.volatilityShare(), settings.floorSessions());
            default -> throw new IllegalArgumentException("\"" + name + "\" must be one of the tools " + NAMES);
        };
    }

    private static BaselineSettings overTenYears(ToolSettings settings, BaselineSettings baselines) {
        int sessions = settings.floorSessions();
        return baselines.withHistory(sessions, Math.min(sessions, baselines.minHistory()));
    }

    private static double limit(String setting, String tool, double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(
                    "the tool " + tool + " needs the setting margin.tools." + setting + ", in the unit of the margin");
        }
        return value;
    }
}
