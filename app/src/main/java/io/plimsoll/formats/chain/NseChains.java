package io.plimsoll.formats.chain;

import java.util.List;

/**
 * Daily files of the National Stock Exchange of India with its futures and options; rows of futures are left out. The price
 * is the settlement, or the close where there is none. A contract that did not trade has the close of an earlier day.
 */
final class NseChains {

    /** Units of the underlying in a contract of a file that is written. */
    private static final int LOT = 75;

    private NseChains() {}

    static List<ChainFormat> all() {
        return List.of(bhavcopy(), udiff());
    }

    /** The file until July 2024. Open interest is in units of the underlying, and nothing tells how many make a contract. */
    private static ChainFormat bhavcopy() {
        return ChainFormat.named("nse-bhavcopy")
                .mark("INSTRUMENT", row -> "OPTIDX")
                .with("SYMBOL", Field.UNDERLYING, Codec.ticker())
                .with("EXPIRY_DT", Field.EXPIRY, Times.dayMonthYear())
                .with("STRIKE_PR", Field.STRIKE, Codec.positive())
                .with("OPTION_TYP", Field.RIGHT, Codec.right("CE", "PE"))
                .unread("OPEN", "HIGH", "LOW")
                .with("CLOSE", Field.PRICE, Codec.number().zeroIsNone())
                .with("SETTLE_PR", Field.PRICE, Codec.number().zeroIsNone())
                .with("CONTRACTS", Field.VOLUME, Codec.count())
                .unread("VAL_INLAKH")
                .with("OPEN_INT", Field.OPEN_INTEREST, Codec.count())
                .unread("CHG_IN_OI")
                .with("TIMESTAMP", Field.DATE, Times.dayMonthYear())
                .unread("")
                .onlyWhere("upper(trim({INSTRUMENT})) IN ('OPTIDX', 'OPTSTK')");
    }

    /** The file since. Volume and open interest are in units of the underlying. */
    private static ChainFormat udiff() {
        return ChainFormat.named("nse-udiff")
                .with("TradDt", Field.DATE, Times.day())
                .unread("BizDt", "Sgmt", "Src")
                .mark("FinInstrmTp", row -> "IDO")
                .unread("FinInstrmId", "ISIN")
                .with("TckrSymb", Field.UNDERLYING, Codec.ticker())
                .unread("SctySrs")
                .with("XpryDt", Field.EXPIRY, Times.day())
                .maybe("FininstrmActlXpryDt", Field.EXPIRY, Times.day())
                .with("StrkPric", Field.STRIKE, Codec.positive())
                .with("OptnTp", Field.RIGHT, Codec.right("CE", "PE"))
                .unread("FinInstrmNm", "OpnPric", "HghPric", "LwPric")
                .with("ClsPric", Field.PRICE, Codec.number().zeroIsNone())
                .unread("LastPric", "PrvsClsgPric")
                .maybe("UndrlygPric", Field.SPOT, Codec.count().zeroIsNone())
                .with("SttlmPric", Field.PRICE, Codec.number().zeroIsNone())
                .with("OpnIntrst", Field.OPEN_INTEREST, Codec.count().inLotsOf("NewBrdLotQty", LOT))
                .unread("ChngInOpnIntrst")
                .with("TtlTradgVol", Field.VOLUME, Codec.count().inLotsOf("NewBrdLotQty", LOT))
                .unread("TtlTrfVal", "TtlNbOfTxsExctd", "SsnId")
                .mark("NewBrdLotQty", row -> Integer.toString(LOT))
                .unread("Rmks", "Rsvd1", "Rsvd2", "Rsvd3", "Rsvd4")
                .onlyWhere("upper(trim({FinInstrmTp})) IN ('IDO', 'STO')");
    }
}
