package io.plimsoll.formats;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a study reads.
 *
 * @param files paths or globs below the data folder, with forward slashes; where two files give the same value of the
 *     same day, the file listed first wins
 * @param futuresProduct the product whose futures are used, such as {@code IH} or {@code CL}; null takes all
 * @param optionExpiries by underlying contract ({@code CLV25}), the last trading day of its options, for files that do
 *     not tell it
 */
public record ImportSettings(
        List<String> files, @Nullable String futuresProduct, Map<String, LocalDate> optionExpiries) {

    public ImportSettings {
        files = List.copyOf(files);
        optionExpiries = Collections.unmodifiableMap(new TreeMap<>(optionExpiries));
    }

    /** What a futures file's import depends on. */
    String product() {
        return futuresProduct == null ? "" : futuresProduct;
    }
}
