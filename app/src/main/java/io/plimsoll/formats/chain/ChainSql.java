package io.plimsoll.formats.chain;

import io.plimsoll.store.ChainColumns;
import io.plimsoll.store.ChainSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Turns a format's table of columns into what DuckDB is to read from a file with a given header. */
public final class ChainSql {

    /** What tells which option a row is about. */
    private static final Set<Field> IDENTITY =
            EnumSet.of(Field.UNDERLYING, Field.DATE, Field.EXPIRY, Field.RIGHT, Field.STRIKE);

    private final ChainFormat format;
    private final List<String> header;
    private final List<String> sample;
    private final Map<Field, String> any = new TreeMap<>();
    private final Map<Field, String> calls = new TreeMap<>();
    private final Map<Field, String> puts = new TreeMap<>();
    private final String[] types;
    private final String[] rules;
    private final Map<String, String> wrong = new LinkedHashMap<>();
    private final QuickCheck quick = new QuickCheck();

    private ChainSql(ChainFormat format, List<String> header, List<String> sample) {
        this.format = format;
        this.header = header;
        this.sample = sample;
        this.types = new String[header.size()];
        this.rules = new String[header.size()];
        format.columns().forEach(this::column);
    }

    /**
     * The source.
     *
     * @param file where its text or Parquet lies
     * @param path its name in messages, which tells the day where no column does
     * @param delimiter of a text file
     * @param headerLines lines before the first row
     * @param header the names of its columns
     * @param sample the fields of its first row
     * @param underlying symbol where no column tells it
     * @throws io.plimsoll.market.InputRejectedException where neither a column nor the name tells the day
     */
    public static ChainSource of(
            ChainFormat format,
            Path file,
            String path,
            boolean parquet,
            char delimiter,
            int headerLines,
            List<String> header,
            List<String> sample,
            String underlying) {
        ChainSql sql = new ChainSql(format, header, sample);
        if (!format.tells(Field.DATE, header)) {
            sql.any.put(Field.DATE, "DATE '" + NamedDay.of(path) + "'");
        }
        return new ChainSource(
                file,
                path,
                parquet,
                delimiter,
                headerLines,
                sql.rawColumns(),
                sql.named(format.only()),
                format.paired(),
                sql.fields(underlying),
                sql.any.getOrDefault(Field.TIME, ""),
                sql.quick.sql(),
                sql.wrong);
    }

    private void column(Column column) {
        int i = header.indexOf(column.header());
        if (i < 0) {
            return;
        }
        String text = i < sample.size() ? sample.get(i) : "";
        for (Column.Reading reading : column.readings()) {
            boolean alone = column.readings().size() == 1; // several readings of a column need one type of it
            Codec codec = alone ? Times.forSample(reading.codec(), text) : reading.codec();
            String name = "c" + i;
            types[i] = codec.type();
            rules[i] = codec.rule();
            String read = "(" + named(codec.read().replace("{}", name)) + ")";
            of(reading.side()).merge(reading.field(), read, (before, last) -> "coalesce(" + last + ", " + before + ")");
            codec.quickly(quick, name, IDENTITY.contains(reading.field()));
            if (!codec.wrong().isEmpty()) {
                String said = "'" + quoted(column.header()) + " " + quoted(codec.rule()) + ", was \"' || "
                        + shown(codec, name) + " || '\"'";
                wrong.put("(" + codec.wrong().replace("{}", name) + ")", said);
            }
        }
    }

    /** SQL of a column's text; a whole number is shown without a fraction, as files have it. */
    private static String shown(Codec codec, String name) {
        return codec.type().equals("DOUBLE") ? "regexp_replace(CAST(" + name + " AS VARCHAR), '\\.0$', '')" : name;
    }

    private Map<Field, String> of(Side side) {
        return switch (side) {
            case ANY -> any;
            case CALL -> calls;
            case PUT -> puts;
        };
    }

    private List<ChainSource.RawColumn> rawColumns() {
        List<ChainSource.RawColumn> columns = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            boolean read = types[i] != null;
            columns.add(new ChainSource.RawColumn(header.get(i), read ? types[i] : "VARCHAR", read ? rules[i] : ""));
        }
        return columns;
    }

    private List<String> fields(String underlying) {
        any.putIfAbsent(Field.UNDERLYING, "'" + quoted(underlying) + "'");
        any.computeIfPresent(Field.ROOT, (f, root) -> "nullif(" + root + ", " + any.get(Field.UNDERLYING) + ")");
        if (any.containsKey(Field.SPOT_BID) && any.containsKey(Field.SPOT_ASK)) {
            any.putIfAbsent(Field.SPOT, "(" + any.get(Field.SPOT_BID) + " + " + any.get(Field.SPOT_ASK) + ") / 2");
        }
        if (format.paired()) {
            any.put(Field.RIGHT, "is_call");
            calls.forEach((field, call) -> any.put(
                    field, "CASE WHEN is_call THEN " + call + " ELSE " + puts.getOrDefault(field, "NULL") + " END"));
        }
        if (!format.inCoin().isEmpty()) {
            List.of(Field.PRICE, Field.BID, Field.ASK).forEach(this::fromCoin);
        }
        return ChainColumns.FIELDS.stream()
                .map(name -> field(Field.valueOf(name.equals("is_call") ? "RIGHT" : name.toUpperCase(Locale.ROOT))))
                .toList();
    }

    private void fromCoin(Field field) {
        any.computeIfPresent(
                field,
                (f, price) -> "CASE WHEN " + named(format.inCoin()) + " THEN " + price + " * " + any.get(Field.SPOT)
                        + " ELSE " + price + " END");
    }

    private String field(Field field) {
        String sql = any.get(field);
        return sql == null ? "CAST(NULL AS " + field.type() + ")" : sql;
    }

    /** A condition with the vendor's names in braces, told in the names that DuckDB reads. */
    private String named(String condition) {
        String sql = condition;
        for (int i = 0; i < header.size(); i++) {
            sql = sql.replace("{" + header.get(i) + "}", "c" + i);
        }
        return sql;
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }
}
