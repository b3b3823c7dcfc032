package io.plimsoll.surface.essvi;

import java.util.List;

/** Which quotes cannot be fitted, and why. */
final class QuoteCheck {

    private static final int LEAST_QUOTES = 3;
    private static final double GREATEST_VOL = 10;
    private static final double GREATEST_K = 10;

    private QuoteCheck() {}

    /** The reason in words with values; empty where all is well. */
    static String rejection(List<EssviQuotes> quotes) {
        if (quotes.isEmpty()) {
            return "no slices";
        }
        for (int i = 0; i < quotes.size(); i++) {
            EssviQuotes slice = quotes.get(i);
            double years = slice.timeToExpiryYears();
            if (!(years > 0) || !Double.isFinite(years)) {
                return "T must be > 0 and finite, was " + years + " (slice " + i + ")";
            }
            if (i > 0 && !(years > quotes.get(i - 1).timeToExpiryYears())) {
                return "T must rise from slice to slice, was "
                        + quotes.get(i - 1).timeToExpiryYears() + " before " + years + " (slice " + i + ")";
            }
            String why = rejection(slice);
            if (!why.isEmpty()) {
                return why + " (slice " + i + ", T " + years + ")";
            }
        }
        return "";
    }

    private static String rejection(EssviQuotes slice) {
        int n = slice.size();
        if (slice.vols().length != n || slice.weights().length != n) {
            return "arrays must have one length, had " + n + " k, " + slice.vols().length + " vols and "
                    + slice.weights().length + " weights";
        }
        int weighty = 0;
        for (int j = 0; j < n; j++) {
            double k = slice.logMoneyness()[j];
            double vol = slice.vols()[j];
            double weight = slice.weights()[j];
            if (!(Math.abs(k) <= GREATEST_K) || !(vol > 0 && vol <= GREATEST_VOL)) {
                return "quotes need |k| <= 10 and 0 < vol <= 10, was k " + k + ", vol " + vol;
            }
            if (!(weight >= 0) || !Double.isFinite(weight)) {
                return "weights must be finite and >= 0, was " + weight + " at k " + k;
            }
            weighty += weighty < LEAST_QUOTES && weight > 0 && firstAt(slice, j) ? 1 : 0;
        }
        return weighty >= LEAST_QUOTES ? "" : weighty + " different k with a weight, " + LEAST_QUOTES + " are needed";
    }

    private static boolean firstAt(EssviQuotes slice, int j) {
        for (int i = 0; i < j; i++) {
            if (slice.logMoneyness()[i] == slice.logMoneyness()[j] && slice.weights()[i] > 0) {
                return false;
            }
        }
        return true;
    }
}
