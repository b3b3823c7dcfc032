package io.plimsoll.market;

import io.plimsoll.pricing.Black;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Invented option rows. */
public final class Quotes {

    /** The day of all of them. */
    public static final LocalDate DAY = LocalDate.of(2031, 3, 5);

    private Quotes() {}

    /** A row with a bid and an ask, and no price. */
    public static OptionRow quoted(OptionRight right, double strike, int days, double bid, double ask) {
        return row(right, strike, days, Double.NaN, bid, ask, 10);
    }

    /** A row with a close, and no quote. */
    public static OptionRow closed(OptionRight right, double strike, int days, double price, double volume) {
        return row(right, strike, days, price, Double.NaN, Double.NaN, volume);
    }

    /** Any row. */
    public static OptionRow row(
            OptionRight right, double strike, int days, double price, double bid, double ask, double volume) {
        return new OptionRow(
                new SourceRow("options.csv", 2),
                DAY,
                right,
                DAY.plusDays(days),
                strike,
                price,
                bid,
                ask,
                volume,
                Double.NaN);
    }

    /** The rows as the chain of their day. */
    public static OptionChain chain(List<OptionRow> rows) {
        return OptionChain.of(DAY, rows);
    }

    /** The rows as a chain without the session before, cleaned. */
    public static ChainCleaner.Cleaned cleaned(List<OptionRow> rows, CleaningSettings settings) {
        return ChainCleaner.clean(chain(rows), null, settings);
    }

    /** What a chain is made of: F, D, days to expiry, and volatility by ln(K/F). */
    public record Smile(double forward, double discount, int days, DoubleUnaryOperator vol) {

        /** The discounted Black-76 price. */
        public double price(OptionRight right, double strike) {
            double sigma = vol.applyAsDouble(Math.log(strike / forward));
            return discount * Black.price(right, forward, strike, sigma, days / 365.0);
        }
    }

    /** Calls and puts whose true prices lie somewhere between bid and ask; the spread is 2·(0.02 + 1 % of the price). */
    public static List<OptionRow> chain(Smile smile, double[] strikes, SplittableRandom random) {
        List<OptionRow> rows = new ArrayList<>();
        for (double strike : strikes) {
            for (OptionRight right : OptionRight.values()) {
                double price = smile.price(right, strike);
                double half = 0.02 + 0.01 * price;
                double below = 2 * half * random.nextDouble();
                double bid = Math.max(0, price - below);
                rows.add(quoted(right, strike, smile.days(), bid, price + 2 * half - below));
            }
        }
        return rows;
    }

    /** {@code count} strikes from {@code from} on. */
    public static double[] strikes(double from, double step, int count) {
        double[] strikes = new double[count];
        for (int i = 0; i < count; i++) {
            strikes[i] = from + step * i;
        }
        return strikes;
    }
}
