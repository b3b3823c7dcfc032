package io.plimsoll.backtest;

import io.plimsoll.margin.Side;
import io.plimsoll.math.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A network held against a rival on the same days. The interval is of the percentiles of the ratio over resamples of days
 * ({@link StationaryBootstrap}, 1,000 resamples), both models on the same days of each.
 *
 * @param model the network
 * @param side the side
 * @param rival a model that is no network
 * @param ratio mean pinball loss of the network ÷ that of the rival; under 1 the network is better
 * @param low lower end of the ratio's 90 % interval
 * @param high its upper end
 */
public record PairedLoss(String model, Side side, String rival, double ratio, double low, double high) {

    private static final int RESAMPLES = 1000;

    private record Loss(String name, double mean, double[] means) {}

    /** Every network against every model that is none, side by side; none where the rival has no loss. */
    public static List<PairedLoss> of(BacktestResult backtest, long seed) {
        StationaryBootstrap bootstrap = StationaryBootstrap.of(backtest.dates().size(), RESAMPLES, seed);
        Map<Side, List<Loss>> networks = new LinkedHashMap<>();
        Map<Side, List<Loss>> rivals = new LinkedHashMap<>();
        for (ModelSeries series : backtest.series()) {
            double[] losses = Objects.requireNonNull(backtest.losses().get(series.side()));
            double[] pinball =
                    Pinball.losses(losses, series.margins(), backtest.metrics().confidence());
            Loss loss =
                    new Loss(series.name(), Arrays.stream(pinball).average().orElseThrow(), bootstrap.means(pinball));
            (series.ofNetwork() ? networks : rivals)
                    .computeIfAbsent(series.side(), side -> new ArrayList<>())
                    .add(loss);
        }
        List<PairedLoss> pairs = new ArrayList<>();
        networks.forEach((side, own) -> own.forEach(network -> rivals.getOrDefault(side, List.of()).stream()
                .filter(rival -> rival.mean() > 0)
                .forEach(rival -> pairs.add(pair(side, network, rival)))));
        return pairs;
    }

    private static PairedLoss pair(Side side, Loss network, Loss rival) {
        double[] ratios = new double[network.means().length];
        for (int r = 0; r < ratios.length; r++) {
            ratios[r] = network.means()[r] / rival.means()[r];
        }
        return new PairedLoss(
                network.name(),
                side,
                rival.name(),
                network.mean() / rival.mean(),
                Quantiles.type7(ratios, 0.05),
                Quantiles.type7(ratios, 0.95));
    }
}
