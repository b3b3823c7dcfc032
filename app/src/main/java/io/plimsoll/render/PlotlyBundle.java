package io.plimsoll.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Plotly as it lies in its web jar, packed so that a page can carry it: gzip, then base64. */
final class PlotlyBundle {
    static final String VERSION = "2.35.3";
    private static final String RESOURCE = "/META-INF/resources/webjars/plotly.js-dist/" + VERSION + "/plotly.js";
    /** Magic, deflate, no flags, no time, best compression, unknown system: nothing that differs between machines. */
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 0xff};

    private PlotlyBundle() {}

    /** The packed library. */
    static String base64() {
        return Packed.BASE64;
    }

    /** Gzip with a fixed header: the same bytes in, the same bytes out. */
    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 4 + 64);
        packed.writeBytes(GZIP_HEADER);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(packed, deflater, 1 << 16)) {
            deflated.write(plain);
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        } finally {
            deflater.end();
        }
        CRC32 checksum = new CRC32();
        checksum.update(plain);
        ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        trailer.putInt((int) checksum.getValue()).putInt(plain.length);
        packed.writeBytes(trailer.array());
        return packed.toByteArray();
    }

    private static byte[] plain() {
        try (InputStream stream = PlotlyBundle.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("the web jar of Plotly is not on the class path: no " + RESOURCE);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** Packing takes a second: once a process, when it is first needed. */
    private static final class Packed {
        static final String BASE64 = Base64.getEncoder().encodeToString(gzip(plain()));
    }
}
