package io.plimsoll.surface;

import io.plimsoll.market.ChainCleaner;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.KeptSlice;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** From the options of one day to its surface: clean, find forwards, choose quotes, invert, fit, check. */
public final class SurfaceBuilder {

    private final SurfaceSettings settings;
    private final LocalDate date;
    private final double underlying;
    private final DoubleUnaryOperator rate;
    private final List<SliceFit> slices = new ArrayList<>();

    private SurfaceBuilder(SurfaceSettings settings, LocalDate date, double underlying, DoubleUnaryOperator rate) {
        this.settings = settings;
        this.date = date;
        this.underlying = underlying;
        this.rate = rate;
    }

    /**
     * A day's surface and what became of its rows.
     *
     * @param day the surface
     * @param rejected the rows that served neither a forward nor a fit, each once
     * @param used the number of rows that served
     */
    public record Built(SurfaceDay day, List<RejectedRow> rejected, long used) {}

    /**
     * Builds the surface of a day.
     *
     * @param underlying the close of the underlying, price units
     * @param chain the options of the day
     * @param before those of the session before, against which {@link io.plimsoll.market.Filter#STALE} holds them; without
     *     them no row is stale
     * @param rate continuously compounded rate, decimal a year, by T in years
     */
    public static Built build(
            OptionChain chain,
            @Nullable OptionChain before,
            double underlying,
            DoubleUnaryOperator rate,
            SurfaceSettings settings) {
        SurfaceBuilder builder = new SurfaceBuilder(settings, chain.date(), underlying, rate);
        ChainCleaner.Cleaned cleaned = ChainCleaner.clean(chain, before, settings.cleaning());
        cleaned.slices().forEach(builder::slice);
        return builder.built(chain.size(), cleaned.rejected());
    }

    /**
     * Builds the surface of a day whose quotes are volatilities: forwards and times are given with them, and the same fits and
     * checks follow. The underlying's close is unknown (NaN), and so are the discount factors.
     *
     * @param slices by rising expiry
     */
    public static Built ofVols(LocalDate date, List<VolSlice> slices, SurfaceSettings settings) {
        SurfaceBuilder builder = new SurfaceBuilder(settings, date, Double.NaN, years -> Double.NaN);
        List<RejectedRow> rejected = new ArrayList<>();
        slices.forEach(slice -> rejected.addAll(builder.slice(slice)));
        long rows = slices.stream().mapToLong(s -> s.quotes().size()).sum();
        return builder.built(rows, List.copyOf(rejected));
    }

    private Built built(long rows, List<RejectedRow> rejected) {
        return new Built(new SurfaceDay(date, underlying, List.copyOf(slices)), rejected, rows - rejected.size());
    }

    private List<RejectedRow> slice(VolSlice given) {
        VolSelector selector = new VolSelector(settings.cleaning(), date, given);
        List<VolSlice.Quote> chosen = selector.select();
        if (!chosen.isEmpty()) {
            Forward forward =
                    new Forward(given.forward(), Double.NaN, Double.NaN, Double.NaN, 0, 0, Forward.Rule.GIVEN);
            SliceFit fit = new SliceFitter(settings)
                    .fit(given.expiry(), given.timeToExpiryYears(), forward, selector.quotes(chosen), previous());
            slices.add(fit);
            if (!fit.calibrated()) {
                chosen.forEach(q -> selector.reject(q, Reason.TOO_FEW_STRIKES, fit.rejection()));
            }
        }
        return selector.rejected();
    }

    private void slice(KeptSlice kept) {
        List<OptionRow> rows = kept.rows();
        double years = ChronoUnit.DAYS.between(date, kept.expiry()) / 365.0;
        ParityForward.Found found = forward(rows, underlying, years, rate, settings);
        Forward forward = found.forward();
        if (!usable(forward)) {
            for (int i = 0; i < rows.size(); i++) {
                kept.reject(i, Reason.NO_FORWARD, () -> "forward " + forward.price());
            }
            return;
        }
        QuoteSelector selector = new QuoteSelector(settings, forward, years, kept, found.used());
        SliceQuotes quotes = selector.select();
        SliceFit fit = new SliceFitter(settings).fit(kept.expiry(), years, forward, quotes, previous());
        slices.add(fit);
        if (!fit.calibrated()) {
            selector.rejectChosen(Reason.TOO_FEW_STRIKES, fit.rejection());
        }
    }

    /** The forward that the settings ask for; for options on a future it is the future. */
    static ParityForward.Found forward(
            List<OptionRow> rows, double underlying, double years, DoubleUnaryOperator rate, SurfaceSettings settings) {
        double discount = Math.exp(-rate.applyAsDouble(years) * years);
        if (settings.optionsOnFuture()) {
            Forward future = new Forward(underlying, 0, discount, Double.NaN, 0, 0, Forward.Rule.UNDERLYING_FUTURE);
            return new ParityForward.Found(future, new boolean[rows.size()]);
        }
        boolean american = settings.exercise() == ExerciseStyle.AMERICAN;
        return ParityForward.of(rows, underlying, years, discount, american, settings.forward());
    }

    /** Whether volatilities can be taken about a forward. */
    static boolean usable(Forward forward) {
        return forward.price() > 0 && forward.price() < Double.POSITIVE_INFINITY;
    }

    private @Nullable SliceFit previous() {
        for (int i = slices.size() - 1; i >= 0; i--) {
            if (slices.get(i).calibrated()) {
                return slices.get(i);
            }
        }
        return null;
    }
}
