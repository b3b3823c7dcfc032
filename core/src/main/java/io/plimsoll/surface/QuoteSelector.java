package io.plimsoll.surface;

import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.Filter;
import io.plimsoll.market.KeptSlice;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRows;
import io.plimsoll.pricing.AmericanOption;
import io.plimsoll.pricing.Black;
import io.plimsoll.pricing.EarlyExercise;
import io.plimsoll.pricing.EuropeanEquivalent;
import io.plimsoll.pricing.ImpliedVol;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses the out-of-the-money rows of one expiry, inverts them to volatilities, and applies the filters that need the forward.
 * A row that served the forward is never listed as rejected.
 */
final class QuoteSelector {

    private static final double ROUNDING = 1e-12;

    private final CleaningSettings cleaning;
    private final boolean american;
    private final EarlyExercise earlyExercise;
    private final double forward;
    private final double years;
    private final double rate;
    private final double discount;
    private final List<OptionRow> rows;
    private final boolean[] served;
    private final KeptSlice slice;
    private final RejectedRows.Detail forwardText;

    private final int[] chosen;
    private final double[] k;
    private final double[] vols;
    private final double[] vegas;
    private final double[] premiums;
    private int size;

    /**
     * The rows of one expiry.
     *
     * @param slice that takes what is rejected here
     * @param served by row, whether the forward rests on it
     */
    QuoteSelector(SurfaceSettings settings, Forward found, double years, KeptSlice slice, boolean[] served) {
        this.cleaning = settings.cleaning();
        this.american = settings.exercise() == ExerciseStyle.AMERICAN;
        this.earlyExercise = settings.earlyExercise();
        this.forward = found.price();
        this.years = years;
        this.discount = found.discount();
        this.rate = -Math.log(discount) / years;
        this.slice = slice;
        this.rows = slice.rows();
        this.served = served;
        String text = "forward " + forward;
        this.forwardText = () -> text;
        int n = rows.size();
        chosen = new int[n];
        k = new double[n];
        vols = new double[n];
        vegas = new double[n];
        premiums = new double[n];
    }

    /** Turns down the rows that had been chosen, as no slice could be fitted to them. */
    void rejectChosen(Reason reason, String detail) {
        RejectedRows.Detail text = () -> detail;
        for (int i = 0; i < size; i++) {
            reject(chosen[i], reason, text);
        }
        size = 0;
    }

    SliceQuotes select() {
        int puts = 0;
        while (puts < rows.size() && rows.get(puts).right() == OptionRight.CALL) {
            puts++;
        }
        // Puts under the forward, then calls from it on: by rising strike.
        for (int i = puts; i < rows.size(); i++) {
            consider(i, rows.get(i));
        }
        for (int i = 0; i < puts; i++) {
            consider(i, rows.get(i));
        }
        if (cleaning.applies(Filter.MONEYNESS)) {
            withinMoneyness();
        }
        if (cleaning.applies(Filter.IV_OUTLIER)) {
            withoutOutliers();
        }
        return quotes();
    }

    private void consider(int i, OptionRow row) {
        double mark = row.mark();
        double strike = row.strike();
        int sign = row.right().sign();
        double intrinsic = (american ? 1 : discount) * sign * (forward - strike);
        if (mark < intrinsic * (1 - ROUNDING) && cleaning.applies(Filter.BELOW_INTRINSIC)) {
            reject(i, Reason.BELOW_INTRINSIC, () -> "price " + mark + " < " + intrinsic);
            return;
        }
        OptionRight wanted = strike < forward ? OptionRight.PUT : OptionRight.CALL;
        if (row.right() != wanted) {
            reject(i, Reason.IN_THE_MONEY, forwardText);
            return;
        }
        double bound = (american ? 1 : discount) * (sign > 0 ? forward : strike);
        if (mark >= bound) {
            reject(i, Reason.ABOVE_BOUND, () -> "price " + mark + " >= " + bound);
            return;
        }
        double moneyness = strike / forward;
        boolean outside = moneyness < cleaning.lowestStrikeToForward() || moneyness > cleaning.highestStrikeToForward();
        if (outside && cleaning.applies(Filter.MONEYNESS_BAND)) {
            reject(
                    i,
                    Reason.MONEYNESS_BAND,
                    outside(
                            "strike ÷ forward ",
                            moneyness,
                            cleaning.lowestStrikeToForward(),
                            cleaning.highestStrikeToForward()));
            return;
        }
        invert(i, row, mark, strike);
    }

    private void invert(int i, OptionRow row, double mark, double strike) {
        double vol;
        double premium = 0;
        if (american) {
            EuropeanEquivalent european = AmericanOption.onFuture(row.right(), forward, strike, years, rate)
                    .invert(earlyExercise, mark);
            vol = european.vol();
            premium = european.premium();
        } else {
            vol = ImpliedVol.of(row.right(), mark / discount, forward, strike, years);
        }
        double vega = Black.vega(forward, strike, vol, years) / forward;
        if (!(vega > 0) || !(vol > 0)) {
            Reason reason = american ? Reason.EARLY_EXERCISE : Reason.NO_IMPLIED_VOL;
            RejectedRows.Detail about = forwardText;
            reject(i, reason, () -> "price " + mark + ", " + about.text());
            return;
        }
        boolean outside = vol < cleaning.lowestVol() || vol > cleaning.highestVol();
        if (outside && cleaning.applies(Filter.IV_OUT_OF_RANGE)) {
            reject(
                    i,
                    Reason.IV_OUT_OF_RANGE,
                    outside("implied vol ", vol, cleaning.lowestVol(), cleaning.highestVol()));
            return;
        }
        chosen[size] = i;
        k[size] = Math.log(strike / forward);
        vols[size] = vol;
        vegas[size] = vega;
        premiums[size] = premium;
        size++;
    }

    /** Drops strikes too far out, measured by the volatility of the strike nearest the forward. */
    private void withinMoneyness() {
        double nearest = Double.POSITIVE_INFINITY;
        double atTheMoney = Double.NaN;
        for (int i = 0; i < size; i++) {
            if (Math.abs(k[i]) < nearest) {
                nearest = Math.abs(k[i]);
                atTheMoney = vols[i];
            }
        }
        double most = cleaning.maxMoneyness() * atTheMoney * Math.sqrt(years);
        int left = 0;
        for (int i = 0; i < size; i++) {
            double distance = Math.abs(k[i]);
            if (distance > most) {
                reject(chosen[i], Reason.MONEYNESS, () -> "|k| " + distance + " > " + most);
            } else {
                keep(i, left++);
            }
        }
        size = left;
    }

    private void withoutOutliers() {
        double[] deviations = IvOutliers.deviations(k, vols, size);
        int left = 0;
        for (int i = 0; i < size; i++) {
            double vol = vols[i];
            double off = deviations[i];
            if (Math.abs(off) > cleaning.maxIvDeviations()) {
                reject(
                        chosen[i],
                        Reason.IV_OUTLIER,
                        () -> "ln(implied vol " + vol + ") is " + off + " standard deviations off");
            } else {
                keep(i, left++);
            }
        }
        size = left;
    }

    private void keep(int from, int to) {
        chosen[to] = chosen[from];
        k[to] = k[from];
        vols[to] = vols[from];
        vegas[to] = vegas[from];
        premiums[to] = premiums[from];
    }

    /** Holds nothing but the values: it lives as long as the study's rejected rows. */
    private static RejectedRows.Detail outside(String quantity, double value, double lowest, double highest) {
        return () -> quantity + value + " outside " + lowest + ".." + highest;
    }

    private void reject(int i, Reason reason, RejectedRows.Detail detail) {
        if (!served[i]) {
            slice.reject(i, reason, detail);
        }
    }

    private SliceQuotes quotes() {
        double[] strikes = new double[size];
        double[] halfSpreads = new double[size];
        OptionRight[] rights = new OptionRight[size];
        for (int i = 0; i < size; i++) {
            OptionRow row = rows.get(chosen[i]);
            strikes[i] = row.strike();
            rights[i] = row.right();
            halfSpreads[i] = row.hasQuote()
                    ? 0.5 * Math.abs(row.ask() - row.bid()) / (discount * forward * vegas[i])
                    : Double.NaN;
        }
        return new SliceQuotes(
                strikes,
                Arrays.copyOf(k, size),
                rights,
                Arrays.copyOf(vols, size),
                Arrays.copyOf(vegas, size),
                halfSpreads,
                Arrays.copyOf(premiums, size));
    }
}
