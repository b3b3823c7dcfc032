package io.plimsoll.formats;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a text file: decompressed where the first two say gzip or zip, whatever its name; without a byte-order
 * mark.
 */
final class TextBytes {

    private static final int BUFFER = 1 << 16;
    private static final int ZIP_MAGIC = 'P' | 'K' << 8;
    /** Text of numbers packs to a tenth or so; what unpacks to this many times its size is made to fill disks. */
    private static final long MOST_PACKED = 200;

    private static final long SMALL = 1 << 26;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private TextBytes() {}

    static InputStream open(Path file, LongConsumer onBytes) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            Counted packed = new Counted(raw, onBytes);
            return withoutMark(decompressed(new BufferedInputStream(packed, BUFFER), packed));
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** Whether a file is compressed; its bytes tell, not its name. */
    static boolean isArchive(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int magic = magic(in);
            return magic == GZIPInputStream.GZIP_MAGIC || magic == ZIP_MAGIC;
        }
    }

    private static int magic(InputStream in) throws IOException {
        return in.read() | in.read() << 8;
    }

    private static InputStream decompressed(BufferedInputStream in, Counted packed) throws IOException {
        in.mark(2);
        int magic = magic(in);
        in.reset();
        return switch (magic) {
            case GZIPInputStream.GZIP_MAGIC -> new Bounded(new GZIPInputStream(in, BUFFER), packed);
            case ZIP_MAGIC -> new Bounded(onlyEntry(new ZipInputStream(in)), packed);
            default -> in;
        };
    }

    /** The one file in a zip archive; which of several is meant would be a guess. */
    private static InputStream onlyEntry(ZipInputStream zip) throws IOException {
        ZipEntry entry = nextFile(zip);
        if (entry == null) {
            throw new ZipException("the archive is empty");
        }
        return new OnlyEntry(zip, entry.getName());
    }

    private static @Nullable ZipEntry nextFile(ZipInputStream zip) throws IOException {
        try {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && entry.isDirectory()) {
                entry = zip.getNextEntry();
            }
            return entry;
        } catch (IllegalArgumentException e) {
            ZipException damaged = new ZipException("a name in the archive is no UTF-8");
            damaged.initCause(e);
            throw damaged;
        }
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
    static long firstLineNotUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        long line = 1;
        try (InputStream in = open(file, n -> {})) {
            boolean ended = false;
            while (!ended) {
                int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
                ended = n < 0;
                bytes.position(bytes.position() + Math.max(0, n)).flip();
                CoderResult result = decoder.decode(bytes, chars, ended);
                line += chars.flip().chars().filter(c -> c == '\n').count();
                if (result.isError()) {
                    return line;
                }
                bytes.compact();
                chars.clear();
            }
            return 0;
        }
    }

    /** Stops where what is unpacked outgrows the archive beyond reason. */
    private static final class Bounded extends FilterInputStream {

        private final Counted packed;
        private long unpacked;

        Bounded(InputStream in, Counted packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            grown(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = super.read(bytes, from, length);
            grown(n);
            return n;
        }

        private void grown(int n) throws IOException {
            unpacked += Math.max(0, n);
            if (unpacked > SMALL && unpacked > MOST_PACKED * packed.count) {
                throw new ZipException(packed.count + " bytes unpack to more than " + unpacked + ", over " + MOST_PACKED
                        + " times their number, which no market data does");
            }
        }
    }

    /** The text of an archive's entry; a second entry is an error. */
    private static final class OnlyEntry extends FilterInputStream {

        private final ZipInputStream zip;
        private final String name;

        OnlyEntry(ZipInputStream zip, String name) {
            super(zip);
            this.zip = zip;
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            ended(b);
            return b;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = super.read(bytes, from, length);
            ended(n);
            return n;
        }

        private void ended(int n) throws IOException {
            if (n >= 0) {
                return;
            }
            ZipEntry next = nextFile(zip);
            if (next != null) {
                throw new ZipException("the archive must hold one file, has " + name + " and " + next.getName()
                        + "; unpack it and name the files");
            }
        }
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
