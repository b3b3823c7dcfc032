package io.plimsoll.simulate;

import io.plimsoll.market.OptionRight;
import io.plimsoll.pricing.Black;
import io.plimsoll.surface.model.SviSabr;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The European options quoted at a close: four expiries, 9 to 13 strikes around each forward, a call and a put at each.
 * Quotes stand on the tick grid around a mid that is off the true price by less than the half-spread, so that the true
 * price lies between bid and ask.
 */
final class Chain {

    private static final double STEP_IN_DEVIATIONS = 0.3;
    private static final int LEAST_A_SIDE = 4;
    private static final int MOST_A_SIDE = 6;
    private static final double REACH_IN_DEVIATIONS = 2.4;
    private static final double HALF_SPREAD_VOL = 0.0012;

    private final Session session;
    private final Ticks ticks;
    private final Noise noise;
    private final List<Quote> quotes = new ArrayList<>();

    private Chain(Session session, Ticks ticks, Noise noise) {
        this.session = session;
        this.ticks = ticks;
        this.noise = noise;
    }

    /** The quotes of a close, by expiry, strike, and call before put. */
    static List<Quote> of(Session session, Ticks ticks, Noise noise) {
        Chain chain = new Chain(session, ticks, noise);
        List<YearMonth> months = Expiries.months(session.date());
        for (int rank = 0; rank < months.size(); rank++) {
            chain.addExpiry(Expiries.expiry(months.get(rank)), rank);
        }
        return chain.quotes;
    }

    private void addExpiry(LocalDate expiry, int rank) {
        double years = Expiries.years(session.date(), expiry);
        SviSabr smile = SimulatedSmile.of(session.state(), years);
        double forward = SimulatedSmile.forward(session.state(), session.spot(), years);
        double deviation = Math.sqrt(smile.theta());
        double step = Ticks.strikeStep(STEP_IN_DEVIATIONS * deviation * forward);
        int aSide = (int) Math.rint(REACH_IN_DEVIATIONS * deviation * forward / step);
        aSide = Math.min(MOST_A_SIDE, Math.max(LEAST_A_SIDE, aSide));
        double middle = Math.rint(forward / step);
        for (int i = -aSide; i <= aSide; i++) {
            addStrike(new Terms(expiry, rank, forward, (middle + i) * step, smile));
        }
    }

    /** What the two options at a strike share. */
    private record Terms(LocalDate expiry, int rank, double forward, double strike, SviSabr smile) {

        double logMoneyness() {
            return StrictMath.log(strike / forward);
        }

        double vol() {
            return smile.vol(logMoneyness());
        }

        /** Distance from the money in standard deviations. */
        double distance() {
            return Math.abs(logMoneyness()) / Math.sqrt(smile.theta());
        }
    }

    private void addStrike(Terms terms) {
        if (terms.strike() <= 0) {
            return;
        }
        double years = terms.smile().timeToExpiryYears();
        double discount = SimulatedSmile.discount(session.state(), years);
        double vega = discount * Black.vega(terms.forward(), terms.strike(), terms.vol(), years);
        double width = HALF_SPREAD_VOL * (1 + 0.5 * terms.distance()) * vega;
        double halfSpread = 1.5 * ticks.size()
                + width * StrictMath.exp(0.3 * session.state().tension());
        double call = discount * Black.price(OptionRight.CALL, terms.forward(), terms.strike(), terms.vol(), years);
        double put = call - discount * (terms.forward() - terms.strike());
        // A cabinet price has no quote worth the name on either side.
        if (Math.min(call, put) >= 2 * ticks.size()) {
            quotes.add(quote(terms, OptionRight.CALL, call, halfSpread));
            quotes.add(quote(terms, OptionRight.PUT, put, halfSpread));
        }
    }

    private Quote quote(Terms terms, OptionRight right, double fair, double halfSpread) {
        double mid = fair + 0.7 * halfSpread * (2 * noise.uniform() - 1);
        double bid = Math.max(ticks.size(), ticks.below(mid - halfSpread));
        double ask = ticks.above(mid + halfSpread);
        double last = Math.max(ticks.size(), ticks.nearest(fair + 0.5 * halfSpread * (2 * noise.uniform() - 1)));
        return new Quote(
                session.date(),
                right,
                terms.expiry(),
                terms.strike(),
                last,
                bid,
                ask,
                contracts(terms, right, 4_000, 0.5, 0.4),
                contracts(terms, right, 30_000, 0.2, 0.2));
    }

    /** Activity is greatest near the money and at near expiries, and grows with tension, for puts most. */
    private double contracts(Terms terms, OptionRight right, double most, double withTension, double deviation) {
        double tension = session.state().tension() * (right == OptionRight.PUT ? 1.3 : 1) * withTension;
        double shape = -0.5 * terms.distance() * terms.distance() - 0.7 * terms.rank() + tension;
        return Math.rint(most * StrictMath.exp(shape) * noise.factor(deviation));
    }
}
