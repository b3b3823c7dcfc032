package io.plimsoll.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An option-chain file as DuckDB is to read it. In the expressions, column i of the file is {@code c<i>}.
 *
 * @param file plain text, or Parquet
 * @param path its name in messages
 * @param parquet whether it is Parquet
 * @param delimiter between the fields of a text file
 * @param headerLines lines of a text file before the first row
 * @param columns of the file, in its order
 * @param only SQL condition for rows of options; empty where all are
 * @param paired whether a row holds a call and a put: {@code is_call} then tells which one is meant
 * @param fields SQL of each stored column, in the order of {@link ChainColumns#FIELDS}
 * @param time SQL of the time of a quote within its day; empty where a file has one quote a day
 * @param fine SQL that is true for most good rows, and costs little; the others are looked at more closely
 * @param wrong SQL conditions that are true where a row breaks a rule, each with SQL of the words that say so
 */
public record ChainSource(
        Path file,
        String path,
        boolean parquet,
        char delimiter,
        int headerLines,
        List<RawColumn> columns,
        String only,
        boolean paired,
        List<String> fields,
        String time,
        String fine,
        Map<String, String> wrong) {

    /**
     * A column of the file.
     *
     * @param header its name in the file
     * @param type that DuckDB reads it as
     * @param rule what its text must be, for messages
     */
    public record RawColumn(String header, String type, String rule) {}
}
