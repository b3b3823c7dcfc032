package io.plimsoll.margin.portfolio;

import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.pricing.AmericanOption;
import io.plimsoll.pricing.Black;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The value of one option now, and at the horizon for any price of its risk factor, in price units. Its expiry keeps its smile in
 * volatility; what of it stays when the price moves is the settings' {@link PortfolioSettings.SmileRule}.
 *
 * <p>Where the forward or the strike is not positive, Black's formula is taken in its limit, which has no time value: max(0, φ(F −
 * K)), discounted where the premium is paid in full. An American option is then worth at least exercise. An option that expires
 * within the horizon is worth max(0, φ(price − K)) there.
 */
final class OptionValuer {

    private static final double DAYS_A_YEAR = 365;

    private final OptionContract option;
    private final RiskFactor factor;
    private final VolSurface.Expiry smile;
    private final PortfolioSettings settings;
    private final Term now;
    private final Term then;
    private final double forwardNow;
    private final double volNow;

    /** Time left, and the growth of spot to forward and the discount over it. */
    private record Term(double years, double growth, double discount) {}

    OptionValuer(
            OptionContract option, RiskFactor factor, VolSurface surface, LocalDate date, PortfolioSettings settings) {
        this.option = option;
        this.factor = factor;
        this.settings = settings;
        this.now = term(surface, date);
        this.then = term(surface, settings.end(date));
        this.smile = surface.at(now.years);
        this.forwardNow = factor.price() * now.growth;
        this.volNow = now.years > 0 && option.strike() > 0 ? smile.vol(Math.log(option.strike() / forwardNow)) : 0;
    }

    private Term term(VolSurface surface, LocalDate date) {
        double years = Math.max(0, ChronoUnit.DAYS.between(date, option.expiry()) / DAYS_A_YEAR);
        boolean spot = factor.kind() == RiskFactor.Kind.SPOT;
        return new Term(years, spot ? Math.exp(surface.carry(years)) : 1, surface.discount(years));
    }

    /** Today's value. */
    double now() {
        return value(now, factor.price(), volNow);
    }

    /**
     * The value at the horizon.
     *
     * @param price of the risk factor then
     * @param volRatio implied volatility then over what the smile rule gives
     */
    double then(double price, double volRatio) {
        return value(then, price, volRatio * vol(price * then.growth));
    }

    private double vol(double forward) {
        boolean fixed = settings.smile() == PortfolioSettings.SmileRule.STICKY_STRIKE;
        boolean black = forward > 0 && option.strike() > 0 && then.years > 0;
        return fixed || !black ? volNow : smile.vol(Math.log(option.strike() / forward));
    }

    private double value(Term term, double price, double vol) {
        if (term.years == 0) {
            return option.intrinsic(price);
        }
        double forward = price * term.growth;
        double european = forward > 0 && option.strike() > 0
                ? Black.price(option.right(), forward, option.strike(), vol, term.years)
                : option.intrinsic(forward);
        if (option.valuation() == Valuation.FUTURES) {
            return european;
        }
        double discounted = term.discount * european;
        return option.style() == ExerciseStyle.AMERICAN ? american(term, price, vol, discounted) : discounted;
    }

    /** Where the American price has no answer (a negative yield over a lower rate), the better of holding and exercise. */
    private double american(Term term, double price, double vol, double european) {
        double least = Math.max(option.intrinsic(price), european);
        if (!(price > 0 && option.strike() > 0)) {
            return least;
        }
        double rate = -Math.log(term.discount) / term.years;
        double yield = factor.kind() == RiskFactor.Kind.FUTURE ? rate : rate - Math.log(term.growth) / term.years;
        double premium = new AmericanOption(option.right(), price, option.strike(), term.years, rate, yield)
                .premium(settings.earlyExercise(), vol);
        return premium > 0 ? Math.max(least, european + premium) : least;
    }
}
