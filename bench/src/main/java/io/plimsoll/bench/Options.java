package io.plimsoll.bench;

import io.plimsoll.market.OptionRight;
import io.plimsoll.pricing.Black;
import java.util.SplittableRandom;

/**
 * Options to invert, as parallel arrays.
 *
 * @param rights call or put
 * @param prices not discounted, price units
 * @param forwards F
 * @param strikes K
 * @param years T
 * @param vols the volatilities that the prices were made with, decimal a year
 */
public record Options(
        OptionRight[] rights, double[] prices, double[] forwards, double[] strikes, double[] years, double[] vols) {

    /**
     * Out-of-the-money options of a day and of many markets: one day to three years, 5 % to 120 % volatility, within three
     * standard deviations.
     */
    public static Options mixed(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Options options = new Options(
                new OptionRight[count],
                new double[count],
                new double[count],
                new double[count],
                new double[count],
                new double[count]);
        for (int i = 0; i < count; i++) {
            double forward = Math.exp(random.nextDouble(Math.log(5), Math.log(5000)));
            double years = Math.exp(random.nextDouble(Math.log(1 / 365.0), Math.log(3)));
            double vol = Math.exp(random.nextDouble(Math.log(0.05), Math.log(1.2)));
            double strike = forward * Math.exp(random.nextDouble(-3, 3) * vol * Math.sqrt(years));
            options.rights[i] = strike < forward ? OptionRight.PUT : OptionRight.CALL;
            options.forwards[i] = forward;
            options.strikes[i] = strike;
            options.years[i] = years;
            options.vols[i] = vol;
            options.prices[i] = Black.price(options.rights[i], forward, strike, vol, years);
        }
        return options;
    }

    /** How many there are. */
    public int size() {
        return prices.length;
    }
}
