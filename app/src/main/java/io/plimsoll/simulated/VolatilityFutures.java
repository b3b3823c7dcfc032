package io.plimsoll.simulated;

import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.SourceRow;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.SimulatedWorld;
import io.plimsoll.simulate.WorldSettings;
import io.plimsoll.surface.model.SviSabr;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Futures on an underlying's volatility index, whose contracts have the codes of those on the VIX. With w(T) = α²T of the true
 * smiles and T the time to expiry, a contract settles at the forward volatility of the 30 days from its expiry on, in percent,
 *
 * <pre>F(T) = 100·√((w(T + 30 d) − w(T)) ÷ 30 d)</pre>
 *
 * w linear in T between the maturities below; there is no premium besides that of the options.
 */
final class VolatilityFutures {

    private static final int[] MATURITIES = {7, 30, 60, 90, 120, 150, 180, 210, 240, 270};
    private static final int CONTRACTS = 8;
    private static final int INDEX_DAYS = 30;
    private static final String LETTERS = "FGHJKMNQUVXZ";

    private VolatilityFutures() {}

    /** The contracts of each session by rising month. */
    static List<FuturesRow> of(WorldSettings settings, SimulatedMarket market) {
        List<List<SviSabr>> smiles = new ArrayList<>();
        for (int days : MATURITIES) {
            smiles.add(SimulatedWorld.smiles(settings, market.profile().symbol(), days));
        }
        List<FuturesRow> rows = new ArrayList<>();
        for (int session = 0; session < market.bars().size(); session++) {
            LocalDate date = market.bars().get(session).date();
            double[] theta = new double[MATURITIES.length];
            for (int i = 0; i < theta.length; i++) {
                theta[i] = smiles.get(i).get(session).theta();
            }
            addDay(date, theta, rows);
        }
        return rows;
    }

    private static void addDay(LocalDate date, double[] theta, List<FuturesRow> to) {
        YearMonth month = YearMonth.from(date);
        if (!expiry(month).isAfter(date)) {
            month = month.plusMonths(1);
        }
        for (int rank = 0; rank < CONTRACTS; rank++) {
            long days = ChronoUnit.DAYS.between(date, expiry(month));
            double forward = variance(theta, days + INDEX_DAYS) - variance(theta, days);
            double settle = 100 * Math.sqrt(forward * 365 / INDEX_DAYS);
            to.add(new FuturesRow(
                    new SourceRow("volatility-futures.csv", to.size() + 2L),
                    date,
                    code(month),
                    Math.rint(settle * 100) / 100,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN));
            month = month.plusMonths(1);
        }
    }

    /** w, linear between the maturities and on the last line beyond them; w(0) = 0. */
    private static double variance(double[] theta, long days) {
        int after = 0;
        while (after < MATURITIES.length - 1 && MATURITIES[after] < days) {
            after++;
        }
        double from = after == 0 ? 0 : MATURITIES[after - 1];
        double low = after == 0 ? 0 : theta[after - 1];
        return low + (theta[after] - low) * (days - from) / (MATURITIES[after] - from);
    }

    /** The Wednesday 30 days before the third Friday of the next month. */
    private static LocalDate expiry(YearMonth month) {
        return month.plusMonths(1)
                .atDay(1)
                .with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY))
                .minusDays(INDEX_DAYS);
    }

    private static String code(YearMonth month) {
        return String.format(Locale.ROOT, "VX%s%02d", LETTERS.charAt(month.getMonthValue() - 1), month.getYear() % 100);
    }
}
