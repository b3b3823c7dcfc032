package io.plimsoll.surface;

import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SourceRow;
import io.plimsoll.pricing.AmericanFuturesOption;
import io.plimsoll.pricing.Black;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Invented chains for tests, priced off a known slice. */
final class Chains {

    static final LocalDate DATE = LocalDate.of(2030, 1, 2);
    static final double RATE = 0.04;

    private Chains() {}

    /** A slice with α, ν√T and ρ for an expiry {@code days} after {@link #DATE}. */
    static SviSabr slice(double alpha, double nuRootT, double rho, int days) {
        double years = days / 365.0;
        return new SviSabr(alpha, nuRootT / Math.sqrt(years), rho, years);
    }

    static LocalDate expiry(SviSabr slice) {
        return DATE.plusDays(Math.round(slice.timeToExpiryYears() * 365));
    }

    /** A call and a put at every strike, European, at {@link #RATE}. */
    static List<OptionRow> european(SviSabr slice, double forward, double... strikes) {
        List<OptionRow> rows = new ArrayList<>();
        double discount = Math.exp(-RATE * slice.timeToExpiryYears());
        for (double strike : strikes) {
            for (OptionRight right : OptionRight.values()) {
                double vol = slice.vol(Math.log(strike / forward));
                double price = discount * Black.price(right, forward, strike, vol, slice.timeToExpiryYears());
                rows.add(row(rows.size(), right, expiry(slice), strike, price));
            }
        }
        return rows;
    }

    /** A call and a put at every strike, American on the future, at {@link #RATE}. */
    static List<OptionRow> american(SviSabr slice, double future, double... strikes) {
        List<OptionRow> rows = new ArrayList<>();
        for (double strike : strikes) {
            for (OptionRight right : OptionRight.values()) {
                double vol = slice.vol(Math.log(strike / future));
                double price = AmericanFuturesOption.price(right, future, strike, vol, slice.timeToExpiryYears(), RATE);
                rows.add(row(rows.size(), right, expiry(slice), strike, price));
            }
        }
        return rows;
    }

    static OptionRow row(long line, OptionRight right, LocalDate expiry, double strike, double price) {
        return quoted(line, right, expiry, strike, price, Double.NaN, Double.NaN);
    }

    static OptionRow quoted(
            long line, OptionRight right, LocalDate expiry, double strike, double price, double bid, double ask) {
        SourceRow source = new SourceRow("invented.csv", line);
        return new OptionRow(source, DATE, right, expiry, strike, price, bid, ask, Double.NaN, Double.NaN);
    }

    /** Strikes from, from + step, … up to and including to. */
    static double[] strikes(double from, double to, double step) {
        int count = (int) Math.round((to - from) / step) + 1;
        double[] strikes = new double[count];
        for (int i = 0; i < count; i++) {
            strikes[i] = from + i * step;
        }
        return strikes;
    }
}
