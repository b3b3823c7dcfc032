package io.plimsoll.surface;

import io.plimsoll.market.ChainCleaner;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.Underlying;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** The surfaces of all days. */
public final class Surfaces {

    private Surfaces() {}

    /** A rate known at a session for a term in years, continuously compounded, decimal a year. */
    @FunctionalInterface
    public interface Rates {
        double at(int session, double years);
    }

    /** Builds every day that is a session, in parallel; the result is in date order. */
    public static List<SurfaceBuilder.Built> build(
            Underlying underlying,
            List<OptionRow> options,
            Rates rates,
            SurfaceSettings settings,
            LongConsumer onDays) {
        AtomicLong done = new AtomicLong();
        Map<LocalDate, List<OptionRow>> days = byDay(underlying, options);
        return List.copyOf(days.entrySet()).parallelStream()
                .map(day -> {
                    int session = underlying.session(day.getKey());
                    List<OptionRow> before = session == 0
                            ? List.of()
                            : days.getOrDefault(underlying.dates().get(session - 1), List.of());
                    SurfaceBuilder.Built built = SurfaceBuilder.build(
                            day.getKey(),
                            underlying.price()[session],
                            day.getValue(),
                            before,
                            years -> rates.at(session, years),
                            settings);
                    onDays.accept(done.incrementAndGet());
                    return built;
                })
                .toList();
    }

    /** The number of days that {@link #build} will build. */
    public static int days(Underlying underlying, List<OptionRow> options) {
        return byDay(underlying, options).size();
    }

    /** The surfaces alone. */
    public static List<SurfaceDay> fitted(List<SurfaceBuilder.Built> built) {
        return built.stream().map(SurfaceBuilder.Built::day).toList();
    }

    /** Rows of days that are no sessions. */
    public static List<RejectedRow> outside(Underlying underlying, List<OptionRow> options) {
        return options.stream()
                .filter(o -> underlying.session(o.date()) < 0)
                .map(o -> ChainCleaner.rejected(o, Reason.OUTSIDE_STUDY, ""))
                .toList();
    }

    private static Map<LocalDate, List<OptionRow>> byDay(Underlying underlying, List<OptionRow> options) {
        Map<LocalDate, List<OptionRow>> days = new TreeMap<>();
        for (OptionRow row : options) {
            if (underlying.session(row.date()) >= 0) {
                days.computeIfAbsent(row.date(), d -> new ArrayList<>()).add(row);
            }
        }
        return days;
    }
}
