package io.plimsoll.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One simulated session.
 *
 * @param date its day
 * @param previous price of the underlying at the close before, not rounded
 * @param spot price of the underlying at the close, not rounded
 * @param law that the return was drawn from, known at the close before
 * @param state that options, curves and series of the close are made from
 */
record Session(LocalDate date, double previous, double spot, DayLaw law, MarketState state) {

    /** ln(spot ÷ previous). */
    double logReturn() {
        return StrictMath.log(spot / previous);
    }

    /** The sessions of a market, in date order. */
    static List<Session> path(SimulationSettings settings, Noise price, Noise other) {
        boolean signal = settings.signal() == Signal.TRUE;
        List<Session> sessions = new ArrayList<>();
        LocalDate date = weekday(settings.firstDate());
        double spot = settings.startPrice();
        MarketState state = MarketState.usual();
        for (int i = 0; i < settings.sessions(); i++) {
            DayLaw law = signal ? state.nextDay() : MarketState.usual().nextDay();
            DayLaw.Outcome outcome = law.draw(price);
            double previous = spot;
            spot *= StrictMath.exp(outcome.logReturn());
            // Without a signal the state follows shocks of its own, which the price never hears of.
            state = state.after(signal ? outcome : state.nextDay().draw(other), other);
            sessions.add(new Session(date, previous, spot, law, state));
            date = weekday(date.plusDays(1));
        }
        return sessions;
    }

    private static LocalDate weekday(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> date.plusDays(2);
            case SUNDAY -> date.plusDays(1);
            default -> date;
        };
    }
}
