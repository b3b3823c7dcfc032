package io.plimsoll;

import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionRow;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The rows of chains as they stand in the files. */
public final class ChainRows {

    private ChainRows() {}

    /** By date, file and line. */
    public static List<OptionRow> of(List<OptionChain> chains) {
        return chains.stream()
                .flatMap(chain -> chain.rows().stream())
                .sorted(Comparator.comparing(OptionRow::date, LocalDate::compareTo)
                        .thenComparing(row -> row.source().file(), String::compareTo)
                        .thenComparingLong(row -> row.source().line()))
                .toList();
    }
}
