package io.plimsoll.surface;

import io.plimsoll.market.ChainCleaner;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.surface.model.SviSabr;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** From the option rows of one day to its surface: clean, find forwards, choose quotes, invert, fit, check. */
public final class SurfaceBuilder {

    private final SurfaceSettings settings;
    private final LocalDate date;
    private final double underlying;
    private final DoubleUnaryOperator rate;
    private final List<RejectedRow> rejected = new ArrayList<>();
    private final Set<OptionRow> served = new HashSet<>();
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
     * @param rows the option rows of the day
     * @param rate continuously compounded rate, decimal a year, by T in years
     */
    public static Built build(
            LocalDate date,
            double underlying,
            List<OptionRow> rows,
            DoubleUnaryOperator rate,
            SurfaceSettings settings) {
        SurfaceBuilder builder = new SurfaceBuilder(settings, date, underlying, rate);
        ChainCleaner.Cleaned cleaned = ChainCleaner.clean(rows, settings.cleaning());
        builder.rejected.addAll(cleaned.rejected());
        Map<LocalDate, List<OptionRow>> expiries = new TreeMap<>();
        cleaned.kept().forEach(r -> expiries.computeIfAbsent(r.expiry(), e -> new ArrayList<>())
                .add(r));
        expiries.forEach(builder::slice);
        return new Built(
                new SurfaceDay(date, underlying, List.copyOf(builder.slices)),
                List.copyOf(builder.rejected),
                rows.size() - builder.rejected.size());
    }

    private void slice(LocalDate expiry, List<OptionRow> rows) {
        double years = ChronoUnit.DAYS.between(date, expiry) / 365.0;
        double r = rate.applyAsDouble(years);
        double discount = Math.exp(-r * years);
        boolean carry = false;
        double forward = underlying;
        if (!settings.optionsOnFuture()) {
            ParityForward parity = ParityForward.of(rows, discount);
            served.addAll(parity.used());
            carry = Double.isNaN(parity.forward());
            forward = carry ? underlying / discount : parity.forward();
        }
        if (!(forward > 0)) {
            for (OptionRow row : rows) {
                reject(row, Reason.NO_FORWARD, "forward " + forward);
            }
            return;
        }
        QuoteSelector selector = new QuoteSelector(settings, forward, years, r);
        SliceQuotes quotes = selector.select(rows);
        selector.rejected().forEach((row, why) -> reject(row, why.reason(), why.detail()));
        SliceFit fit = SliceFitter.fit(expiry, years, forward, discount, quotes, settings, carry, previous());
        slices.add(fit);
        if (!fit.calibrated()) {
            selector.chosen().forEach(row -> reject(row, Reason.TOO_FEW_STRIKES, fit.rejection()));
        }
    }

    private @Nullable SviSabr previous() {
        for (int i = slices.size() - 1; i >= 0; i--) {
            if (slices.get(i).calibrated()) {
                return slices.get(i).parameters();
            }
        }
        return null;
    }

    /** Lists a row as rejected, unless it has served the forward. */
    private void reject(OptionRow row, Reason reason, String detail) {
        if (!served.contains(row)) {
            rejected.add(ChainCleaner.rejected(row, reason, detail));
        }
    }
}
