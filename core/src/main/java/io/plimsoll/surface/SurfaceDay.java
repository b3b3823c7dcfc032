package io.plimsoll.surface;

import java.time.LocalDate;
import java.util.List;

/**
 * All expiries of one day, by rising expiry, rejected ones included.
 *
 * @param date the trading day
 * @param underlying the close of the underlying (spot, or the future under the options), in price units
 * @param slices a fit or a rejection for each expiry
 */
public record SurfaceDay(LocalDate date, double underlying, List<SliceFit> slices) {}
