package io.plimsoll.simulate;

import io.plimsoll.market.OptionRight;
import io.plimsoll.math.Normal;
import io.plimsoll.pricing.Black;
import io.plimsoll.surface.model.SviSabr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Quotes the European options of an underlying, close after close, and keeps their open interest.
 *
 * <p>Quotes stand on the tick grid around a mid that is off the true price by less than the half-spread, so that the true price
 * lies between bid and ask. The half-spread is half a tick, a width in volatility times vega (wider away from the money, near
 * expiry and in tension), and that of the underlying times delta. An option worth less than its half-spread has a bid of zero.
 */
final class OptionDesk {

    private static final double UNDERLYING_SPREAD = 0.02;
    private static final double MOST_TRADED = 4_000;
    private static final double MOST_OPEN_AT_START = 30_000;
    private static final int CLOSING_OUT_DAYS = 14;

    private final AssetProfile profile;
    private final Ticks ticks;
    private final Noise noise;
    private final Map<Contract, Double> openInterest = new HashMap<>();
    private final List<Quote> quotes = new ArrayList<>();
    private boolean opened;

    OptionDesk(AssetProfile profile, Noise noise) {
        this.profile = profile;
        this.ticks = new Ticks(profile.tick());
        this.noise = noise;
    }

    /** The quotes of the next close, by expiry, strike, and call before put. */
    List<Quote> close(Session session) {
        quotes.clear();
        openInterest.keySet().removeIf(contract -> !contract.expiry().isAfter(session.date()));
        for (LocalDate expiry : Expiries.options(session.date(), profile.listing())) {
            addExpiry(session, expiry);
        }
        opened = true;
        return List.copyOf(quotes);
    }

    private void addExpiry(Session session, LocalDate expiry) {
        double years = Expiries.years(session.date(), expiry);
        MarketState state = session.state();
        SviSabr smile = SimulatedSmile.of(state, session.date(), years);
        double forward = SimulatedSmile.forward(state, session.date(), session.spot(), years);
        double discount = SimulatedSmile.discount(state, years);
        double deviation = Math.sqrt(smile.theta());
        for (double strike :
                StrikeLadder.strikes(forward, deviation, profile.listing().strikeUnit())) {
            addStrike(new Terms(session, expiry, years, forward, discount, strike, smile));
        }
    }

    /** What the two options at a strike share. */
    private record Terms(
            Session session,
            LocalDate expiry,
            double years,
            double forward,
            double discount,
            double strike,
            SviSabr smile) {

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

        double tension() {
            return session.state().tension();
        }

        /** N(d₊), the delta of the call before discounting. */
        double callDelta() {
            double deviation = vol() * Math.sqrt(years);
            return Normal.cumulative(-logMoneyness() / deviation + 0.5 * deviation);
        }
    }

    private void addStrike(Terms terms) {
        double vol = terms.vol();
        double call = terms.discount * Black.price(OptionRight.CALL, terms.forward, terms.strike, vol, terms.years);
        double put = terms.discount * Black.price(OptionRight.PUT, terms.forward, terms.strike, vol, terms.years);
        double vega = terms.discount * Black.vega(terms.forward, terms.strike, vol, terms.years);
        double width = profile.smile().spreadVol()
                * (1 + 0.5 * terms.distance())
                * (1 + 0.06 / Math.sqrt(terms.years))
                * StrictMath.exp(0.3 * terms.tension());
        double alike = 0.5 * ticks.size() + width * vega;
        double underlying = UNDERLYING_SPREAD * profile.smile().spreadVol() * terms.forward;
        double callDelta = terms.callDelta();
        quotes.add(quote(terms, OptionRight.CALL, call, alike + underlying * callDelta));
        quotes.add(quote(terms, OptionRight.PUT, put, alike + underlying * (1 - callDelta)));
    }

    private Quote quote(Terms terms, OptionRight right, double fair, double halfSpread) {
        double mid = fair + 0.7 * halfSpread * (2 * noise.uniform() - 1);
        double bid = Math.max(0, ticks.below(mid - halfSpread));
        double ask = ticks.above(mid + halfSpread);
        double last = Math.max(ticks.size(), ticks.nearest(fair + 0.5 * halfSpread * (2 * noise.uniform() - 1)));
        Contract contract = new Contract(right, terms.expiry, terms.strike);
        double volume = contracts(terms, right, MOST_TRADED, 0.5, 0.4);
        return new Quote(terms.session.date(), contract, last, bid, ask, volume, carried(terms, contract, volume));
    }

    /** Activity is greatest near the money and at near expiries, and grows with tension, for puts most. */
    private double contracts(Terms terms, OptionRight right, double most, double withTension, double deviation) {
        double tension = terms.tension() * (right == OptionRight.PUT ? 1.3 : 1) * withTension;
        double shape = -0.9 * terms.distance() * terms.distance() - 2.2 * Math.sqrt(terms.years) + tension;
        return Math.rint(most * StrictMath.exp(shape) * noise.factor(deviation));
    }

    /** Of what was traded, at most half opens positions and at most half closes some; most closes in the last two weeks. */
    private double carried(Terms terms, Contract contract, double volume) {
        double before = openInterest.getOrDefault(contract, Double.NaN);
        if (Double.isNaN(before)) {
            before = opened ? 0 : contracts(terms, contract.right(), MOST_OPEN_AT_START, 0.2, 0.2);
        }
        boolean closingOut = terms.years * 365 <= CLOSING_OUT_DAYS;
        double opening = 0.5 * noise.uniform();
        double closing = (closingOut ? 0.5 : 0.2) * noise.uniform();
        double now = Math.max(0, before + Math.rint(volume * (opening - closing)));
        openInterest.put(contract, now);
        return now;
    }
}
