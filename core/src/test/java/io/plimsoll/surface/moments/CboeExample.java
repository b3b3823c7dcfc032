package io.plimsoll.surface.moments;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The worked example of Cboe's VIX methodology. Its table of contributions prints the middle of each quote, which stands here
 * as bid and ask; bids and asks are given where the paper prints them, at the ends of the strips.
 */
final class CboeExample {

    private CboeExample() {}

    /** The quotes of the term "near" or "next", rising in strike. */
    static List<StrikeQuote> quotes(String term) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CboeExample.class.getResourceAsStream("cboe-example.csv")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> line.startsWith(term + ","))
                    .map(line -> line.split(",", -1))
                    .map(f -> new StrikeQuote(
                            Double.parseDouble(f[1]),
                            Double.parseDouble(f[2]),
                            Double.parseDouble(f[3]),
                            Double.parseDouble(f[4]),
                            Double.parseDouble(f[5])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The strip of a term at minutes to expiry and a rate. */
    static OptionStrip strip(String term, int minutes, double rate) {
        double years = minutes / 525_600.0;
        return OptionStrip.select(quotes(term), Math.exp(rate * years), years).orElseThrow();
    }
}
