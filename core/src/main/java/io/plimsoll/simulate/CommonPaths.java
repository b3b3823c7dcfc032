package io.plimsoll.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What all underlyings of a world share.
 *
 * @param settings of the world
 * @param priced the days whose shocks move prices
 * @param heard the days that states, and through them options, curves and series, follow; the same where there is a signal
 */
record CommonPaths(WorldSettings settings, List<CommonDay> priced, List<CommonDay> heard) {

    static CommonPaths of(WorldSettings settings) {
        List<LocalDate> dates = sessions(settings.firstDate(), settings.sessions());
        long seed = settings.seed();
        List<CommonDay> priced =
                CommonDay.path(dates, Streams.of(seed, "world.shocks"), Streams.of(seed, "world.states"));
        List<CommonDay> heard = settings.signal() == Signal.TRUE
                ? priced
                : CommonDay.path(dates, Streams.of(seed, "world.otherShocks"), Streams.of(seed, "world.otherStates"));
        return new CommonPaths(settings, priced, heard);
    }

    /** Weekdays from a date on. */
    private static List<LocalDate> sessions(LocalDate first, int count) {
        List<LocalDate> dates = new ArrayList<>(count);
        LocalDate date = weekday(first);
        for (int i = 0; i < count; i++) {
            dates.add(date);
            date = weekday(date.plusDays(1));
        }
        return dates;
    }

    /** The date itself, or the Monday after it where it falls on a weekend. */
    static LocalDate weekday(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> date.plusDays(2);
            case SUNDAY -> date.plusDays(1);
            default -> date;
        };
    }
}
