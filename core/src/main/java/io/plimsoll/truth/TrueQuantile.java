package io.plimsoll.truth;

import io.plimsoll.market.SourceRow;
import java.time.LocalDate;

/**
 * The true quantiles of one session's losses, given the state of the simulated market at the close before.
 *
 * @param source the row in the file
 * @param date the session whose losses they are quantiles of
 * @param confidence probability that the loss is no larger, in (0, 1)
 * @param longLoss quantile of the loss of one long unit over the session, as a share of the price at the close before
 *     (decimal)
 * @param shortLoss the same of one short unit
 */
public record TrueQuantile(SourceRow source, LocalDate date, double confidence, double longLoss, double shortLoss) {

    public TrueQuantile {
        if (!(confidence > 0 && confidence < 1) || !Double.isFinite(longLoss) || !Double.isFinite(shortLoss)) {
            throw new IllegalArgumentException(
                    source + ": a true quantile needs confidence in (0, 1) and finite losses, " + "were " + confidence
                            + ", " + longLoss + " and " + shortLoss + " (" + date + ")");
        }
    }
}
