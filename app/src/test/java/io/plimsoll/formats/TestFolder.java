package io.plimsoll.formats;

import io.plimsoll.market.MarketData;
import io.plimsoll.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A data folder with a store beside it. Every row that the tests write into it is invented: no price, rate or volume in
 * them was ever quoted.
 */
final class TestFolder {

    final Path data;
    final Path store;
    private @Nullable String product;
    private Map<String, LocalDate> expiries = Map.of();

    TestFolder(Path parent) {
        data = parent.resolve("data");
        store = parent.resolve("store.duckdb");
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestFolder product(String wanted) {
        product = wanted;
        return this;
    }

    TestFolder expiry(String contract, LocalDate day) {
        expiries = Map.of(contract, day);
        return this;
    }

    Path write(String name, String... lines) {
        return bytes(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    Path bytes(String name, byte[] bytes) {
        try {
            Path file = data.resolve(name);
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    ImportSettings settings(String... globs) {
        return new ImportSettings(List.of(globs), product, expiries, null);
    }

    MarketData read(String... globs) {
        try (Store open = Store.open(store)) {
            return Importer.importAll(data, settings(globs), open, bytes -> {});
        }
    }
}
