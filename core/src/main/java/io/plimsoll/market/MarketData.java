package io.plimsoll.market;

import java.util.List;
import java.util.Map;

/**
 * Everything that was read for one study, in date order, before any cleaning that needs more than one row.
 *
 * @param files what was read
 * @param bars days of the underlying; empty where the underlying is a futures contract
 * @param options option chains, one a day, by date
 * @param activity chains that only tell volume and open interest, one a day, by date; empty where the option chains tell it
 * @param futures futures rows, by date, then contract
 * @param series daily series by name
 * @param rejected rows that the readers turned down, each with its reason
 */
public record MarketData(
        List<ImportedFile> files,
        List<Bar> bars,
        List<OptionChain> options,
        List<OptionChain> activity,
        List<FuturesRow> futures,
        Map<String, List<SeriesPoint>> series,
        List<RejectedRow> rejected) {}
