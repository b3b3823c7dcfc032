package io.plimsoll.store;

import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.BitSet;
import java.util.concurrent.CancellationException;

/**
 * The lines of a chain file as they stand in it, counted without its reader. A reader that takes a quote for the beginning
 * of a field takes in the lines up to the next one, and may drop a line that is too long; so the file must be one row a
 * line, and the reader's rows are held against the lines counted here.
 */
final class TextLines {

    /** The longest line that DuckDB reads. */
    private static final int MOST_BYTES = 2_000_000;

    private static final int BUFFER = 1 << 16;
    private static final int NO_END = -1;

    private enum At {
        FIELD_START,
        FIELD,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    private final String path;
    private final int headerLines;
    private final byte delimiter;
    private final BitSet blank = new BitSet();
    private int line = 1;
    private long length;
    private int lineEnd = NO_END;
    private boolean carriageReturn;
    private At at = At.FIELD_START;

    private TextLines(ChainSource source) {
        this.path = source.path();
        this.headerLines = source.headerLines();
        this.delimiter = (byte) source.delimiter();
    }

    /**
     * Counts the lines of a text file; Parquet has none.
     *
     * @throws InputRejectedException where a field runs over a line's end, a line is too long, a NUL stands in it, or lines end
     *     in different ways; DuckDB would lose lines there or read none
     */
    static TextLines of(ChainSource source) throws IOException {
        TextLines lines = new TextLines(source);
        if (source.parquet()) {
            return lines;
        }
        try (InputStream in = Files.newInputStream(source.file())) {
            byte[] bytes = new byte[BUFFER];
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                lines.take(bytes, n);
                lines.requireNotInterrupted();
            }
        }
        lines.end();
        return lines;
    }

    /** The number of lines after the header that are not blank: one row each. */
    long rows() {
        int last = length == 0 ? line - 1 : line;
        return Math.max(0, last - headerLines)
                - blank.stream().filter(b -> b > headerLines).count();
    }

    /** The blank lines after the header, counted from the first line of the file, which is 1. */
    BitSet blank() {
        BitSet after = (BitSet) blank.clone();
        after.clear(0, headerLines + 1);
        return after;
    }

    /** Nearly all bytes are above a quote, and only the last one of a run of those tells anything. */
    private void take(byte[] bytes, int n) {
        for (int i = 0; i < n; ) {
            int from = i;
            while (i < n && bytes[i] > '"') {
                i++;
            }
            if (i > from) {
                plain(bytes[i - 1], i - from);
            }
            if (i < n) {
                special(bytes[i++]);
            }
        }
    }

    private void plain(byte last, int count) {
        if (carriageReturn) {
            ended('\r');
        }
        length += count;
        if (at != At.QUOTED) {
            at = last == delimiter ? At.FIELD_START : At.FIELD;
        }
    }

    private void special(byte b) {
        if (b == '\n' || b == '\r') {
            lineEnd(b);
            return;
        }
        if (carriageReturn) {
            ended('\r');
        }
        length++;
        field(b);
    }

    private void field(byte b) {
        if (b == 0) {
            throw wrong("the text must have no NUL characters; fetch the file again");
        }
        if (b == delimiter && at != At.QUOTED) {
            at = At.FIELD_START;
        } else if (b == '"') {
            quote();
        } else if (at == At.QUOTE_IN_QUOTED || (at == At.FIELD_START && b != ' ')) {
            at = At.FIELD;
        }
    }

    private void quote() {
        switch (at) {
            case FIELD_START, QUOTE_IN_QUOTED -> at = At.QUOTED;
            case QUOTED -> at = At.QUOTE_IN_QUOTED;
            case FIELD -> {} // a quote within a field says nothing
        }
    }

    private void lineEnd(byte b) {
        if (carriageReturn) {
            carriageReturn = false;
            if (b == '\n') {
                ended('\r' + '\n');
                return;
            }
            ended('\r');
        }
        if (b == '\r') {
            carriageReturn = true;
        } else {
            ended('\n');
        }
    }

    private void ended(int by) {
        carriageReturn = false;
        if (at == At.QUOTED && line > headerLines) {
            throw wrong("a field that begins with a quote must end with one in the same line; correct the file");
        }
        if (length > MOST_BYTES) {
            throw wrong("a line must have at most " + MOST_BYTES + " bytes, had " + length + "; correct the file");
        }
        if (lineEnd == NO_END) {
            lineEnd = by;
        } else if (lineEnd != by) {
            throw wrong("all lines must end alike, with LF or with CR LF, but the first one ends with " + name(lineEnd)
                    + " and this one with " + name(by) + "; save the file with one of them");
        }
        if (length == 0) {
            blank.set(line);
        }
        at = At.FIELD_START;
        length = 0;
        line++;
    }

    private void end() {
        if (carriageReturn) {
            ended('\r');
        }
        if (length > 0) {
            int as = lineEnd; // what the last line lacks, it has like the others
            ended(as);
        }
    }

    private static String name(int lineEnd) {
        return switch (lineEnd) {
            case '\n' -> "LF";
            case '\r' -> "CR";
            default -> "CR LF";
        };
    }

    private InputRejectedException wrong(String rule) {
        return new InputRejectedException(path + ":" + line + ": " + rule);
    }

    private void requireNotInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException(
                    "the import was interrupted at " + path + ":" + line + "; the store is unchanged");
        }
    }
}
