package io.plimsoll.margin.span;

import io.plimsoll.market.ExerciseStyle;
import org.jspecify.annotations.Nullable;

/**
 * A product family and how its contracts are valued.
 *
 * @param id exchange, code and kind
 * @param valuation whether a position is paid for up front or settled daily; null where the file does not say
 *     (options are then paid for up front)
 * @param exercise of an option; null where the file does not say or the product is no option
 */
public record Product(
        ProductId id,
        @Nullable Valuation valuation,
        @Nullable ExerciseStyle exercise) {

    /** How the value of a position is paid. */
    public enum Valuation {
        /** The premium is paid up front: the position has a net option value. */
        PREMIUM,
        /** Gains and losses are settled every day: there is no option value to credit or charge. */
        FUTURES
    }
}
