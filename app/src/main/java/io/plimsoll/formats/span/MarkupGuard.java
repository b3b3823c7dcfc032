package io.plimsoll.formats.span;

import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Turns down a tag, text or comment that is longer than any SPAN file has: an XML parser keeps each of them whole in memory.
 * Failures to read are thrown unchecked, since the JDK's parser takes an {@link java.io.EOFException} for an ordinary end.
 */
final class MarkupGuard extends InputStream {

    static final int LONGEST = 1 << 16;

    private static final int TEXT = 0;
    private static final int OPENED = 1; // just behind <
    private static final int TAG = 2;
    private static final int QUOTED = 3;
    private static final int BANG = 4; // just behind <!
    private static final int COMMENT = 5;
    private static final int INSTRUCTION = 6;
    private static final int CDATA = 7;

    private final Path file;
    private final InputStream in;
    private long line = 1;
    private int state = TEXT;
    private int length;
    private int quote;
    private int before; // the last byte
    private int beforeThat;

    MarkupGuard(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    long line() {
        return line;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        int n;
        try {
            n = in.read(bytes, from, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = from; i < from + n; i++) {
            look(bytes[i]);
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void look(byte b) {
        if (b == '\n') {
            line++;
        } else if (b == 0) {
            throw new InputRejectedException(file + ":" + line
                    + ": the text must not hold NUL bytes; it is not plain text of one byte a character");
        }
        int next = next(b);
        boolean changed = next != state && !(state == TAG && next == QUOTED) && !(state == QUOTED && next == TAG);
        length = changed ? 0 : length + 1;
        if (length > LONGEST) {
            throw new InputRejectedException(
                    file + ":" + line + ": a tag, text or comment must not be longer than " + LONGEST + " bytes");
        }
        state = next;
        beforeThat = before;
        before = b;
    }

    private int next(byte b) {
        return switch (state) {
            case TEXT -> b == '<' ? OPENED : TEXT;
            case OPENED -> opened(b);
            case BANG -> b == '-' ? COMMENT : b == '[' ? CDATA : tag(b);
            case TAG -> tag(b);
            case QUOTED -> b == quote ? TAG : QUOTED;
            case COMMENT -> b == '>' && before == '-' && beforeThat == '-' ? TEXT : COMMENT;
            case INSTRUCTION -> b == '>' && before == '?' ? TEXT : INSTRUCTION;
            case CDATA -> b == '>' && before == ']' && beforeThat == ']' ? TEXT : CDATA;
            default -> throw new IllegalStateException("no such state: " + state);
        };
    }

    private int opened(byte b) {
        return switch (b) {
            case '!' -> BANG;
            case '?' -> INSTRUCTION;
            default -> tag(b);
        };
    }

    private int tag(byte b) {
        if (b == '"' || b == '\'') {
            quote = b;
            return QUOTED;
        }
        return b == '>' ? TEXT : TAG;
    }
}
