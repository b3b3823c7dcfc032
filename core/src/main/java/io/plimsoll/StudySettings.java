package io.plimsoll;

import io.plimsoll.backtest.BacktestSettings;
import io.plimsoll.backtest.NetworkSpec;
import io.plimsoll.margin.Side;
import io.plimsoll.margin.tools.MarginModel;
import io.plimsoll.market.DataOrigin;
import io.plimsoll.market.MarketSettings;
import io.plimsoll.multiplier.ControllerSettings;
import io.plimsoll.surface.SurfaceSettings;
import java.util.List;

/**
 * Everything that decides a study, besides its data.
 *
 * @param study short name
 * @param title for people
 * @param origin of the data
 * @param unit of margins and losses, in words
 * @param limits sentences about what the study cannot show
 * @param seed decides everything random
 * @param confidence share of losses to be covered, such as 0.99
 * @param horizonDays sessions that a margin has to last
 * @param sides whose losses
 * @param baseline the model that the network multiplies
 * @param models the baselines, with their tools
 * @param networks the networks, at least one
 */
public record StudySettings(
        String study,
        String title,
        DataOrigin origin,
        String unit,
        List<String> limits,
        long seed,
        double confidence,
        int horizonDays,
        List<Side> sides,
        String baseline,
        MarketSettings market,
        SurfaceSettings surface,
        List<MarginModel.Spec> models,
        List<NetworkSpec> networks,
        ControllerSettings controller,
        BacktestSettings backtest) {}
