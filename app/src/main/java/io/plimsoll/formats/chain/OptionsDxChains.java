package io.plimsoll.formats.chain;

import java.util.List;

/** Chains of OptionsDX: a row per strike, names in brackets, fields padded with a blank, one underlying a file. */
final class OptionsDxChains {

    private OptionsDxChains() {}

    static List<ChainFormat> all() {
        return List.of(ChainFormat.named("optionsdx")
                .maybe(
                        "[QUOTE_UNIXTIME]",
                        row -> Times.closeSeconds(row.call().date()),
                        new Column.Reading(Field.TIME, Side.ANY, Times.serial()))
                .unread("[QUOTE_READTIME]")
                .with("[QUOTE_DATE]", Field.DATE, Times.day())
                .unread("[QUOTE_TIME_HOURS]")
                .with("[UNDERLYING_LAST]", Field.SPOT, Codec.paddedNumber().zeroIsNone())
                .with("[EXPIRE_DATE]", Field.EXPIRY, Times.day().lastTraded())
                .unread(
                        "[EXPIRE_UNIX]",
                        "[DTE]",
                        "[C_DELTA]",
                        "[C_GAMMA]",
                        "[C_VEGA]",
                        "[C_THETA]",
                        "[C_RHO]",
                        "[C_IV]")
                .with("[C_VOLUME]", Field.VOLUME, Side.CALL, Codec.paddedCount())
                .with("[C_LAST]", Field.PRICE, Side.CALL, Codec.paddedNumber().zeroIsNone())
                .unread("[C_SIZE]")
                .with("[C_BID]", Field.BID, Side.CALL, Codec.paddedNumber())
                .with("[C_ASK]", Field.ASK, Side.CALL, Codec.paddedNumber())
                .with("[STRIKE]", Field.STRIKE, Codec.paddedPositive())
                .with("[P_BID]", Field.BID, Side.PUT, Codec.paddedNumber())
                .with("[P_ASK]", Field.ASK, Side.PUT, Codec.paddedNumber())
                .unread("[P_SIZE]")
                .with("[P_LAST]", Field.PRICE, Side.PUT, Codec.paddedNumber().zeroIsNone())
                .unread("[P_DELTA]", "[P_GAMMA]", "[P_VEGA]", "[P_THETA]", "[P_RHO]", "[P_IV]")
                .with("[P_VOLUME]", Field.VOLUME, Side.PUT, Codec.paddedCount())
                .unread("[STRIKE_DISTANCE]", "[STRIKE_DISTANCE_PCT]"));
    }
}
