package io.plimsoll.formats;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a study reads.
 *
 * @param files paths or globs below the data folder, with forward slashes; where two files give the same value of the
 *     same day, the file listed first wins
 * @param futuresProduct the product whose futures are used, such as {@code IH} or {@code CL}; null takes all
 * @param optionExpiries by underlying contract ({@code CLV25}), the last trading day of its options, for files that do
 *     not tell it
 * @param underlying symbol of the underlying whose option chains are used, and that of chain files that tell none; null
 *     where the files hold chains of one only
 * @param barsAsSeries by file, the name that its bars get as series: {@code GSPC} makes {@code GSPC.open}, {@code GSPC.high},
 *     {@code GSPC.low}, {@code GSPC.close} and {@code GSPC.volume} of them, which are no prices of the underlying
 */
public record ImportSettings(
        List<String> files,
        @Nullable String futuresProduct,
        Map<String, LocalDate> optionExpiries,
        @Nullable String underlying,
        Map<String, String> barsAsSeries) {

    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]*");

    public ImportSettings {
        List<String> all = new ArrayList<>(files);
        all.addAll(new TreeSet<>(barsAsSeries.keySet()));
        files = all.stream().distinct().toList();
        optionExpiries = Collections.unmodifiableMap(new TreeMap<>(optionExpiries));
        barsAsSeries = Collections.unmodifiableMap(new TreeMap<>(barsAsSeries));
    }

    /** Settings whose bars are all the underlying's. */
    public ImportSettings(
            List<String> files,
            @Nullable String futuresProduct,
            Map<String, LocalDate> optionExpiries,
            @Nullable String underlying) {
        this(files, futuresProduct, optionExpiries, underlying, Map.of());
    }

    /** The underlying of a chain file that tells none: the one asked for, or the letters that the file's name begins with. */
    String underlyingOf(String path) {
        if (underlying != null) {
            return underlying;
        }
        Matcher name = LETTERS.matcher(path.substring(path.lastIndexOf('/') + 1));
        return name.lookingAt() && !name.group().isEmpty() ? name.group().toUpperCase(Locale.ROOT) : "UNDERLYING";
    }

    /** What a futures file's import depends on. */
    String product() {
        return futuresProduct == null ? "" : futuresProduct;
    }
}
