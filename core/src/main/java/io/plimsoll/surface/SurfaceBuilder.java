package io.plimsoll.surface;

import io.plimsoll.market.ChainCleaner;
import io.plimsoll.market.CleanChain;
import io.plimsoll.market.OptionRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Step 2: a day's option rows become a surface, expiry by expiry, with every row accounted for. */
public final class SurfaceBuilder {

    private SurfaceBuilder() {}

    /**
     * The day's surface: rows are cleaned, and each expiry with a clean row is fitted or rejected with its reason.
     *
     * @param date the trading day
     * @param underlying the close of the underlying (spot, or the future under the options), in price units; where it is NaN,
     *     European options on spot still have a forward from their pairs
     * @param rowsOfTheDay the option rows of that day
     * @param rate T in years → continuously compounded rate to T, decimal
     * @throws IllegalArgumentException if a row is of another day
     */
    public static BuiltSurface build(
            LocalDate date,
            double underlying,
            List<OptionRow> rowsOfTheDay,
            DoubleUnaryOperator rate,
            SurfaceSettings settings) {
        CleanChain clean = ChainCleaner.clean(date, underlying, rowsOfTheDay, settings.cleaning());
        RowLedger ledger = new RowLedger(clean.rejected());
        List<SliceFit> slices = new ArrayList<>();
        SliceFit previous = null;
        for (ExpiryChain chain : ExpiryChain.group(date, clean.kept())) {
            double rateToExpiry = rate.applyAsDouble(chain.years());
            SliceFit slice = SliceBuilder.build(chain, underlying, rateToExpiry, previous, settings, ledger);
            slices.add(slice);
            previous = slice.calibrated() ? slice : previous;
        }
        return new BuiltSurface(
                new SurfaceDay(date, underlying, List.copyOf(slices)), ledger.rejected(), ledger.usedCount());
    }
}
