package io.plimsoll.surface;

import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.math.Quantiles;
import io.plimsoll.pricing.AmericanFuturesOption;
import io.plimsoll.pricing.Black;
import io.plimsoll.pricing.ImpliedVol;
import io.plimsoll.surface.ExpiryChain.Strike;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The out-of-the-money quotes of one expiry as implied volatilities: the put below the forward, the call from the forward
 * upwards, and at the strike nearest to the forward whichever there is. American prices are relieved of their early-exercise
 * premium at their own volatility. Rows that fall out are booked in the ledger.
 */
final class QuoteSelection {

    /** A row with its volatility: what {@link SliceQuotes} holds, one by one. */
    record Quote(OptionRow row, double k, double vol, double vega, double halfSpreadVol, double earlyExercise) {}

    private final Forward forward;
    private final double years;
    private final SurfaceSettings settings;
    private final RowLedger ledger;

    private QuoteSelection(Forward forward, double years, SurfaceSettings settings, RowLedger ledger) {
        this.forward = forward;
        this.years = years;
        this.settings = settings;
        this.ledger = ledger;
    }

    static List<Quote> select(ExpiryChain chain, Forward forward, SurfaceSettings settings, RowLedger ledger) {
        QuoteSelection selection = new QuoteSelection(forward, chain.years(), settings, ledger);
        List<Quote> quotes = new ArrayList<>(chain.strikes().size());
        double nearest = selection.nearestStrike(chain);
        for (Strike strike : chain.strikes()) {
            OptionRow chosen = selection.choose(strike, strike.strike() == nearest);
            selection.rejectOther(strike.call(), chosen);
            selection.rejectOther(strike.put(), chosen);
            Quote quote = chosen == null ? null : selection.invert(chosen);
            if (quote != null) {
                quotes.add(quote);
            }
        }
        return selection.withinMoneyness(quotes);
    }

    /** The quotes as parallel arrays. */
    static SliceQuotes asArrays(List<Quote> quotes) {
        return new SliceQuotes(
                quotes.stream().mapToDouble(q -> q.row.strike()).toArray(),
                quotes.stream().mapToDouble(Quote::k).toArray(),
                quotes.stream().map(q -> q.row.right()).toArray(OptionRight[]::new),
                quotes.stream().mapToDouble(Quote::vol).toArray(),
                quotes.stream().mapToDouble(Quote::vega).toArray(),
                quotes.stream().mapToDouble(Quote::halfSpreadVol).toArray(),
                quotes.stream().mapToDouble(Quote::earlyExercise).toArray());
    }

    private double nearestStrike(ExpiryChain chain) {
        return chain.strikes().stream()
                .mapToDouble(Strike::strike)
                .boxed()
                .min(Comparator.comparingDouble(strike -> Math.abs(Math.log(strike / forward.value()))))
                .orElse(Double.NaN);
    }

    private @Nullable OptionRow choose(Strike strike, boolean nearest) {
        OptionRow out = strike.strike() < forward.value() ? strike.put() : strike.call();
        OptionRow in = strike.strike() < forward.value() ? strike.call() : strike.put();
        return out == null && nearest ? in : out;
    }

    private void rejectOther(@Nullable OptionRow row, @Nullable OptionRow chosen) {
        if (row == null || (chosen != null && row.right() == chosen.right()) || ledger.isUsed(row)) {
            return;
        }
        double intrinsic = intrinsic(row);
        if (row.mark() < intrinsic) {
            ledger.reject(row, Reason.BELOW_INTRINSIC, "price " + row.mark() + " < intrinsic " + intrinsic);
        } else {
            ledger.reject(row, Reason.IN_THE_MONEY, "strike " + row.strike() + ", forward " + forward.value());
        }
    }

    /** What the option is worth at least: exercised now, or the discounted difference of forward and strike. */
    private double intrinsic(OptionRow row) {
        double difference = Math.max(row.right().sign() * (forward.value() - row.strike()), 0);
        return settings.style() == ExerciseStyle.AMERICAN ? difference : forward.discount() * difference;
    }

    private @Nullable Quote invert(OptionRow row) {
        double mark = row.mark();
        double intrinsic = intrinsic(row);
        if (mark < intrinsic) {
            ledger.reject(row, Reason.BELOW_INTRINSIC, "price " + mark + " < intrinsic " + intrinsic);
            return null;
        }
        double vol;
        double premium = 0;
        Reason failure = Reason.NO_IMPLIED_VOL;
        if (settings.style() == ExerciseStyle.AMERICAN) {
            AmericanFuturesOption.Inversion inversion = AmericanFuturesOption.invert(
                    row.right(), mark, forward.value(), row.strike(), years, forward.rate());
            vol = inversion.vol();
            premium = inversion.premium();
            failure = mark <= intrinsic ? Reason.EARLY_EXERCISE : failure;
        } else {
            vol = ImpliedVol.of(row.right(), mark / forward.discount(), forward.value(), row.strike(), years);
        }
        return admitted(row, vol, premium, failure);
    }

    private @Nullable Quote admitted(OptionRow row, double vol, double premium, Reason failure) {
        CleaningSettings cleaning = settings.cleaning();
        if (!(vol > 0)) {
            ledger.reject(row, failure, "price " + row.mark() + ", forward " + forward.value() + ", T " + years);
            return null;
        }
        if (vol < cleaning.lowestVol() || vol > cleaning.highestVol()) {
            ledger.reject(
                    row,
                    Reason.IV_OUT_OF_RANGE,
                    "vol " + vol + " outside [" + cleaning.lowestVol() + ", " + cleaning.highestVol() + "]");
            return null;
        }
        double vega = Black.vega(forward.value(), row.strike(), vol, years) / forward.value();
        double halfSpread = 0.5 * (row.ask() - row.bid()) / forward.discount() / forward.value();
        double k = Math.log(row.strike() / forward.value());
        return new Quote(row, k, vol, vega, halfSpread / vega, premium);
    }

    private List<Quote> withinMoneyness(List<Quote> quotes) {
        if (quotes.isEmpty()) {
            return quotes;
        }
        double deviation = atTheMoneyVol(quotes) * Math.sqrt(years);
        double limit = settings.cleaning().maxStandardDeviations();
        List<Quote> within = new ArrayList<>(quotes.size());
        for (Quote quote : quotes) {
            if (Math.abs(quote.k) <= limit * deviation) {
                within.add(quote);
            } else {
                ledger.reject(
                        quote.row,
                        Reason.MONEYNESS,
                        "|k| " + Math.abs(quote.k) + " > " + limit + " deviations of " + deviation);
            }
        }
        return within;
    }

    /** The median of the three volatilities nearest to the forward. */
    private static double atTheMoneyVol(List<Quote> quotes) {
        return Quantiles.median(quotes.stream()
                .sorted(Comparator.comparingDouble(q -> Math.abs(q.k)))
                .limit(3)
                .mapToDouble(Quote::vol)
                .toArray());
    }
}
