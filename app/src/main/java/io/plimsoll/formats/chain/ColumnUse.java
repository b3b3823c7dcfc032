package io.plimsoll.formats.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one column of an option-chain file is read as.
 *
 * @param column its name in the file
 * @param field what it tells, such as {@code strike}
 * @param side {@code call} or {@code put} where a row holds both, empty otherwise
 * @param conversion how the text becomes the value, in words; empty where it is read as it stands
 */
public record ColumnUse(String column, String field, String side, String conversion) {

    /** What the columns of a file with this header are read as, in the format's order. */
    public static List<ColumnUse> of(ChainFormat format, List<String> header) {
        List<ColumnUse> uses = new ArrayList<>();
        for (Column column : present(format, header)) {
            for (Column.Reading reading : column.readings()) {
                String words = CodecWords.of(reading.codec());
                String later = laterColumn(format, header, column, reading);
                String only = later.isEmpty() ? "" : "where " + later + " is blank";
                uses.add(new ColumnUse(
                        column.header(),
                        name(reading.field()),
                        reading.side() == Side.ANY ? "" : reading.side().name().toLowerCase(Locale.ROOT),
                        words.isEmpty() || only.isEmpty() ? words + only : words + "; " + only));
            }
        }
        return uses;
    }

    /** Columns of the header that neither tell a value nor decide about one, in the header's order. */
    public static List<String> unused(ChainFormat format, List<String> header) {
        List<String> used = new ArrayList<>();
        for (Column column : present(format, header)) {
            String named = "{" + column.header() + "}";
            boolean decides = format.only().contains(named)
                    || format.inCoin().contains(named)
                    || format.columns().stream()
                            .flatMap(c -> c.readings().stream())
                            .anyMatch(r -> r.codec().read().contains(named));
            if (decides || !column.readings().isEmpty()) {
                used.add(column.header());
            }
        }
        return header.stream().filter(h -> !used.contains(h)).toList();
    }

    /** Columns that would be read and that the header lacks. */
    public static List<String> absent(ChainFormat format, List<String> header) {
        return format.columns().stream()
                .filter(c -> !c.readings().isEmpty() && !header.contains(c.header()))
                .map(Column::header)
                .toList();
    }

    /** What no single column tells: rows left out, prices in coin, the last quote of a day, what comes from the name. */
    public static List<String> notes(ChainFormat format, List<String> header) {
        List<String> notes = new ArrayList<>();
        if (!format.tells(Field.UNDERLYING, header)) {
            notes.add("underlying: no column tells it, the file's name does (or --underlying)");
        }
        if (!format.tells(Field.DATE, header)) {
            notes.add("day: no column tells it, the file's name does");
        }
        if (format.tells(Field.SPOT_BID, header)
                && format.tells(Field.SPOT_ASK, header)
                && !format.tells(Field.SPOT, header)) {
            notes.add("spot: the middle of spot bid and spot ask");
        }
        if (format.paired()) {
            notes.add("a row holds the call and the put of a strike and becomes two");
        }
        if (!format.only().isEmpty()) {
            notes.add("rows of other instruments are left out: kept where " + plain(format.only()));
        }
        if (!format.inCoin().isEmpty()) {
            notes.add("price, bid and ask × spot where " + plain(format.inCoin()));
        }
        if (format.tells(Field.TIME, header)) {
            notes.add("of several quotes of a contract and day the last is kept");
        }
        return notes;
    }

    private static String plain(String condition) {
        return condition.replace("{", "").replace("}", "");
    }

    private static List<Column> present(ChainFormat format, List<String> header) {
        return format.columns().stream()
                .filter(c -> header.contains(c.header()))
                .toList();
    }

    /** The last column after this one that tells the same; its value comes first. */
    private static String laterColumn(ChainFormat format, List<String> header, Column column, Column.Reading reading) {
        List<Column> present = present(format, header);
        String last = "";
        for (Column other : present.subList(present.indexOf(column) + 1, present.size())) {
            boolean same =
                    other.readings().stream().anyMatch(r -> r.field() == reading.field() && r.side() == reading.side());
            last = same ? other.header() : last;
        }
        return last;
    }

    private static String name(Field field) {
        return field == Field.RIGHT
                ? "right"
                : field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
