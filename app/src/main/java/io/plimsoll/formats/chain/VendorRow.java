package io.plimsoll.formats.chain;

import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a vendor's file is about, for writing.
 *
 * @param underlying symbol
 * @param spot price of the underlying, or NaN
 * @param call the call, or the only option of the row
 * @param put the put at the same strike, where the format has both in a row
 */
record VendorRow(
        String underlying,
        double spot,
        OptionRow call,
        @Nullable OptionRow put) {

    /** The option that a column of this side is about. */
    OptionRow option(Side side) {
        return side == Side.PUT ? Objects.requireNonNull(put) : call;
    }

    /** The value of a field. */
    Object value(Field field, Side side) {
        OptionRow row = option(side);
        return switch (field) {
            case UNDERLYING, ROOT -> underlying;
            case DATE -> row.date();
            case EXPIRY -> row.expiry();
            case RIGHT -> row.right() == OptionRight.CALL;
            case STRIKE -> row.strike();
            case PRICE -> row.price();
            case BID -> row.bid();
            case ASK -> row.ask();
            case VOLUME -> row.volume();
            case OPEN_INTEREST -> row.openInterest();
            case SPOT, SPOT_BID, SPOT_ASK -> spot;
            case TIME -> row.date() + " 16:00:00";
        };
    }
}
