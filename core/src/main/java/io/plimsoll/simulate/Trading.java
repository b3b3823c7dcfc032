package io.plimsoll.simulate;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.SeriesPoint;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything of the simulated market but its options: bars, futures, the rate and the volatility index. */
final class Trading {

    /** The name of the rate's series. */
    static final String RATE = "rate";

    /** The name of the volatility index's series. */
    static final String VOLATILITY_INDEX = "volindex";

    private static final double INDEX_YEARS = 30 / 365.0;

    private final AssetProfile profile;
    private final Ticks ticks;
    private final Noise noise;

    Trading(AssetProfile profile, Noise noise) {
        this.profile = profile;
        this.ticks = new Ticks(profile.tick());
        this.noise = noise;
    }

    /** Days of the underlying; the volume grows with tension and with the size of the move. */
    List<Bar> bars(List<Session> sessions) {
        FileLines lines = new FileLines(profile.symbol() + "/bars.csv");
        List<Bar> bars = new ArrayList<>();
        for (Session s : sessions) {
            double deviation = s.law().deviation();
            double open = s.previous() * StrictMath.exp(0.3 * s.logReturn() + 0.2 * deviation * noise.normal());
            double high = Math.max(open, s.spot()) * StrictMath.exp(0.4 * deviation * Math.abs(noise.normal()));
            double low = Math.min(open, s.spot()) * StrictMath.exp(-0.4 * deviation * Math.abs(noise.normal()));
            double volume = Math.rint(2e6 * activity(s, 0.4) * noise.factor(0.25));
            bars.add(new Bar(
                    lines.next(),
                    s.date(),
                    ticks.nearest(open),
                    ticks.above(high),
                    ticks.below(low),
                    ticks.nearest(s.spot()),
                    volume));
        }
        return bars;
    }

    private static double activity(Session s, double withTension) {
        double move = Math.min(5, Math.abs(s.logReturn()) / s.law().deviation());
        return StrictMath.exp(withTension * s.state().tension() + 0.25 * move);
    }

    /** The contracts of each day by rising delivery month; most trading is in the nearest. */
    List<FuturesRow> futures(List<Session> sessions) {
        FileLines lines = new FileLines(profile.symbol() + "/futures.csv");
        List<FuturesRow> rows = new ArrayList<>();
        for (Session s : sessions) {
            List<YearMonth> months = Expiries.futures(s.date(), profile.listing());
            for (int rank = 0; rank < months.size(); rank++) {
                rows.add(future(lines, s, months.get(rank), rank));
            }
        }
        return rows;
    }

    private FuturesRow future(FileLines lines, Session s, YearMonth month, int rank) {
        LocalDate expiry = Expiries.expiry(month);
        double years = Expiries.years(s.date(), expiry);
        double settle = SimulatedSmile.forward(s.state(), s.date(), s.spot(), years) * (1 + 1e-4 * noise.normal());
        double before = settle * s.previous() / s.spot();
        double deviation = s.law().deviation();
        double high = Math.max(settle, before) * StrictMath.exp(0.4 * deviation * Math.abs(noise.normal()));
        double low = Math.min(settle, before) * StrictMath.exp(-0.4 * deviation * Math.abs(noise.normal()));
        double share = StrictMath.exp(-0.6 * rank);
        return new FuturesRow(
                lines.next(),
                s.date(),
                code(month),
                ticks.nearest(settle),
                ticks.above(high),
                ticks.below(low),
                Math.rint(80_000 * share * activity(s, 0.5) * noise.factor(0.3)),
                Math.rint(150_000 * share * StrictMath.exp(0.15 * s.state().tension()) * noise.factor(0.1)));
    }

    /** The symbol, year and month, such as {@code HARBIX1603} for March 2016. */
    private String code(YearMonth month) {
        return String.format(Locale.ROOT, "%s%02d%02d", profile.symbol(), month.getYear() % 100, month.getMonthValue());
    }

    /** The simple rate, and a noisy reading of at-the-money volatility at 30 days; both in percent. */
    Map<String, List<SeriesPoint>> series(List<Session> sessions) {
        FileLines lines = new FileLines(profile.symbol() + "/series.csv");
        List<SeriesPoint> rates = new ArrayList<>();
        for (Session s : sessions) {
            double percent = Math.rint(1e6 * s.state().rate()) / 1e4;
            rates.add(new SeriesPoint(lines.next(), RATE, s.date(), percent));
        }
        List<SeriesPoint> index = new ArrayList<>();
        for (Session s : sessions) {
            double vol = SimulatedSmile.of(s.state(), s.date(), INDEX_YEARS).alpha() * noise.factor(0.015);
            index.add(new SeriesPoint(lines.next(), VOLATILITY_INDEX, s.date(), Math.rint(1e4 * vol) / 100));
        }
        Map<String, List<SeriesPoint>> series = new LinkedHashMap<>();
        series.put(RATE, rates);
        series.put(VOLATILITY_INDEX, index);
        return series;
    }
}
