package io.plimsoll.backtest;

import io.plimsoll.features.FeatureTable;
import io.plimsoll.margin.tools.MarginModel;
import io.plimsoll.market.History;

/**
 * Another underlying that networks learn from: on the days before each refit, and never tested.
 *
 * @param name for messages
 * @param history its sessions
 * @param features of every session
 * @param baseline the model whose margins are multiplied there
 */
public record PanelMember(String name, History history, FeatureTable features, MarginModel.Spec baseline) {}
