package io.plimsoll.formats;

import io.plimsoll.formats.Detection.Packing;
import io.plimsoll.store.ParquetHead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the bytes of a file lie on disk; they tell, not its name. */
final class PackingSniffer {

    private static final int GZIP_FIRST = 0x1f;

    private PackingSniffer() {}

    static Packing of(Path file) throws IOException {
        if (ParquetHead.isParquet(file)) {
            return new Packing("none", "parquet", "");
        }
        return new Packing(compression(file), "text", delimiter(Delimiter.of(file)));
    }

    private static String compression(Path file) throws IOException {
        if (!TextBytes.isArchive(file)) {
            return "none";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == GZIP_FIRST ? "gzip" : "zip";
        }
    }

    private static String delimiter(char delimiter) {
        return switch (delimiter) {
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "bar";
            default -> "comma";
        };
    }
}
