package io.plimsoll.formats.span;

import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The lines of a positional file, one after the other in the same buffer. */
final class Pa2Lines {

    /** Records have 132 columns, newer ones up to 192. */
    static final int LONGEST = 1024;

    private static final int END_OF_TEXT = 0x1A; // what DOS programs write behind the last line

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final byte[] bytes = new byte[LONGEST];
    private int next;
    private int filled;
    private long number;

    Pa2Lines(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /** Sets {@code line} to the next that is not blank; false after the last. */
    boolean next(Pa2Line line) throws IOException {
        int length = 0;
        int b = read();
        while (b >= 0) {
            if (b == '\n') {
                number++;
                if (length > 0) {
                    line.set(bytes, length, number);
                    return true;
                }
            } else if (b != '\r' && b != END_OF_TEXT) {
                length = add(b, length);
            }
            b = read();
        }
        number++;
        line.set(bytes, length, number);
        return length > 0;
    }

    long number() {
        return number;
    }

    private int add(int b, int length) {
        if (b < ' ') {
            throw new InputRejectedException(file + ":" + (number + 1) + ": column " + (length + 1)
                    + " must be a printable character, was byte " + b
                    + "; the file is not plain text of one byte a character");
        }
        if (length == LONGEST) {
            throw new InputRejectedException(
                    file + ":" + (number + 1) + ": a line must not be longer than " + LONGEST + " characters");
        }
        bytes[length] = (byte) b;
        return length + 1;
    }

    private int read() throws IOException {
        if (next == filled) {
            filled = in.read(buffer);
            next = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[next++] & 0xFF;
    }
}
