package io.plimsoll.cli;

import io.plimsoll.formats.PlainFiles;
import io.plimsoll.market.Bar;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.SourceRow;
import io.plimsoll.pricing.Black;
import io.plimsoll.surface.model.SviSabr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Invented chains whose smiles are known: what a fit must give back. */
final class Chains {

    static final LocalDate DAY = LocalDate.of(2031, 3, 3);
    static final double SPOT = 100;
    static final double RATE = 0.03;
    static final double HALF_SPREAD_VOL = 0.002;

    private static final SourceRow NOWHERE = new SourceRow("invented", 1);

    /** An expiry and its smile. */
    record Truth(LocalDate expiry, double alpha, double nu, double rho) {

        double years() {
            return ChronoUnit.DAYS.between(DAY, expiry) / 365.0;
        }

        double forward() {
            return SPOT * Math.exp(RATE * years());
        }

        SviSabr smile() {
            return new SviSabr(alpha, nu, rho, years());
        }
    }

    static final List<Truth> TRUTHS = List.of(
            new Truth(LocalDate.of(2031, 4, 18), 0.22, 1.6, -0.45),
            new Truth(LocalDate.of(2031, 6, 20), 0.21, 1.1, -0.5),
            new Truth(LocalDate.of(2031, 12, 19), 0.2, 0.7, -0.55));

    private Chains() {}

    /** Calls and puts with quotes about their true price, on two days of which the later is {@link #DAY}. */
    static List<OptionRow> options() {
        List<OptionRow> rows = new ArrayList<>();
        for (LocalDate day : List.of(DAY.minusDays(3), DAY)) {
            for (Truth truth : TRUTHS) {
                for (double strike = 60; strike <= 140; strike += 2.5) {
                    for (OptionRight right : OptionRight.values()) {
                        rows.add(option(day, truth, strike, right));
                    }
                }
            }
        }
        return rows;
    }

    private static OptionRow option(LocalDate day, Truth truth, double strike, OptionRight right) {
        double f = truth.forward();
        double t = truth.years();
        double discount = Math.exp(-RATE * t);
        double vol = truth.smile().vol(Math.log(strike / f));
        double mid = discount * Black.price(right, f, strike, vol, t);
        double half = Math.min(0.4 * mid, discount * Black.vega(f, strike, vol, t) * HALF_SPREAD_VOL);
        return new OptionRow(NOWHERE, day, right, truth.expiry(), strike, Double.NaN, mid - half, mid + half, 10, 100);
    }

    /** Writes options.csv, and bars.csv beside it. */
    static void write(Path folder) throws IOException {
        List<Bar> bars = List.of(bar(DAY.minusDays(3)), bar(DAY));
        PlainFiles.write(folder, bars, options(), List.of(), Map.of());
    }

    private static Bar bar(LocalDate day) {
        return new Bar(NOWHERE, day, SPOT, SPOT, SPOT, SPOT, 1000);
    }

    /** Writes a file of volatilities; one strike of each expiry has no bid, and one a bid of zero. */
    static Path writeVols(Path folder) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Expiry,Texp,Strike,Bid,Ask,Fwd,CallMid"));
        for (Truth truth : TRUTHS) {
            for (double strike = 70; strike <= 130; strike += 2.5) {
                double vol = truth.smile().vol(Math.log(strike / truth.forward()));
                String bid = strike == 70 ? "" : strike == 130 ? "0" : Double.toString(vol - HALF_SPREAD_VOL);
                lines.add(String.format(
                        Locale.ROOT,
                        "%s,%s,%s,%s,%s,%s,",
                        truth.expiry().toString().replace("-", ""),
                        truth.years(),
                        strike,
                        bid,
                        vol + HALF_SPREAD_VOL,
                        truth.forward()));
            }
        }
        return Files.write(folder.resolve("vols.csv"), lines);
    }
}
