package io.plimsoll.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * What a page carries packed: gzip, then text in base 85, which takes five characters for four bytes where base 64 takes five
 * and a third. The same bytes in, the same text out.
 */
final class Packed {

    /** Printable ASCII less what means something to HTML, to a script or to a template: 85 characters are left. */
    static final String ALPHABET = IntStream.rangeClosed('!', '~')
            .filter(c -> "<>&\"'\\`{}".indexOf(c) < 0)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    /** Magic, deflate, no flags, no time, best compression, unknown system: nothing that differs between machines. */
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 0xff};

    private Packed() {}

    /** The bytes as text that the page's script unpacks. */
    static String of(byte[] plain) {
        return text(gzip(plain));
    }

    /** Four bytes, the highest first, are five digits in base 85; n left over are n + 1 digits, as if zeros followed. */
    static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length / 4 * 5 + 5);
        for (int at = 0; at < bytes.length; at += 4) {
            int count = Math.min(4, bytes.length - at);
            long word = 0;
            for (int i = 0; i < 4; i++) {
                word = word << 8 | (i < count ? bytes[at + i] & 0xff : 0);
            }
            char[] digits = new char[5];
            for (int i = 4; i >= 0; i--) {
                digits[i] = ALPHABET.charAt((int) (word % 85));
                word /= 85;
            }
            text.append(digits, 0, count + 1);
        }
        return text.toString();
    }

    private static byte[] gzip(byte[] plain) {
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
}
