package io.plimsoll.surface;

import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.pricing.AmericanFuturesOption;
import io.plimsoll.pricing.Black;
import io.plimsoll.pricing.ImpliedVol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chooses the out-of-the-money rows of one expiry and inverts them to volatilities. */
final class QuoteSelector {

    private final SurfaceSettings settings;
    private final double forward;
    private final double years;
    private final double rate;
    private final double discount;
    private final Map<OptionRow, Why> rejected = new LinkedHashMap<>();
    private final List<OptionRow> chosen = new ArrayList<>();

    QuoteSelector(SurfaceSettings settings, double forward, double years, double rate) {
        this.settings = settings;
        this.forward = forward;
        this.years = years;
        this.rate = rate;
        this.discount = Math.exp(-rate * years);
    }

    /** The rule that a row broke, with its values. */
    record Why(Reason reason, String detail) {}

    private record Quote(OptionRow row, double vol, double earlyExercise) {}

    Map<OptionRow, Why> rejected() {
        return rejected;
    }

    List<OptionRow> chosen() {
        return chosen;
    }

    SliceQuotes select(List<OptionRow> rows) {
        List<Quote> quotes = new ArrayList<>();
        for (OptionRow row : rows) {
            OptionRight wanted = row.strike() < forward ? OptionRight.PUT : OptionRight.CALL;
            if (row.right() != wanted) {
                rejected.put(row, new Why(Reason.IN_THE_MONEY, "forward " + forward));
            } else {
                invert(row, quotes);
            }
        }
        quotes.sort(Comparator.comparingDouble(q -> q.row().strike()));
        withinMoneyness(quotes);
        quotes.forEach(q -> chosen.add(q.row()));
        return arrays(quotes);
    }

    private void invert(OptionRow row, List<Quote> quotes) {
        double mark = row.mark();
        double bound = discount * (row.right() == OptionRight.CALL ? forward : row.strike());
        if (mark >= bound) {
            rejected.put(row, new Why(Reason.ABOVE_BOUND, "price " + mark + " >= " + bound));
            return;
        }
        boolean american = settings.exercise() == ExerciseStyle.AMERICAN;
        double vol = american
                ? AmericanFuturesOption.impliedVol(row.right(), mark, forward, row.strike(), years, rate)
                : ImpliedVol.of(row.right(), mark / discount, forward, row.strike(), years);
        CleaningSettings cleaning = settings.cleaning();
        if (Double.isNaN(vol)) {
            Reason reason = american ? Reason.EARLY_EXERCISE : Reason.NO_IMPLIED_VOL;
            rejected.put(row, new Why(reason, "price " + mark + ", forward " + forward));
        } else if (vol < cleaning.lowestVol() || vol > cleaning.highestVol()) {
            rejected.put(
                    row,
                    new Why(
                            Reason.IV_OUT_OF_RANGE,
                            "implied vol " + vol + " outside " + cleaning.lowestVol() + ".." + cleaning.highestVol()));
        } else {
            double premium =
                    american ? AmericanFuturesOption.premium(row.right(), forward, row.strike(), vol, years, rate) : 0;
            quotes.add(new Quote(row, vol, premium));
        }
    }

    /** Drops strikes too far out, measured by the volatility of the strike nearest the forward. */
    private void withinMoneyness(List<Quote> quotes) {
        double atTheMoney = quotes.stream()
                .min(Comparator.comparingDouble(q -> Math.abs(Math.log(q.row().strike() / forward))))
                .map(Quote::vol)
                .orElse(Double.NaN);
        double most = settings.cleaning().maxMoneyness() * atTheMoney * Math.sqrt(years);
        quotes.removeIf(q -> {
            double k = Math.log(q.row().strike() / forward);
            boolean far = Math.abs(k) > most;
            if (far) {
                rejected.put(q.row(), new Why(Reason.MONEYNESS, "|k| " + Math.abs(k) + " > " + most));
            }
            return far;
        });
    }

    private SliceQuotes arrays(List<Quote> quotes) {
        double[] vegas = quotes.stream()
                .mapToDouble(q -> Black.vega(forward, q.row().strike(), q.vol(), years) / forward)
                .toArray();
        double[] halfSpreads = new double[vegas.length];
        for (int i = 0; i < vegas.length; i++) {
            OptionRow row = quotes.get(i).row();
            halfSpreads[i] =
                    row.hasQuote() ? 0.5 * (row.ask() - row.bid()) / (discount * forward * vegas[i]) : Double.NaN;
        }
        return new SliceQuotes(
                quotes.stream().mapToDouble(q -> q.row().strike()).toArray(),
                quotes.stream()
                        .mapToDouble(q -> Math.log(q.row().strike() / forward))
                        .toArray(),
                quotes.stream().map(q -> q.row().right()).toArray(OptionRight[]::new),
                quotes.stream().mapToDouble(Quote::vol).toArray(),
                vegas,
                halfSpreads,
                quotes.stream().mapToDouble(Quote::earlyExercise).toArray());
    }
}
