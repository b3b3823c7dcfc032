package io.plimsoll.backtest;

import java.time.LocalDate;

/**
 * What is tested and how the network is refitted.
 *
 * @param start first day that a margin is for
 * @param end last such day
 * @param refitMonths calendar months between two fits
 * @param embargo sessions left out between the last outcome trained on and the first decision tested on, and likewise
 *     between the fitted and the validation examples
 */
public record BacktestSettings(LocalDate start, LocalDate end, int refitMonths, int embargo) {

    public BacktestSettings {
        if (!start.isBefore(end) || refitMonths < 1 || refitMonths > 12 || embargo < 0) {
            throw new IllegalArgumentException(
                    "backtest needs start < end, refitMonths in 1..12 and embargo >= 0, were " + start + ", " + end
                            + ", " + refitMonths + " and " + embargo);
        }
    }
}
