package io.plimsoll.formats.chain;

import java.util.List;

/**
 * Best bids and offers of OPRA as Databento delivers them; the last ones of a contract and day (of UTC) are read. Times and
 * prices are either readable or whole numbers of nanoseconds and billionths. The contract's symbol tells its terms; there is
 * no price of the underlying.
 */
final class DatabentoChains {

    private DatabentoChains() {}

    static List<ChainFormat> all() {
        return List.of(ChainFormat.named("databento-cbbo")
                .with(
                        "ts_recv",
                        row -> row.call().date() + "T20:00:00.000000000Z",
                        new Column.Reading(Field.DATE, Side.ANY, Times.dayOfInstant()),
                        new Column.Reading(Field.TIME, Side.ANY, Times.instant()))
                .unread("ts_event", "rtype", "publisher_id", "instrument_id", "side")
                .maybe("price", Field.PRICE, Codec.billionths().zeroIsNone())
                .unread("size", "flags")
                .with("bid_px_00", Field.BID, Codec.billionths())
                .with("ask_px_00", Field.ASK, Codec.billionths())
                .unread("bid_sz_00", "ask_sz_00", "bid_pb_00", "ask_pb_00")
                .with(
                        "symbol",
                        OccSymbol::padded,
                        OccSymbol.underlying(),
                        OccSymbol.root(),
                        OccSymbol.expiry(),
                        OccSymbol.right(),
                        OccSymbol.strike()));
    }
}
