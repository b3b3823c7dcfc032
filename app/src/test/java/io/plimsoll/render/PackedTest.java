package io.plimsoll.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PackedTest {

    /** The example of ZeroMQ's specification 32: its digits are those of base 85 in any alphabet. */
    @Test
    void digitsAreThoseOfAPublishedExample() {
        byte[] bytes = new BigInteger("864FD26FB559F75B", 16).toByteArray();
        String alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
        StringBuilder published = new StringBuilder();
        "HelloWorld".chars().forEach(c -> published.append(Packed.ALPHABET.charAt(alphabet.indexOf(c))));
        assertThat(Packed.text(Arrays.copyOfRange(bytes, bytes.length - 8, bytes.length)))
                .isEqualTo(published.toString());
    }

    @Test
    void thereAreEightyFiveCharactersAndNoneMeansAnythingToAPage() {
        assertThat(Packed.ALPHABET).hasSize(85).doesNotContain("<", ">", "&", "\"", "'", "\\", "`", "{", "}");
    }

    @Test
    void bytesOfAnyLengthComeBack() {
        SplittableRandom random = new SplittableRandom(85);
        for (int length = 0; length < 40; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(unpacked(Packed.text(bytes))).isEqualTo(bytes);
        }
        byte[] largest = new byte[7];
        Arrays.fill(largest, (byte) 0xff);
        assertThat(unpacked(Packed.text(largest))).isEqualTo(largest);
    }

    @Test
    void whatIsPackedIsGzip() throws IOException {
        byte[] plain = "a margin, a margin, a margin".getBytes(StandardCharsets.UTF_8);
        byte[] gzip = unpacked(Packed.of(plain));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            assertThat(in.readAllBytes()).isEqualTo(plain);
        }
    }

    /** Another writing: the digits as one number a word, the rest as if the largest digits followed. */
    static byte[] unpacked(String text) {
        int length = text.length() * 4 / 5;
        String whole = text + "~".repeat((5 - text.length() % 5) % 5);
        byte[] bytes = new byte[whole.length() / 5 * 4];
        for (int word = 0; word < whole.length() / 5; word++) {
            BigInteger value = BigInteger.ZERO;
            for (char digit : whole.substring(5 * word, 5 * word + 5).toCharArray()) {
                value = value.multiply(BigInteger.valueOf(85)).add(BigInteger.valueOf(Packed.ALPHABET.indexOf(digit)));
            }
            for (int i = 0; i < 4; i++) {
                bytes[4 * word + i] = value.shiftRight(24 - 8 * i).byteValue();
            }
        }
        return Arrays.copyOf(bytes, length);
    }
}
