package io.plimsoll.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        List<RejectedRow> rejected) {

    public MarketData {
        requireOneADay("options", options);
        requireOneADay("activity", activity);
    }

    /** The same without any row of this day or a later one, and without values that became known only then. */
    public MarketData before(LocalDate day) {
        Map<String, List<SeriesPoint>> earlier = new TreeMap<>();
        series.forEach((name, points) -> earlier.put(
                name,
                points.stream()
                        .filter(p -> p.date().isBefore(day))
                        .filter(p -> p.known() == null || p.known().isBefore(day))
                        .toList()));
        return new MarketData(
                files,
                bars.stream().filter(bar -> bar.date().isBefore(day)).toList(),
                options.stream().filter(chain -> chain.date().isBefore(day)).toList(),
                activity.stream().filter(chain -> chain.date().isBefore(day)).toList(),
                futures.stream().filter(row -> row.date().isBefore(day)).toList(),
                earlier,
                rejected);
    }

    private static void requireOneADay(String name, List<OptionChain> chains) {
        for (int i = 1; i < chains.size(); i++) {
            LocalDate before = chains.get(i - 1).date();
            if (!chains.get(i).date().isAfter(before)) {
                throw new IllegalArgumentException("the chains of " + name + " must be one a day by rising date, but "
                        + chains.get(i).date() + " follows " + before);
            }
        }
    }
}
