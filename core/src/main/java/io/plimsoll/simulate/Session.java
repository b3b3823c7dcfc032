package io.plimsoll.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One simulated session of an underlying.
 *
 * @param date its day
 * @param previous price of the underlying at the close before, not rounded
 * @param spot price of the underlying at the close, not rounded
 * @param law that the return was drawn from, known at the close before
 * @param state that options and curves of the close are made from
 */
record Session(LocalDate date, double previous, double spot, DayLaw law, MarketState state) {

    /** ln(spot ÷ previous). */
    double logReturn() {
        return StrictMath.log(spot / previous);
    }

    /** The sessions of an underlying in a world, in date order. */
    static List<Session> path(CommonPaths world, AssetProfile profile) {
        long seed = world.settings().seed();
        Noise price = Streams.of(seed, profile.symbol() + ".price");
        Noise other = Streams.of(seed, profile.symbol() + ".state");
        boolean signal = world.settings().signal() == Signal.TRUE;
        List<Session> sessions = new ArrayList<>();
        double spot = profile.startPrice();
        MarketState state = MarketState.usual(profile);
        DayLaw forEver = state.nextDay();
        CommonDay before = CommonDay.usual(world.heard().get(0).date());
        for (int i = 0; i < world.heard().size(); i++) {
            CommonDay now = world.heard().get(i);
            Shocks shocks = Shocks.joined(world.priced().get(i).shocks(), profile.common(), price);
            DayLaw law = signal ? state.nextDay(before.date(), now.date(), spot) : forEver;
            DayLaw.Outcome outcome = law.outcome(shocks);
            double previous = spot;
            spot *= StrictMath.exp(outcome.logReturn());
            // Without a signal the state follows shocks of its own, which the price never hears of.
            DayLaw.Outcome told =
                    signal ? outcome : state.nextDay().outcome(Shocks.joined(now.shocks(), profile.common(), other));
            state = state.after(told, before, now, other);
            sessions.add(new Session(now.date(), previous, spot, law, state));
            before = now;
        }
        return sessions;
    }
}
