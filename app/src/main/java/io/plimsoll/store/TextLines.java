package io.plimsoll.store;

import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** The byte after the quote, eight times: less it, a byte up to the quote sets its high bit. */
    private static final long ABOVE_QUOTE = ('"' + 1) * 0x0101010101010101L;

    private static final long HIGH_BITS = 0x8080808080808080L;

    private final String path;
    private final int headerLines;
    private final byte delimiter;
    private final BitSet blank = new BitSet();
    private int line = 1;
    private long length;
    private int lineEnd = NO_END;
    private boolean carriageReturn;
    private boolean quoted;
    private boolean afterQuote;
    /** The last byte of the line that is no blank; 0 where there is none. */
    private byte last;

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

    private void take(byte[] bytes, int n) {
        int i = 0;
        while (i < n) {
            int from = i;
            i = plainUntil(bytes, i, n);
            if (i > from) {
                text(bytes[i - 1], i - from);
            }
            if (i < n) {
                byte b = bytes[i++];
                if (b == '\n' || b == '\r') {
                    lineEnd(b);
                } else {
                    other(b);
                }
            }
        }
    }

    /** The next byte that may matter: line ends, quotes, blanks and NUL are all up to the quote; eight at a time. */
    private static int plainUntil(byte[] bytes, int from, int n) {
        int i = from;
        for (; i + Long.BYTES <= n; i += Long.BYTES) {
            long eight = (long) EIGHT.get(bytes, i);
            long low = eight - ABOVE_QUOTE & ~eight & HIGH_BITS;
            if (low != 0) {
                return i + (Long.numberOfTrailingZeros(low) >>> 3);
            }
        }
        while (i < n && (bytes[i] > '"' || bytes[i] < 0)) {
            i++;
        }
        return i;
    }

    private void text(byte latest, int bytes) {
        if (carriageReturn) {
            ended('\r');
        }
        length += bytes;
        last = latest;
        afterQuote = false;
    }

    private void other(byte b) {
        if (carriageReturn) {
            ended('\r');
        }
        length++;
        if (b == 0) {
            throw wrong("the text must have no NUL characters; fetch the file again");
        }
        if (b == '"') {
            quote();
            last = b;
        } else {
            afterQuote = false;
            last = b == ' ' ? last : b;
        }
    }

    /** A quote opens a field at its beginning only; a doubled one within a quoted field is a letter. */
    private void quote() {
        if (quoted) {
            quoted = false;
            afterQuote = true;
        } else {
            quoted = afterQuote || last == 0 || last == delimiter;
            afterQuote = false;
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
        if (quoted && line > headerLines) {
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
        quoted = false;
        afterQuote = false;
        last = 0;
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
