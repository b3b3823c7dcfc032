package io.plimsoll.surface.moments;

import io.plimsoll.market.OptionRight;
import io.plimsoll.pricing.Black;
import io.plimsoll.surface.model.Smile;
import java.util.ArrayList;
import java.util.List;

/** Quotes made from a smile, without a spread. */
final class ModelStrip {

    private ModelStrip() {}

    /** The strip of every strike from lowest to highest, with prices discounted at 3 %. */
    static OptionStrip of(Smile smile, double forward, double lowest, double highest, double step) {
        double years = smile.timeToExpiryYears();
        double growth = Math.exp(0.03 * years);
        List<StrikeQuote> quotes = new ArrayList<>();
        for (double strike = lowest; strike <= highest; strike += step) {
            double vol = smile.vol(Math.log(strike / forward));
            double call = Black.price(OptionRight.CALL, forward, strike, vol, years) / growth;
            double put = Black.price(OptionRight.PUT, forward, strike, vol, years) / growth;
            quotes.add(new StrikeQuote(strike, call, call, put, put));
        }
        return OptionStrip.select(quotes, growth, years).orElseThrow();
    }
}
