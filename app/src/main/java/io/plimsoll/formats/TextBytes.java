package io.plimsoll.formats;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** The bytes of a text file: decompressed where the first two say gzip, whatever its name; without a byte-order mark. */
final class TextBytes {

    private static final int BUFFER = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private TextBytes() {}

    static InputStream open(Path file, LongConsumer onBytes) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            return withoutMark(decompressed(new BufferedInputStream(new Counted(raw, onBytes), BUFFER)));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream decompressed(BufferedInputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() | in.read() << 8;
        in.reset();
        return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(in, BUFFER) : in;
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        PushbackInputStream text = new PushbackInputStream(in, BYTE_ORDER_MARK.length);
        byte[] first = text.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            text.unread(first);
        }
        return text;
    }

    /** The line, counted from 1, of the first byte sequence that is no UTF-8; 0 where there is none. */
    static long firstLineNotUtf8(Path file) {
        try (InputStream in = new BufferedInputStream(open(file, bytes -> {}), BUFFER)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long number = 1;
            for (int b = in.read(); b >= 0; b = in.read()) {
                line.write(b);
                if (b == '\n') {
                    if (!isUtf8(line)) {
                        return number;
                    }
                    line.reset();
                    number++;
                }
            }
            return isUtf8(line) ? 0 : number;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUtf8(ByteArrayOutputStream line) {
        ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(bytes, CharBuffer.allocate(bytes.remaining()), true)
                .isError();
    }

    /** Tells how many bytes were read so far. */
    private static final class Counted extends FilterInputStream {

        private final LongConsumer onBytes;
        private long count;

        Counted(InputStream in, LongConsumer onBytes) {
            super(in);
            this.onBytes = onBytes;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            told(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = super.read(bytes, from, length);
            told(n);
            return n;
        }

        private void told(int n) {
            if (n > 0) {
                count += n;
                onBytes.accept(count);
            }
        }
    }
}
