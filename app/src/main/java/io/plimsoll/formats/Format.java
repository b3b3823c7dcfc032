package io.plimsoll.formats;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * A vendor's file format, told by its columns.
 *
 * @param name for messages and manifests
 * @param columns that the header must have, in any order; others are ignored
 * @param order how the dates of its rows must run
 * @param read puts one row into the collector
 */
record Format(String name, List<String> columns, Order order, BiConsumer<CsvRow, Collector> read) {

    /** How the dates of a file run, rising or falling throughout. */
    enum Order {
        /** Many rows a day. */
        DAYS_TOGETHER,
        /** One row a day. */
        ONE_A_DAY,
        /** One row a day and contract. */
        ONE_A_DAY_AND_CONTRACT
    }

    boolean recognises(List<String> header) {
        return header.containsAll(columns);
    }

    List<String> missing(List<String> header) {
        return columns.stream().filter(c -> !header.contains(c)).toList();
    }
}
