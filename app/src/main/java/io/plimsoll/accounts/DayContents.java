package io.plimsoll.accounts;

import io.plimsoll.runs.MarginBook;
import java.time.LocalDate;
import java.util.Map;

/**
 * What models are made of.
 *
 * @param book of markets and products
 * @param date at whose close margins are set
 * @param markets by name, as of the day
 * @param contracts what the positions are of
 */
record DayContents(MarginBook book, LocalDate date, Map<String, BookMarket> markets, BookContracts contracts) {}
