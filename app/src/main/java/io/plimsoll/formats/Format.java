package io.plimsoll.formats;

import io.plimsoll.formats.chain.ChainFormat;
import io.plimsoll.formats.chain.Field;
import io.plimsoll.formats.chain.NamedDay;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's file format, told by its columns.
 *
 * @param name for messages, the store and manifests
 * @param order how the dates of its rows must run
 * @param columns that the header must have, in any order
 * @param others columns that the vendor writes too and nobody reads; they only tell which format a header is nearest to
 * @param dated whether the last line tells when the file was downloaded
 * @param opening reads the rows of one file
 * @param dependsOn the settings that change what is read, as text: the same bytes are parsed once for each
 * @param chain the table of its columns where it is an option-chain file, which DuckDB reads; null where rows are read one by
 *     one
 */
record Format(
        String name,
        DateOrder.Rule order,
        List<String> columns,
        List<String> others,
        boolean dated,
        Opening opening,
        BiFunction<FileHead, ImportSettings, String> dependsOn,
        @Nullable ChainFormat chain) {

    /** Reads rows. */
    interface RowReader {
        /** Puts one row into the collector: kept, or rejected with its reason. */
        void read(CsvRow row, Collector to);
    }

    /** Makes the reader of one file. */
    interface Opening {
        RowReader open(FileHead head, ImportSettings settings);
    }

    /** A format whose rows need nothing but themselves. */
    static Format of(String name, DateOrder.Rule order, List<String> columns, RowReader reader) {
        return opened(name, order, columns, (head, settings) -> reader);
    }

    /** A format whose rows need the file's head or the settings. */
    static Format opened(String name, DateOrder.Rule order, List<String> columns, Opening opening) {
        return new Format(name, order, columns, List.of(), false, opening, (head, settings) -> "", null);
    }

    /** An option-chain format. */
    static Format of(ChainFormat chain) {
        return new Format(
                chain.name(),
                DateOrder.Rule.SEVERAL_A_DAY,
                chain.required(),
                chain.others(),
                false,
                (head, settings) -> {
                    throw new IllegalStateException(chain.name() + " is read by the store");
                },
                (head, settings) -> told(chain, head, settings),
                chain);
    }

    /** What no column of an option-chain file tells. */
    private static String told(ChainFormat chain, FileHead head, ImportSettings settings) {
        List<String> header = head.header().names();
        String underlying =
                chain.tells(Field.UNDERLYING, header) ? "" : "underlying " + settings.underlyingOf(head.path());
        return chain.tells(Field.DATE, header) ? underlying : underlying + " day " + NamedDay.of(head.path());
    }

    Format alsoWith(String... others) {
        return new Format(name, order, columns, List.of(others), dated, opening, dependsOn, chain);
    }

    Format endingWithDownloadDate() {
        return new Format(name, order, columns, others, true, opening, dependsOn, chain);
    }

    Format dependingOn(BiFunction<FileHead, ImportSettings, String> settings) {
        return new Format(name, order, columns, others, dated, opening, settings, chain);
    }

    List<String> missing(Header header) {
        return columns.stream().filter(c -> !header.has(c)).toList();
    }

    /**
     * How near a header is, in [0, 1]: the share of the names in either that are in both, of the vendor's columns or of those
     * that must be there, whichever is larger. A header that lacks one column of a large format stays nearest to that format,
     * though it may have all columns of a small one; it is then an error and not a misreading.
     */
    double likeness(Header header) {
        Set<String> names = new HashSet<>(header.names());
        Set<String> all = new HashSet<>(columns);
        all.addAll(others);
        return Math.max(share(names, Set.copyOf(columns)), share(names, all));
    }

    private static double share(Set<String> a, Set<String> b) {
        long both = a.stream().filter(b::contains).count();
        return (double) both / (a.size() + b.size() - both);
    }
}
