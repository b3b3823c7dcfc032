package io.plimsoll.formats.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A vendor's option-chain file, told by its columns in the vendor's order. Columns are found by name, so that a file may
 * have them in any order and others besides.
 *
 * @param name for messages, the store and manifests
 * @param columns that the vendor writes
 * @param paired whether a row holds the call and the put of a strike
 * @param inCoin SQL on the columns, written {@code {name}}, that is true where prices are in units of the underlying; empty
 *     where they never are
 * @param only SQL on the columns, written {@code {name}}, that is true for rows of options; empty where all are
 */
public record ChainFormat(String name, List<Column> columns, boolean paired, String inCoin, String only) {

    /** A format without columns. */
    static ChainFormat named(String name) {
        return new ChainFormat(name, List.of(), false, "", "");
    }

    /** With a column that a file must have. */
    ChainFormat with(String header, Field field, Codec codec) {
        return and(reading(header, true, field, Side.ANY, codec));
    }

    /** With a column about the call or the put of a row. */
    ChainFormat with(String header, Field field, Side side, Codec codec) {
        return new ChainFormat(name, columns, true, inCoin, only).and(reading(header, true, field, side, codec));
    }

    /** With a column that some files lack. */
    ChainFormat maybe(String header, Field field, Codec codec) {
        return and(reading(header, false, field, Side.ANY, codec));
    }

    /** With a column that some files lack and that tells several things. */
    ChainFormat maybe(String header, Function<VendorRow, String> write, Column.Reading... readings) {
        return and(new Column(header, false, List.of(readings), write));
    }

    /** With columns that nothing is read from; they tell the format all the same. */
    ChainFormat unread(String... headers) {
        ChainFormat more = this;
        for (String header : headers) {
            more = more.and(new Column(header, false, List.of(), row -> ""));
        }
        return more;
    }

    /** With a column that must be there, and that nothing is read from. */
    ChainFormat mark(String header, Function<VendorRow, String> write) {
        return and(new Column(header, true, List.of(), write));
    }

    /** With a column that tells several things, such as a contract's code. */
    ChainFormat with(String header, Function<VendorRow, String> write, Column.Reading... readings) {
        return and(new Column(header, true, List.of(readings), write));
    }

    /** The same with prices in units of the underlying where the condition holds. */
    ChainFormat inCoinWhere(String condition) {
        return new ChainFormat(name, columns, paired, condition, only);
    }

    /** The same, reading only rows for which the condition holds; others are of other instruments. */
    ChainFormat onlyWhere(String condition) {
        return new ChainFormat(name, columns, paired, inCoin, condition);
    }

    private static Column reading(String header, boolean required, Field field, Side side, Codec codec) {
        Column.Reading reading = new Column.Reading(field, side, codec);
        return new Column(header, required, List.of(reading), reading::text);
    }

    private ChainFormat and(Column column) {
        List<Column> more = new ArrayList<>(columns);
        int known = required().indexOf(column.header()) < 0 ? -1 : index(column.header());
        if (known < 0) {
            more.add(column);
        } else {
            more.set(known, columns.get(known).telling(column.readings()));
        }
        return new ChainFormat(name, List.copyOf(more), paired, inCoin, only);
    }

    private int index(String header) {
        return columns.stream().map(Column::header).toList().indexOf(header);
    }

    /** The names of the columns that a file must have. */
    public List<String> required() {
        return columns.stream().filter(Column::required).map(Column::header).toList();
    }

    /** The names of the columns that a file may lack. */
    public List<String> others() {
        return columns.stream().filter(c -> !c.required()).map(Column::header).toList();
    }

    /** Whether a file with all columns tells something; the price of the underlying also by its bid and ask. */
    public boolean carries(Field field) {
        List<String> all = columns.stream().map(Column::header).toList();
        boolean byQuote = field == Field.SPOT && tells(Field.SPOT_BID, all) && tells(Field.SPOT_ASK, all);
        return byQuote || tells(field, all);
    }

    /** Whether a column of a file with this header tells something. */
    public boolean tells(Field field, List<String> header) {
        return columns.stream()
                .filter(c -> header.contains(c.header()))
                .flatMap(c -> c.readings().stream())
                .anyMatch(r -> r.field() == field);
    }
}
