package io.plimsoll.margin.portfolio;

import io.plimsoll.market.History;

/**
 * A price that instruments depend on: of one future, such as the contract of January 2022, or of one share.
 *
 * @param id its name in instruments
 * @param price at the valuation day's close, price units; may be negative where changes are absolute
 * @param change what the history's profit and loss is measured in
 * @param kind whether options are on it as on a future or as on a spot
 * @param history up to the valuation day, with profit and loss of one long unit and, where volatilities move, implied volatility
 */
public record RiskFactor(String id, double price, Change change, Kind kind, History history) {

    /** The unit of a profit and loss. */
    public enum Change {
        /** A share of the price. */
        RELATIVE,
        /** Price units. */
        ABSOLUTE
    }

    /** What the price is of. */
    public enum Kind {
        /** A future: the forward of its options. */
        FUTURE,
        /** A spot: the forward of its options is carried to their expiry as the day's surface says. */
        SPOT
    }

    public RiskFactor {
        if (!Double.isFinite(price) || (change == Change.RELATIVE && !(price > 0))) {
            throw new IllegalArgumentException(
                    "the price of " + id + " must be a number, and positive where changes are relative, was " + price);
        }
    }

    /** A change of the model's in price units. */
    public double move(double changed) {
        return change == Change.RELATIVE ? price * changed : changed;
    }
}
