package io.plimsoll.formats;

import io.plimsoll.formats.chain.ColumnUse;
import io.plimsoll.market.Reason;
import io.plimsoll.store.FileContents;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a file was found to be.
 *
 * @param path as it was named
 * @param format name of its format; empty where it is unknown or cannot be told
 * @param packing how its bytes lie on disk
 * @param mapping what becomes of its columns; null where it has none that were recognised
 * @param contents what an import would put into a store; null where the file cannot be imported
 * @param cleaning what the standard cleaning would do to its option rows; null where it has none
 * @param facts what else is known, such as the business date of a SPAN file
 * @param problem why the file cannot be used; empty where it can
 */
public record Detection(
        String path,
        String format,
        Packing packing,
        @Nullable Mapping mapping,
        @Nullable FileContents contents,
        @Nullable Cleaning cleaning,
        Map<String, String> facts,
        String problem) {

    /**
     * How the bytes of a file lie on disk.
     *
     * @param compression {@code gzip}, {@code zip} or {@code none}
     * @param layout {@code text}, {@code parquet}, {@code span} or {@code xml}
     * @param delimiter between the fields of a text file: {@code comma}, {@code semicolon}, {@code tab} or {@code bar};
     *     empty elsewhere
     */
    public record Packing(String compression, String layout, String delimiter) {}

    /**
     * What becomes of the columns of a file.
     *
     * @param columns that are read, with what they tell where the format is a table of columns
     * @param notes on what no single column tells
     * @param required columns that the format must have; those of {@code columns} in a table of columns
     * @param absent columns that would be read and are not there
     * @param optional columns of the vendor that the format knows besides; most are not read
     * @param unused columns that nothing is read from
     */
    public record Mapping(
            List<ColumnUse> columns,
            List<String> notes,
            List<String> required,
            List<String> absent,
            List<String> optional,
            List<String> unused) {}

    /**
     * What the standard cleaning keeps of the option rows before a forward is known.
     *
     * @param kept rows that pass
     * @param dropped rows by the first rule that they break
     */
    public record Cleaning(long kept, SortedMap<Reason, Long> dropped) {}

    /** Whether the file can be used. */
    public boolean usable() {
        return problem.isEmpty();
    }
}
