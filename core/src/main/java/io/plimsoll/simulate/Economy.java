package io.plimsoll.simulate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The series of a world's economy as they were published: what each day, week or month was like, when that became known, and
 * as what. First figures are off by an error, which a revision makes smaller.
 *
 * <table>
 * <caption>Series</caption>
 * <tr><td>rate.short, rate.long, slope</td><td>percent, daily, known the same day</td></tr>
 * <tr><td>dollar</td><td>index, daily, known the same day</td></tr>
 * <tr><td>creditspread</td><td>percent, daily, known a session later</td></tr>
 * <tr><td>conditions</td><td>weekly to Friday, known on Wednesday; 0 is usual, above is tight</td></tr>
 * <tr><td>claims</td><td>thousands, weekly to Saturday, known on Thursday, revised a week later</td></tr>
 * <tr><td>inflation</td><td>percent a year, monthly, known about the 13th of the next month, revised a month later</td></tr>
 * <tr><td>feargreed</td><td>0 (fear) to 100 (greed), daily, known the same day</td></tr>
 * <tr><td>policyuncertainty</td><td>100 is usual, daily, known a session later, revised 30 days later</td></tr>
 * <tr><td>geopoliticalrisk</td><td>100 is usual, daily, known on the second Monday after</td></tr>
 * <tr><td>survey.bullish, survey.bearish</td><td>percent of those asked, weekly to Wednesday, known on Thursday</td></tr>
 * </table>
 */
final class Economy {

    private static final int MIDDLE_OF_MONTH = 13;

    private final List<EconomyDay> days;
    private final long seed;
    private final LocalDate last;
    private final List<Release> releases = new ArrayList<>();

    private Economy(CommonPaths world) {
        this.seed = world.settings().seed();
        this.days = EconomyDay.path(world.heard(), seed);
        this.last = days.get(days.size() - 1).date();
    }

    /** What was published until the last session. */
    static List<Release> releases(CommonPaths world) {
        Economy economy = new Economy(world);
        economy.daily();
        economy.weekly();
        economy.monthly();
        economy.releases.sort(Release.ORDER);
        return economy.releases;
    }

    private void daily() {
        each("rate.short", 4, d -> 100 * d.rate(), 0);
        each("rate.long", 4, d -> 100 * d.longRate(), 0);
        each("slope", 4, d -> 100 * (d.longRate() - d.rate()), 0);
        each("dollar", 3, EconomyDay::dollar, 0);
        each("creditspread", 3, EconomyDay::creditSpread, 1);
        Noise mood = Streams.of(seed, "feargreed");
        each("feargreed", 0, d -> Math.min(100, Math.max(0, d.mood() + 6 * mood.normal())), 0);
        Noise news = Streams.of(seed, "policyuncertainty");
        for (EconomyDay d : days) {
            double level = d.policyUncertainty();
            publish("policyuncertainty", d.date(), d.date().plusDays(1), level * news.factor(0.15), 2);
            publish("policyuncertainty", d.date(), d.date().plusDays(30), level * news.factor(0.03), 2);
            LocalDate monday = d.date().plusDays(15L - d.date().getDayOfWeek().getValue());
            publish("geopoliticalrisk", d.date(), monday, d.geopoliticalRisk(), 2);
        }
    }

    private void each(String series, int decimals, ToDoubleFunction<EconomyDay> value, int lag) {
        for (EconomyDay d : days) {
            publish(series, d.date(), d.date().plusDays(lag), value.applyAsDouble(d), decimals);
        }
    }

    private void weekly() {
        Noise counting = Streams.of(seed, "claims");
        Noise measuring = Streams.of(seed, "conditions");
        Noise asking = Streams.of(seed, "survey");
        for (EconomyDay d : days) {
            LocalDate date = d.date();
            if (date.getDayOfWeek() == DayOfWeek.FRIDAY) {
                publish("conditions", date, date.plusDays(5), d.conditions() + 0.12 * measuring.normal(), 3);
                double claims = d.claims() * counting.factor(0.02);
                publish("claims", date.plusDays(1), date.plusDays(6), claims * counting.factor(0.02), 0);
                publish("claims", date.plusDays(1), date.plusDays(13), claims, 0);
            } else if (date.getDayOfWeek() == DayOfWeek.WEDNESDAY) {
                double bulls = Math.max(5, d.bullish() + 4 * asking.normal());
                double bears = Math.max(5, d.bearish() + 4 * asking.normal());
                publish("survey.bullish", date, date.plusDays(1), bulls, 1);
                publish("survey.bearish", date, date.plusDays(1), bears, 1);
            }
        }
    }

    private void monthly() {
        Noise error = Streams.of(seed, "inflation.error");
        for (int i = 0; i + 1 < days.size(); i++) {
            YearMonth month = YearMonth.from(days.get(i).date());
            if (!YearMonth.from(days.get(i + 1).date()).equals(month)) {
                double value = days.get(i).inflation();
                LocalDate first = month.plusMonths(1).atDay(MIDDLE_OF_MONTH);
                publish("inflation", month.atDay(1), first, value + 0.1 * error.normal(), 2);
                publish("inflation", month.atDay(1), first.plusMonths(1), value + 0.02 * error.normal(), 2);
            }
        }
    }

    /** On the weekday on or after {@code due}, where that has come. */
    private void publish(String series, LocalDate date, LocalDate due, double value, int decimals) {
        LocalDate known = CommonPaths.weekday(due);
        if (!known.isAfter(last)) {
            double scale = Math.rint(StrictMath.pow(10, decimals));
            releases.add(new Release(series, date, known, Math.rint(value * scale) / scale));
        }
    }
}
