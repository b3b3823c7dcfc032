package io.plimsoll.margin.portfolio;

import io.plimsoll.pricing.EarlyExercise;
import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * How a market's scenarios are made and instruments revalued in them.
 *
 * @param horizonDays business days until positions are closed out; those the scenario model was made for
 * @param scenarios the most session dates taken, the latest
 * @param smile what of today's smile stays when the price moves
 * @param volMoves whether volatilities move too
 * @param earlyExercise how the premium of American options is found
 */
public record PortfolioSettings(
        int horizonDays, int scenarios, SmileRule smile, VolMoves volMoves, EarlyExercise earlyExercise) {

    /** What stays of the smile when the price moves. */
    public enum SmileRule {
        /** The volatility of each strike. */
        STICKY_STRIKE,
        /** The volatility at each K/F, which keeps that of each delta ("sticky delta"). */
        STICKY_MONEYNESS
    }

    /** How volatilities move in a scenario. */
    public enum VolMoves {
        /** They stay. */
        NONE,
        /** All of an underlying move by one factor, implied volatility at the scenario's end over that at its start. */
        HISTORICAL
    }

    /** One day, ten years, sticky strike, volatilities that stay, the approximation of Li for early exercise. */
    public static final PortfolioSettings DEFAULT =
            new PortfolioSettings(1, 2500, SmileRule.STICKY_STRIKE, VolMoves.NONE, EarlyExercise.QD_PLUS);

    public PortfolioSettings {
        if (horizonDays < 1 || scenarios < 1) {
            throw new IllegalArgumentException(
                    "horizon and scenarios must be at least 1, were " + horizonDays + " and " + scenarios);
        }
    }

    /** The day on which the horizon ends: so many weekdays later; exchange holidays are not known here. */
    public LocalDate end(LocalDate date) {
        LocalDate end = date;
        for (int left = horizonDays; left > 0; ) {
            end = end.plusDays(1);
            left -= end.getDayOfWeek() == DayOfWeek.SATURDAY || end.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1;
        }
        return end;
    }
}
