package io.plimsoll.surface;

import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.Filter;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.pricing.Black;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses the usable quotes of one expiry that comes as volatilities: the filters of a chain that need no price. */
final class VolSelector {

    private final CleaningSettings cleaning;
    private final LocalDate date;
    private final VolSlice slice;
    private final List<RejectedRow> rejected = new ArrayList<>();

    VolSelector(CleaningSettings cleaning, LocalDate date, VolSlice slice) {
        this.cleaning = cleaning;
        this.date = date;
        this.slice = slice;
    }

    List<RejectedRow> rejected() {
        return rejected;
    }

    /** The quotes that passed every filter, by rising strike. */
    List<VolSlice.Quote> select() {
        List<VolSlice.Quote> passed = new ArrayList<>();
        slice.quotes().stream()
                .sorted(Comparator.comparingDouble(VolSlice.Quote::strike))
                .filter(q -> possible(q) && term(q) && spread(q) && level(q))
                .forEach(q -> {
                    if (!passed.isEmpty() && passed.get(passed.size() - 1).strike() == q.strike()) {
                        reject(q, Reason.DUPLICATE, "volatility " + q.vol());
                    } else {
                        passed.add(q);
                    }
                });
        return withoutOutliers(withinMoneyness(passed));
    }

    void reject(VolSlice.Quote quote, Reason reason, String detail) {
        String instrument = right(quote) + " " + quote.strike() + " " + slice.expiry();
        rejected.add(new RejectedRow(quote.source(), date, instrument, reason, detail));
    }

    /** As the fit sees them. */
    SliceQuotes quotes(List<VolSlice.Quote> chosen) {
        double f = slice.forward();
        return new SliceQuotes(
                chosen.stream().mapToDouble(VolSlice.Quote::strike).toArray(),
                chosen.stream().mapToDouble(this::logMoneyness).toArray(),
                chosen.stream().map(this::right).toArray(OptionRight[]::new),
                chosen.stream().mapToDouble(VolSlice.Quote::vol).toArray(),
                chosen.stream()
                        .mapToDouble(q -> Black.vega(f, q.strike(), q.vol(), slice.timeToExpiryYears()) / f)
                        .toArray(),
                chosen.stream()
                        .mapToDouble(q -> 0.5 * Math.abs(q.askVol() - q.bidVol()))
                        .toArray(),
                new double[chosen.size()]);
    }

    private double logMoneyness(VolSlice.Quote quote) {
        return Math.log(quote.strike() / slice.forward());
    }

    private OptionRight right(VolSlice.Quote quote) {
        return quote.strike() < slice.forward() ? OptionRight.PUT : OptionRight.CALL;
    }

    private boolean possible(VolSlice.Quote q) {
        String values = "bid volatility " + q.bidVol() + ", ask volatility " + q.askVol();
        if (Double.isNaN(q.strike()) || Double.isNaN(q.bidVol()) || Double.isNaN(q.askVol())) {
            return drop(q, Reason.MISSING_PRICE, values);
        }
        if (!(q.bidVol() > 0)) {
            return drop(q, Reason.ZERO_BID, values);
        }
        boolean finite = q.strike() + q.bidVol() + q.askVol() < Double.POSITIVE_INFINITY;
        return (q.strike() > 0 && q.askVol() > 0 && finite) || drop(q, Reason.INVALID_NUMBER, values);
    }

    private boolean term(VolSlice.Quote q) {
        long days = Math.round(365 * slice.timeToExpiryYears());
        if (days < cleaning.minDays() && cleaning.applies(Filter.TOO_SHORT)) {
            return drop(q, Reason.TOO_SHORT, days + " days < " + cleaning.minDays());
        }
        if (days > cleaning.maxDays() && cleaning.applies(Filter.TOO_LONG)) {
            return drop(q, Reason.TOO_LONG, days + " days > " + cleaning.maxDays());
        }
        return true;
    }

    private boolean spread(VolSlice.Quote q) {
        if (q.bidVol() > q.askVol() && cleaning.applies(Filter.CROSSED)) {
            return drop(q, Reason.CROSSED, "bid volatility " + q.bidVol() + " > ask " + q.askVol());
        }
        if (q.bidVol() == q.askVol() && cleaning.applies(Filter.LOCKED)) {
            return drop(q, Reason.LOCKED, "bid volatility " + q.bidVol() + " = ask " + q.askVol());
        }
        double bid = price(q, q.bidVol());
        double ask = price(q, q.askVol());
        double mid = 0.5 * (bid + ask);
        if (ask - bid > cleaning.maxSpreadToMid() * mid && cleaning.applies(Filter.WIDE_SPREAD)) {
            return drop(
                    q,
                    Reason.WIDE_SPREAD,
                    "spread " + (ask - bid) + " > " + cleaning.maxSpreadToMid() + " x mid " + mid);
        }
        return true;
    }

    /** Undiscounted, out of the money. */
    private double price(VolSlice.Quote q, double vol) {
        return Black.price(right(q), slice.forward(), q.strike(), vol, slice.timeToExpiryYears());
    }

    private boolean level(VolSlice.Quote q) {
        double vol = q.vol();
        double moneyness = q.strike() / slice.forward();
        boolean outside = moneyness < cleaning.lowestStrikeToForward() || moneyness > cleaning.highestStrikeToForward();
        if (outside && cleaning.applies(Filter.MONEYNESS_BAND)) {
            return drop(q, Reason.MONEYNESS_BAND, "strike ÷ forward " + moneyness);
        }
        if ((vol < cleaning.lowestVol() || vol > cleaning.highestVol()) && cleaning.applies(Filter.IV_OUT_OF_RANGE)) {
            return drop(q, Reason.IV_OUT_OF_RANGE, "implied vol " + vol);
        }
        double vega = Black.vega(slice.forward(), q.strike(), vol, slice.timeToExpiryYears());
        return vega > 0 || drop(q, Reason.NO_IMPLIED_VOL, "no price at implied vol " + vol);
    }

    private List<VolSlice.Quote> withinMoneyness(List<VolSlice.Quote> quotes) {
        if (quotes.isEmpty() || !cleaning.applies(Filter.MONEYNESS)) {
            return quotes;
        }
        VolSlice.Quote nearest = quotes.stream()
                .min(Comparator.comparingDouble(q -> Math.abs(logMoneyness(q))))
                .orElseThrow();
        double most = cleaning.maxMoneyness() * nearest.vol() * Math.sqrt(slice.timeToExpiryYears());
        return quotes.stream()
                .filter(q -> Math.abs(logMoneyness(q)) <= most
                        || drop(q, Reason.MONEYNESS, "|k| " + Math.abs(logMoneyness(q)) + " > " + most))
                .toList();
    }

    private List<VolSlice.Quote> withoutOutliers(List<VolSlice.Quote> quotes) {
        if (!cleaning.applies(Filter.IV_OUTLIER)) {
            return quotes;
        }
        SliceQuotes all = quotes(quotes);
        double[] deviations = IvOutliers.deviations(all.logMoneyness(), all.vols(), all.size());
        List<VolSlice.Quote> left = new ArrayList<>();
        for (int i = 0; i < deviations.length; i++) {
            if (Math.abs(deviations[i]) <= cleaning.maxIvDeviations()) {
                left.add(quotes.get(i));
            } else {
                reject(
                        quotes.get(i),
                        Reason.IV_OUTLIER,
                        "ln(implied vol " + all.vols()[i] + ") is " + deviations[i] + " standard deviations off");
            }
        }
        return left;
    }

    private boolean drop(VolSlice.Quote quote, Reason reason, String detail) {
        reject(quote, reason, detail);
        return false;
    }
}
