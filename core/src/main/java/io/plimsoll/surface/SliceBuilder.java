package io.plimsoll.surface;

import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.surface.QuoteSelection.Quote;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One expiry from clean rows to a checked slice: forward, volatilities, fit, moments, flags. */
final class SliceBuilder {

    private static final double CLOSED = 1e-6;
    private static final SliceQuotes NO_QUOTES = QuoteSelection.asArrays(List.of());

    private SliceBuilder() {}

    /**
     * @param rate r to this expiry, continuously compounded, decimal
     * @param previous the calibrated expiry before this one, or null
     */
    static SliceFit build(
            ExpiryChain chain,
            double underlying,
            double rate,
            @Nullable SliceFit previous,
            SurfaceSettings settings,
            RowLedger ledger) {
        Forward forward = Forward.find(chain, underlying, rate, settings);
        if (!forward.exists()) {
            String values = "forward " + forward.value() + " from underlying " + underlying + ", rate " + rate;
            chain.rows().forEach(row -> ledger.reject(row, Reason.NO_FORWARD, values));
            return rejected(chain, forward, NO_QUOTES, "no forward: " + values);
        }
        forward.rows().forEach(ledger::use);
        List<Quote> selected = QuoteSelection.select(chain, forward, settings, ledger);
        SliceQuotes quotes = QuoteSelection.asArrays(selected);
        Calibration calibration =
                SviSabrCalibrator.calibrate(quotes, chain.years(), settings.wingPrior(), settings.minStrikes());
        SviSabr slice = calibration.parameters();
        if (slice == null) {
            Reason reason = quotes.size() < settings.minStrikes() ? Reason.TOO_FEW_STRIKES : Reason.NOT_USED;
            selected.forEach(quote -> ledger.reject(quote.row(), reason, calibration.rejection()));
            return rejected(chain, forward, quotes, calibration.rejection());
        }
        for (Quote quote : selected) {
            OptionRow row = quote.row();
            ledger.use(row);
        }
        return calibrated(chain, forward, quotes, calibration, slice, previous);
    }

    private static SliceFit rejected(ExpiryChain chain, Forward forward, SliceQuotes quotes, String rejection) {
        Set<SliceFlag> flags = EnumSet.noneOf(SliceFlag.class);
        if (forward.byCarry()) {
            flags.add(SliceFlag.FORWARD_BY_CARRY);
        }
        return new SliceFit(
                chain.expiry(),
                chain.years(),
                forward.exists() ? forward.value() : Double.NaN,
                forward.discount(),
                quotes.size(),
                null,
                new double[0],
                Double.NaN,
                Double.NaN,
                null,
                flags,
                rejection,
                quotes);
    }

    private static SliceFit calibrated(
            ExpiryChain chain,
            Forward forward,
            SliceQuotes quotes,
            Calibration calibration,
            SviSabr slice,
            @Nullable SliceFit previous) {
        Moments moments = MomentsIntegrator.integrate(slice);
        Set<SliceFlag> flags = EnumSet.noneOf(SliceFlag.class);
        flag(flags, SliceFlag.WINGS_NOT_IDENTIFIED, !calibration.wingsIdentified());
        flag(flags, SliceFlag.BUTTERFLY, !Butterfly.isFree(slice));
        flag(flags, SliceFlag.CALENDAR, previous != null && crosses(previous, slice, quotes));
        flag(flags, SliceFlag.FORWARD_BY_CARRY, forward.byCarry());
        flag(flags, SliceFlag.MOMENTS_NOT_CLOSED, moments == null || !closed(moments));
        return new SliceFit(
                chain.expiry(),
                chain.years(),
                forward.value(),
                forward.discount(),
                quotes.size(),
                slice,
                calibration.standardErrors(),
                calibration.rmseVolBp(),
                calibration.maxErrorVolBp(),
                moments,
                flags,
                "",
                quotes);
    }

    private static void flag(Set<SliceFlag> flags, SliceFlag flag, boolean raised) {
        if (raised) {
            flags.add(flag);
        }
    }

    private static boolean closed(Moments moments) {
        return moments.massError() <= CLOSED && moments.martingaleError() <= CLOSED;
    }

    /** On the k that both expiries have quotes for. */
    private static boolean crosses(SliceFit previous, SviSabr slice, SliceQuotes quotes) {
        SviSabr earlier = previous.parameters();
        double[] before = previous.quotes().logMoneyness();
        double[] now = quotes.logMoneyness();
        return earlier != null
                && Calendar.crosses(
                        earlier,
                        slice,
                        Math.max(before[0], now[0]),
                        Math.min(before[before.length - 1], now[now.length - 1]));
    }
}
