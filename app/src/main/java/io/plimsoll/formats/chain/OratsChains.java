package io.plimsoll.formats.chain;

import java.util.List;

/**
 * Chains of ORATS: a row per strike. {@code cValue} and {@code pValue} are the vendor's model and not prices, the vols and
 * Greeks are the vendor's too. The price of the stock stands in two columns: the last one is that of the exchange.
 */
final class OratsChains {

    private OratsChains() {}

    static List<ChainFormat> all() {
        return List.of(smoothed(), api());
    }

    /** The daily file; newer ones have the contracts' symbols. */
    private static ChainFormat smoothed() {
        return ChainFormat.named("orats-smv")
                .with("ticker", Field.UNDERLYING, Codec.ticker())
                .unread("cOpra", "pOpra")
                .maybe("stkPx", Field.SPOT, Codec.count().zeroIsNone())
                .with("expirDate", Field.EXPIRY, Times.monthDayYear("M/d/yyyy").lastTraded())
                .unread("yte")
                .with("strike", Field.STRIKE, Codec.positive())
                .with("cVolu", Field.VOLUME, Side.CALL, Codec.count())
                .with("cOi", Field.OPEN_INTEREST, Side.CALL, Codec.count())
                .with("pVolu", Field.VOLUME, Side.PUT, Codec.count())
                .with("pOi", Field.OPEN_INTEREST, Side.PUT, Codec.count())
                .with("cBidPx", Field.BID, Side.CALL, Codec.number())
                .unread("cValue")
                .with("cAskPx", Field.ASK, Side.CALL, Codec.number())
                .with("pBidPx", Field.BID, Side.PUT, Codec.number())
                .unread("pValue")
                .with("pAskPx", Field.ASK, Side.PUT, Codec.number())
                .unread("cBidIv", "cMidIv", "cAskIv", "smoothSmvVol", "pBidIv", "pMidIv", "pAskIv")
                .unread("iRate", "divRate", "residualRateData", "delta", "gamma", "theta", "vega", "rho", "phi")
                .unread("driftlessTheta", "extVol", "extCTheo", "extPTheo")
                .maybe("spot_px", Field.SPOT, Codec.count().zeroIsNone())
                .with("trade_date", Field.DATE, Times.monthDayYear("M/d/yyyy"));
    }

    /** Strikes as the API tells them; {@code dte} counts a day too many. */
    private static ChainFormat api() {
        return ChainFormat.named("orats-api")
                .with("ticker", Field.UNDERLYING, Codec.ticker())
                .with("tradeDate", Field.DATE, Times.day())
                .with("expirDate", Field.EXPIRY, Times.day().lastTraded())
                .unread("dte")
                .with("strike", Field.STRIKE, Codec.positive())
                .maybe("stockPrice", Field.SPOT, Codec.count().zeroIsNone())
                .with("callVolume", Field.VOLUME, Side.CALL, Codec.count())
                .with("callOpenInterest", Field.OPEN_INTEREST, Side.CALL, Codec.count())
                .unread("callBidSize", "callAskSize")
                .with("putVolume", Field.VOLUME, Side.PUT, Codec.count())
                .with("putOpenInterest", Field.OPEN_INTEREST, Side.PUT, Codec.count())
                .unread("putBidSize", "putAskSize")
                .with("callBidPrice", Field.BID, Side.CALL, Codec.number())
                .unread("callValue")
                .with("callAskPrice", Field.ASK, Side.CALL, Codec.number())
                .with("putBidPrice", Field.BID, Side.PUT, Codec.number())
                .unread("putValue")
                .with("putAskPrice", Field.ASK, Side.PUT, Codec.number())
                .unread("callBidIv", "callMidIv", "callAskIv", "smvVol", "putBidIv", "putMidIv", "putAskIv")
                .unread("residualRate", "delta", "gamma", "theta", "vega", "rho", "phi", "driftlessTheta")
                .unread("callSmvVol", "putSmvVol", "extSmvVol", "extCallValue", "extPutValue")
                .maybe("spotPrice", Field.SPOT, Codec.count().zeroIsNone())
                .unread("quoteDate", "updatedAt", "snapShotEstTime", "snapShotDate", "expiryTod")
                .unread("tickerId", "monthId");
    }
}
