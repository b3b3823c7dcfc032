package io.plimsoll;

import io.plimsoll.backtest.BacktestResult;
import io.plimsoll.features.FeatureTable;
import io.plimsoll.market.History;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.surface.SurfaceDay;
import java.util.List;

/**
 * What a study found.
 *
 * @param history every column by session
 * @param surfaces one a day with options
 * @param features every feature by session
 * @param backtest the evidence
 * @param rejected every row that was read and not used
 * @param rowsRead the rows of all files; those not rejected were used
 */
public record StudyResult(
        History history,
        List<SurfaceDay> surfaces,
        FeatureTable features,
        BacktestResult backtest,
        List<RejectedRow> rejected,
        long rowsRead) {}
