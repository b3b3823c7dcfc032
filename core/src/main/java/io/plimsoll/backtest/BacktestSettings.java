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
 * @param alarm e-value of a breach monitor at which there is an alarm: 20 is a chance of 1 in 20 of a false one, ever
 */
public record BacktestSettings(LocalDate start, LocalDate end, int refitMonths, int embargo, double alarm) {

    /** The e-value of an alarm where a study says nothing. */
    public static final double USUAL_ALARM = 20;

    public BacktestSettings {
        if (!start.isBefore(end) || refitMonths < 1 || refitMonths > 12 || embargo < 0) {
            throw new IllegalArgumentException(
                    "backtest needs start < end, refitMonths in 1..12 and embargo >= 0, were " + start + ", " + end
                            + ", " + refitMonths + " and " + embargo);
        }
        if (!(alarm > 1 && alarm < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("backtest.alarm must be finite and above 1, was " + alarm);
        }
    }

    /** Settings with the usual alarm. */
    public BacktestSettings(LocalDate start, LocalDate end, int refitMonths, int embargo) {
        this(start, end, refitMonths, embargo, USUAL_ALARM);
    }
}
