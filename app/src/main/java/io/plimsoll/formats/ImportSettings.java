package io.plimsoll.formats;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a study reads.
 *
 * @param files paths or globs below the data folder; the first file that gives a value wins
 * @param futuresProduct the product whose futures are used, such as {@code IH} or {@code CL}; null takes all
 * @param optionExpiries by underlying contract, the last trading day of its options, for files that do not tell it
 */
public record ImportSettings(
        List<String> files, @Nullable String futuresProduct, Map<String, LocalDate> optionExpiries) {}
