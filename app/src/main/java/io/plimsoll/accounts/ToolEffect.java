package io.plimsoll.accounts;

import io.plimsoll.margin.Baseline;
import io.plimsoll.margin.Side;
import io.plimsoll.margin.tools.MarginModel;
import io.plimsoll.market.History;
import io.plimsoll.market.InputRejectedException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a model's tools do to the margin of one unit of a market: the multiplier that they stand for in an account. */
final class ToolEffect {

    private ToolEffect() {}

    /**
     * Margin called ÷ margin asked for at the last session, the larger of one unit long and one unit short, since an account's
     * positions may be either; 1 without tools.
     *
     * @param history up to the valuation day; the tools are followed from its start
     */
    static double multiplier(MarginModel model, History history, double confidence) {
        double largest = Double.NEGATIVE_INFINITY;
        if (!model.tools().isEmpty()) {
            for (Side side : List.of(Side.LONG, Side.SHORT)) {
                Map<Baseline, double[]> asked = model.baselines().stream()
                        .collect(Collectors.toMap(base -> base, base -> margins(base, history, side, confidence)));
                double called = model.called(asked::get, history, side, confidence)[history.last()];
                double ratio = called / Objects.requireNonNull(asked.get(model.base()))[history.last()];
                largest = Double.isNaN(ratio) ? largest : Math.max(largest, ratio);
            }
        }
        if (!(largest > 0 && Double.isFinite(largest)) && !model.tools().isEmpty()) {
            throw new InputRejectedException("model " + model.name()
                    + ": its tools cannot be followed, since one unit has no margin on the day; leave the model out");
        }
        return model.tools().isEmpty() ? 1 : largest;
    }

    private static double[] margins(Baseline base, History history, Side side, double confidence) {
        return IntStream.range(0, history.size())
                .parallel()
                .mapToDouble(t -> base.margin(history.upTo(t), side, confidence))
                .toArray();
    }
}
