package io.plimsoll.formats.span;

import io.plimsoll.market.InputRejectedException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The bytes of a file: unpacked where its first bytes say gzip or zip, whatever its name. */
public final class PackedFile {

    private static final int BUFFER = 1 << 16;
    private static final int ZIP_MAGIC = 'P' | 'K' << 8;

    private PackedFile() {}

    /** Opens a file; a zip must hold one file, which is read. */
    public static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
            in.mark(2);
            int magic = in.read() | in.read() << 8;
            in.reset();
            return switch (magic) {
                case GZIPInputStream.GZIP_MAGIC -> new GZIPInputStream(in, BUFFER);
                case ZIP_MAGIC -> onlyEntry(file, new ZipInputStream(in));
                default -> in;
            };
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** Creates a file; gzipped where its name ends in .gz. */
    public static OutputStream create(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPOutputStream(out, BUFFER) : out;
    }

    /** What went wrong with the bytes of a file, and after which line. */
    public static InputRejectedException rejected(Path file, long line, IOException e) {
        String place = file + (line == 0 ? ": " : ": after line " + line + ": ");
        if (e instanceof EOFException) {
            return new InputRejectedException(
                    place + "the packed data must not end here, it is cut short; fetch the file again", e);
        }
        if (e instanceof ZipException) {
            return new InputRejectedException(
                    place + "the packed data is damaged (" + e.getMessage() + "); fetch the file again", e);
        }
        if (e instanceof CharacterCodingException) {
            return new InputRejectedException(
                    place + "the text must be in the encoding it declares, UTF-8 where it declares none", e);
        }
        if (e instanceof NoSuchFileException) {
            return new InputRejectedException(file + ": there is no such file", e);
        }
        return new InputRejectedException(place + "cannot be read: " + e.getMessage(), e);
    }

    private static InputStream onlyEntry(Path file, ZipInputStream zip) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        while (entry != null && entry.isDirectory()) {
            entry = zip.getNextEntry();
        }
        if (entry == null) {
            throw new InputRejectedException(file + ": a zip must hold one file, this one holds none");
        }
        return new OnlyEntry(file, entry.getName(), zip);
    }

    /** Ends with the first entry, and turns down a second. */
    private static final class OnlyEntry extends FilterInputStream {

        private final Path file;
        private final String first;
        private final ZipInputStream zip;
        private boolean ended;

        OnlyEntry(Path file, String first, ZipInputStream zip) {
            super(zip);
            this.file = file;
            this.first = first;
            this.zip = zip;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = ended ? -1 : zip.read(bytes, from, length);
            if (n < 0 && !ended) {
                ended = true;
                requireNoOther();
            }
            return n;
        }

        private void requireNoOther() throws IOException {
            for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
                if (!next.isDirectory()) {
                    throw new InputRejectedException(
                            file + ": a zip must hold one file, this one holds " + first + " and " + next.getName());
                }
            }
        }
    }
}
