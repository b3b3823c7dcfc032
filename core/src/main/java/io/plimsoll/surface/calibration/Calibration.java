package io.plimsoll.surface.calibration;

import io.plimsoll.surface.model.Smile;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fit: calibrated, or rejected with the reason. Never a start value handed on as a result.
 *
 * @param <S> the model
 * @param smile the fitted smile, or null where it was rejected
 * @param standardErrors of the model's parameters in the order of its record; NaN for one that was held; empty where rejected
 * @param errors against the quotes
 * @param repairVolBp root mean square move of the fitted volatilities at the quotes by the repair of butterfly arbitrage, in
 *     basis points; 0 where none was needed
 * @param flags what a user has to know
 * @param rejection why there is no smile, with values; empty where there is one
 */
public record Calibration<S extends Smile>(
        @Nullable S smile,
        double[] standardErrors,
        FitErrors errors,
        double repairVolBp,
        Set<FitFlag> flags,
        String rejection) {

    /** A slice without an answer. */
    public static <S extends Smile> Calibration<S> rejected(String rejection) {
        return new Calibration<>(
                null, new double[0], FitErrors.NONE, Double.NaN, EnumSet.noneOf(FitFlag.class), rejection);
    }

    /** Whether there is a smile. */
    public boolean calibrated() {
        return smile != null;
    }
}
