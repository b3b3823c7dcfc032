package io.plimsoll.surface.moments;

/**
 * The quotes of one strike's call and put, in price units and discounted as they trade. No bid is 0.
 *
 * @param strike &gt; 0
 * @param callBid ≥ 0
 * @param callAsk ≥ the bid
 * @param putBid ≥ 0
 * @param putAsk ≥ the bid
 */
public record StrikeQuote(double strike, double callBid, double callAsk, double putBid, double putAsk) {

    public StrikeQuote {
        if (!(strike > 0) || !(callBid >= 0) || !(putBid >= 0) || !(callAsk >= callBid) || !(putAsk >= putBid)) {
            throw new IllegalArgumentException("a strike needs K > 0 and 0 <= bid <= ask, was K " + strike + ", call "
                    + callBid + " at " + callAsk + ", put " + putBid + " at " + putAsk);
        }
    }

    /** The middle of the call's quotes. */
    public double callMid() {
        return 0.5 * (callBid + callAsk);
    }

    /** The middle of the put's quotes. */
    public double putMid() {
        return 0.5 * (putBid + putAsk);
    }
}
