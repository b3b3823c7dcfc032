package io.plimsoll.backtest;

import io.plimsoll.margin.tools.MarginTool;
import io.plimsoll.margin.tools.Moment;
import io.plimsoll.market.Columns;
import io.plimsoll.multiplier.Bounds;
import io.plimsoll.multiplier.Controller;
import io.plimsoll.multiplier.ControllerSettings;

/**
 * {@code controller}: the online controller around a baseline, with no network: M = e^g·F, g moved by the breaches of what was
 * called, as far as they are known at the close. The sessions before are gone through again, as they were called.
 *
 * @param bounds of e^g
 * @param settings of the controller
 * @param horizon sessions until a breach is known
 */
public record ControllerTool(Bounds bounds, ControllerSettings settings, int horizon) implements MarginTool {

    @Override
    public String name() {
        return "controller";
    }

    @Override
    public double apply(double margin, Moment at) {
        Controller controller = new Controller(bounds, settings, 1 - at.confidence());
        double[] pnl = at.known().all(Columns.PNL);
        for (int t = 0; t < at.session(); t++) {
            settle(controller, pnl, t - horizon, at);
            if (!Double.isNaN(at.called()[t])) {
                controller.call(0);
            }
        }
        settle(controller, pnl, at.session() - horizon, at);
        return margin * Math.exp(controller.call(0));
    }

    private void settle(Controller controller, double[] pnl, int set, Moment at) {
        double loss = set < 0 ? Double.NaN : loss(pnl, set, at);
        if (!Double.isNaN(loss) && !Double.isNaN(at.called()[set])) {
            controller.settle(loss > at.called()[set]);
        }
    }

    private double loss(double[] pnl, int set, Moment at) {
        double sum = 0;
        for (int s = set + 1; s <= set + horizon; s++) {
            sum += pnl[s];
        }
        return at.side().loss(sum);
    }
}
