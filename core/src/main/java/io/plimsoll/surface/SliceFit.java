package io.plimsoll.surface;

import io.plimsoll.surface.arbitrage.Butterfly;
import io.plimsoll.surface.calibration.Calibration;
import io.plimsoll.surface.calibration.FitFlag;
import io.plimsoll.surface.model.RawSvi;
import io.plimsoll.surface.model.SviSabr;
import io.plimsoll.surface.moments.SliceMoments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one expiry on one day: calibrated, or rejected with the reason. SVI-SABR's three parameters are for reading;
 * prices, moments and checks are raw SVI's, which lies closer to the quotes.
 *
 * @param expiry the last trading day of the options
 * @param timeToExpiryYears T, calendar days ÷ 365
 * @param forward F and the discount factor, with their errors
 * @param quotes what was fitted to
 * @param sviSabr the fit of SVI-SABR, or why there is none
 * @param rawSvi the fit of raw SVI, or why there is none
 * @param butterflyShare ψ/ψ_max of the SVI-SABR fit: its distance from the exact butterfly bound, which is 1; NaN where rejected
 * @param butterfly the least g of the raw SVI fit; null where rejected
 * @param calendarCrossings log-moneyness, between the outermost quotes of the two, at which the raw SVI fit crosses that of the
 *     calibrated expiry before
 * @param moments of the raw SVI fit, over all strikes and over the quoted ones; null where rejected or where the integrals
 *     did not close
 */
public record SliceFit(
        LocalDate expiry,
        double timeToExpiryYears,
        Forward forward,
        SliceQuotes quotes,
        Calibration<SviSabr> sviSabr,
        Calibration<RawSvi> rawSvi,
        double butterflyShare,
        @Nullable Butterfly butterfly,
        double[] calendarCrossings,
        @Nullable SliceMoments moments) {

    /** Whether there are parameters of both models. */
    public boolean calibrated() {
        return sviSabr.calibrated() && rawSvi.calibrated();
    }

    /** Why it was rejected, in words with values; empty where it was not. */
    public String rejection() {
        return sviSabr.calibrated() ? rawSvi.rejection() : sviSabr.rejection();
    }

    /** Whether ν and ρ are the quotes' and not a prior's. */
    public boolean wingsIdentified() {
        return calibrated() && !sviSabr.flags().contains(FitFlag.WINGS_NOT_IDENTIFIED);
    }

    /**
     * √(−2·E[x]/T), x = ln(S_T/F): the volatility a year, decimal, that a log contract pays and a volatility index measures;
     * NaN where there are no moments.
     */
    public double logContractVol() {
        return moments == null ? Double.NaN : Math.sqrt(-2 * moments.full().mean() / timeToExpiryYears);
    }

    /** What a user has to know, in words; empty for a slice without reservations. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (forward.rule().compareTo(Forward.Rule.PARITY_GIVEN_RATE) > 0) {
            remarks.add("forward by " + words(forward.rule().name()));
        }
        sviSabr.flags().forEach(f -> remarks.add(words(f.name())));
        rawSvi.flags().forEach(f -> remarks.add("raw SVI " + words(f.name())));
        if (calendarCrossings.length > 0) {
            remarks.add(calendarCrossings.length + " calendar crossings");
        }
        if (calibrated() && moments == null) {
            remarks.add("moments not closed");
        }
        return remarks;
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
