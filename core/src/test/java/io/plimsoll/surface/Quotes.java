package io.plimsoll.surface;

import io.plimsoll.market.OptionRight;
import io.plimsoll.pricing.Black;
import io.plimsoll.pricing.ImpliedVol;
import java.util.Arrays;

/** Invented quotes for tests, on a forward of 100. */
final class Quotes {

    static final double FORWARD = 100;

    private Quotes() {}

    /** Strikes spread evenly in k over [from, to]. */
    static double[] moneyness(double from, double to, int count) {
        double[] k = new double[count];
        Arrays.setAll(k, i -> from + (to - from) * i / (count - 1));
        return k;
    }

    /** The slice's own prices, inverted again. */
    static SliceQuotes exact(SviSabr slice, double[] k) {
        double years = slice.timeToExpiryYears();
        double[] vols = new double[k.length];
        for (int i = 0; i < k.length; i++) {
            double strike = FORWARD * Math.exp(k[i]);
            OptionRight right = k[i] < 0 ? OptionRight.PUT : OptionRight.CALL;
            double price = Black.price(right, FORWARD, strike, slice.vol(k[i]), years);
            vols[i] = ImpliedVol.of(right, price, FORWARD, strike, years);
        }
        return of(k, vols, years);
    }

    /** Quotes without bid and ask. */
    static SliceQuotes of(double[] k, double[] vols, double years) {
        double[] halfSpreads = new double[k.length];
        Arrays.fill(halfSpreads, Double.NaN);
        return of(k, vols, years, halfSpreads);
    }

    static SliceQuotes of(double[] k, double[] vols, double years, double[] halfSpreadVols) {
        double[] strikes = new double[k.length];
        double[] vegas = new double[k.length];
        OptionRight[] rights = new OptionRight[k.length];
        for (int i = 0; i < k.length; i++) {
            strikes[i] = FORWARD * Math.exp(k[i]);
            vegas[i] = Black.vega(1, Math.exp(k[i]), vols[i], years);
            rights[i] = k[i] < 0 ? OptionRight.PUT : OptionRight.CALL;
        }
        return new SliceQuotes(strikes, k, rights, vols, vegas, halfSpreadVols, new double[k.length]);
    }
}
