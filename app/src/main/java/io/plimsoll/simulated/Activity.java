package io.plimsoll.simulated;

import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was traded in the options of an underlying on one day, over the rows of its file. */
final class Activity {

    private static final int SHORT_DAYS = 30;

    private double callVolume;
    private double putVolume;
    private double shortVolume;
    private double callInterest;
    private double putInterest;
    private final Set<LocalDate> expiries = new HashSet<>();

    static Map<LocalDate, Activity> byDay(List<OptionRow> rows) {
        Map<LocalDate, Activity> days = new TreeMap<>();
        rows.forEach(
                row -> days.computeIfAbsent(row.date(), d -> new Activity()).add(row));
        return days;
    }

    private void add(OptionRow row) {
        double volume = Double.isNaN(row.volume()) ? 0 : row.volume();
        double interest = Double.isNaN(row.openInterest()) ? 0 : row.openInterest();
        if (row.right() == OptionRight.CALL) {
            callVolume += volume;
            callInterest += interest;
        } else {
            putVolume += volume;
            putInterest += interest;
        }
        if (ChronoUnit.DAYS.between(row.date(), row.expiry()) <= SHORT_DAYS) {
            shortVolume += volume;
        }
        expiries.add(row.expiry());
    }

    double calls() {
        return callVolume;
    }

    double puts() {
        return putVolume;
    }

    /** By the names of the series of spx-option-activity. */
    Map<String, Double> measures() {
        double all = callVolume + putVolume;
        return Map.of(
                "spxoptions.total_volume",
                all,
                "spxoptions.short_volume",
                shortVolume,
                "spxoptions.long_volume",
                all - shortVolume,
                "spxoptions.short_to_long_volume",
                rounded(shortVolume / (all - shortVolume)),
                "spxoptions.put_to_call_volume",
                rounded(putVolume / callVolume),
                "spxoptions.total_open_interest",
                callInterest + putInterest,
                "spxoptions.put_to_call_open_interest",
                rounded(putInterest / callInterest),
                "spxoptions.num_expirations",
                (double) expiries.size());
    }

    static double rounded(double ratio) {
        return Double.isFinite(ratio) ? Math.rint(1e4 * ratio) / 1e4 : Double.NaN;
    }
}
