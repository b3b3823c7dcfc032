package io.plimsoll.accounts;

import io.plimsoll.margin.portfolio.MarketDay;
import io.plimsoll.runs.MarginBook;
import java.util.Map;

/**
 * What models are made of.
 *
 * @param book of markets and products
 * @param markets by name, as of the day
 * @param contracts what the positions are of
 * @param day prices, histories and surfaces
 */
record DayContents(MarginBook book, Map<String, BookMarket> markets, BookContracts contracts, MarketDay day) {}
