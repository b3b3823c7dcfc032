package io.plimsoll.surface;

import io.plimsoll.market.OptionChain;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.RejectedRows;
import io.plimsoll.market.Underlying;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The surfaces of all days. */
public final class Surfaces {

    private Surfaces() {}

    /** A rate known at a session for a term in years, continuously compounded, decimal a year. */
    @FunctionalInterface
    public interface Rates {
        double at(int session, double years);
    }

    /**
     * Builds every day that is a session, in parallel; the result is in date order.
     *
     * @param options one chain a day, by date
     */
    public static List<SurfaceBuilder.Built> build(
            Underlying underlying,
            List<OptionChain> options,
            Rates rates,
            SurfaceSettings settings,
            LongConsumer onDays) {
        AtomicLong done = new AtomicLong();
        List<OptionChain> days = sessions(underlying, options);
        return IntStream.range(0, days.size())
                .parallel()
                .mapToObj(i -> {
                    OptionChain day = days.get(i);
                    int session = underlying.session(day.date());
                    SurfaceBuilder.Built built = SurfaceBuilder.build(
                            day,
                            i == 0 ? null : ofSession(underlying, days.get(i - 1), session - 1),
                            underlying.price()[session],
                            years -> rates.at(session, years),
                            settings);
                    onDays.accept(done.incrementAndGet());
                    return built;
                })
                .toList();
    }

    /** The number of days that {@link #build} will build. */
    public static int days(Underlying underlying, List<OptionChain> options) {
        return sessions(underlying, options).size();
    }

    /** The surfaces alone. */
    public static List<SurfaceDay> fitted(List<SurfaceBuilder.Built> built) {
        return built.stream().map(SurfaceBuilder.Built::day).toList();
    }

    /** Rows of days that are no sessions. */
    public static List<RejectedRow> outside(Underlying underlying, List<OptionChain> options) {
        return options.stream()
                .filter(chain -> underlying.session(chain.date()) < 0)
                .flatMap(chain -> RejectedRows.all(chain, Reason.OUTSIDE_STUDY).stream())
                .toList();
    }

    private static List<OptionChain> sessions(Underlying underlying, List<OptionChain> options) {
        return options.stream()
                .filter(chain -> underlying.session(chain.date()) >= 0)
                .toList();
    }

    private static @Nullable OptionChain ofSession(Underlying underlying, OptionChain chain, int session) {
        return underlying.session(chain.date()) == session ? chain : null;
    }
}
