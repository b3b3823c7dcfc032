package io.plimsoll.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What stands between the fields of a file: a comma unless its first line has none and something else parts it. */
final class Delimiter {

    private static final int FIRST_BYTES = 1 << 16;
    private static final List<Character> OTHERS = List.of(';', '\t', '|');

    private Delimiter() {}

    static char of(Path file) throws IOException {
        String start;
        try (InputStream in = TextBytes.open(file, bytes -> {})) {
            start = new String(in.readNBytes(FIRST_BYTES), StandardCharsets.UTF_8);
        }
        String line = start.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        if (count(line, ',') > 0) {
            return ',';
        }
        char best = ',';
        for (char c : OTHERS) {
            best = count(line, c) > count(line, best) ? c : best;
        }
        return best;
    }

    private static long count(String line, char c) {
        return line.chars().filter(x -> x == c).count();
    }
}
