package io.plimsoll.simulated;

import io.plimsoll.formats.chain.ChainFormat;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** On which line of a chain file each option row stands, under one line of header. */
final class ChainLines {

    private record Strike(LocalDate date, LocalDate expiry, double strike) {}

    /** Rows of a strike that were seen, and the first of its lines. */
    private static final class Block {
        int calls;
        int puts;
        long from;

        int next(OptionRight right) {
            return right == OptionRight.CALL ? calls++ : puts++;
        }

        int lines() {
            return Math.max(calls, puts);
        }
    }

    private ChainLines() {}

    /** The lines of rows; where a line holds the call and the put of a strike, the strikes stand as they first come. */
    static long[] of(ChainFormat format, List<OptionRow> rows) {
        long[] lines = new long[rows.size()];
        if (!format.paired()) {
            Arrays.setAll(lines, i -> i + 2L);
            return lines;
        }
        Map<Strike, Block> blocks = new LinkedHashMap<>();
        Map<Integer, Block> of = new HashMap<>();
        for (int i = 0; i < lines.length; i++) {
            OptionRow row = rows.get(i);
            Block block = blocks.computeIfAbsent(new Strike(row.date(), row.expiry(), row.strike()), s -> new Block());
            lines[i] = block.next(row.right());
            of.put(i, block);
        }
        long line = 2;
        for (Block block : blocks.values()) {
            block.from = line;
            line += block.lines();
        }
        of.forEach((i, block) -> lines[i] += block.from);
        return lines;
    }
}
