package io.plimsoll.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.store.Store;
import io.plimsoll.store.StoreDump;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A store that holds something already, files to be imported into it, and what must be true afterwards. All rows are invented;
 * the number in a row's volume or value is the line that it is written for.
 */
final class BrokenFiles {

    /** Two formats that DuckDB reads, and two that are read row by row. */
    enum Kind {
        OPTIONS("plimsoll-options", "underlying,date,right,expiry,strike,bid,ask,price,volume,open_interest,spot,note"),
        CBOE(
                "cboe-eod",
                "underlying_symbol,quote_date,root,expiration,strike,option_type,open,high,low,close,trade_volume,"
                        + "bid_size_eod,bid_eod,ask_size_eod,ask_eod,underlying_bid_eod,underlying_ask_eod,vwap,"
                        + "open_interest,delivery_code"),
        BARS("plimsoll-bars", "date,open,high,low,close,volume"),
        FRED("fred", "observation_date,DGSX");

        final String format;
        final String header;

        Kind(String format, String header) {
            this.format = format;
            this.header = header;
        }

        boolean isChain() {
            return this == OPTIONS || this == CBOE;
        }

        int columns() {
            return header.split(",").length;
        }

        /** A good row that knows its line. */
        String row(int line) {
            String day = String.format("2031-03-%02d", 3 + line % 20);
            String side = line % 2 == 0 ? "C" : "P";
            int strike = 100 + line % 500;
            return switch (this) {
                case OPTIONS -> "ZZX," + day + "," + side + ",2031-12-19," + strike + ",1,2,1.5," + line + ",5,300,x";
                case CBOE ->
                    "^ZZX," + day + ",ZZX,2031-12-19," + strike + "," + side + ",1,1,1,1.5," + line
                            + ",1,1,1,2,300,301,1,5,x";
                case BARS -> LocalDate.of(1800, 1, 1).plusDays(line) + ",1,2,0.5,1.5," + line;
                case FRED -> LocalDate.of(1800, 1, 1).plusDays(line) + "," + line;
            };
        }

        /** A header and good rows: the element i is line i + 1. */
        List<String> lines(int rows) {
            List<String> lines = new ArrayList<>();
            lines.add(header);
            for (int line = 2; line <= rows + 1; line++) {
                lines.add(row(line));
            }
            return lines;
        }

        /** A row with another field. */
        String with(int line, int column, String text) {
            String[] fields = row(line).split(",");
            fields[column] = text;
            return String.join(",", fields);
        }
    }

    final TestFolder folder;
    final Path store;
    private final List<String> before;
    private final List<String> temporary;

    BrokenFiles(Path temp) {
        folder = new TestFolder(temp);
        try {
            store = Files.createDirectory(temp.resolve("the store")).resolve("s.duckdb");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Kind kind : Kind.values()) {
            put(write("before-" + kind + ".csv", kind.lines(50)));
        }
        before = StoreDump.of(store);
        temporary = temporary();
    }

    Path write(String name, List<String> lines) {
        return write(name, lines, "\n");
    }

    Path write(String name, List<String> lines, String end) {
        return folder.bytes(name, (String.join(end, lines) + end).getBytes(StandardCharsets.UTF_8));
    }

    /** A file of a beginning and a block as often as told, which is not held in memory. */
    Path repeated(String name, byte[] head, byte[] block, int times) {
        Path file = folder.bytes(name, head);
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            for (int i = 0; i < times; i++) {
                out.write(block);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Imports a file; its rows by the store's account. */
    long put(Path file) {
        try (Store open = Store.open(store)) {
            return Importer.store(List.of(file), settings(), open, n -> {})
                    .get(0)
                    .file()
                    .rows();
        }
    }

    static ImportSettings settings() {
        return new ImportSettings(List.of("*"), null, Map.of(), null);
    }

    /** The file is turned down with these words, and the store is as it was. */
    void turnsDown(Path file, String... words) {
        assertThatThrownBy(() -> put(file))
                .as(file.toString())
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContainingAll(words);
        unchanged();
    }

    /** The file is taken but for these lines, which are told with words of the rule. */
    void rejects(Path file, int rows, Map<Integer, String> lines) {
        assertThat(put(file)).as("rows").isEqualTo(rows);
        Map<Integer, String> told = rejected(file);
        assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(lines.keySet());
        lines.forEach((line, words) -> assertThat(told.get(line)).contains(words));
        assertThat(kept(file))
                .hasSize(rows - lines.size())
                .doesNotHaveDuplicates()
                .noneMatch(lines::containsKey);
        clean();
    }

    Map<Integer, String> rejected(Path file) {
        Map<Integer, String> told = new TreeMap<>();
        for (String row :
                StoreDump.query(store, "SELECT line || ' ' || detail FROM rejected_row WHERE file = " + id(file))) {
            String[] parts = row.split(" ", 2);
            assertThat(told.put(Integer.parseInt(parts[0]), parts[1])).as(row).isNull();
        }
        return told;
    }

    /** The lines of the kept rows; each must know its line. */
    List<Integer> kept(Path file) {
        String id = id(file);
        List<String> lines = new ArrayList<>(StoreDump.query(
                store,
                "SELECT line || ' ' || CAST(volume AS BIGINT) FROM bar WHERE file = " + id
                        + " UNION ALL SELECT line || ' ' || CAST(value AS BIGINT) FROM series_point WHERE file = "
                        + id));
        for (String part : StoreDump.query(
                store,
                "SELECT parquet || '/' || only_file FROM chain_part WHERE underlying IN (SELECT underlying FROM"
                        + " chain_file WHERE file = " + id + ")")) {
            String[] of = part.split("/");
            Path parquet = store.resolveSibling("s.options").resolve(of[0]);
            lines.addAll(StoreDump.query(
                    store,
                    "SELECT line || ' ' || coalesce(CAST(volume AS BIGINT), 0) FROM '" + parquet + "'"
                            + (of[1].equals("0") ? " WHERE file = " + id : "")));
        }
        List<Integer> kept = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(" ");
            assertThat(parts[1]).as("row of line " + parts[0]).isEqualTo(parts[0]);
            kept.add(Integer.parseInt(parts[0]));
        }
        return kept;
    }

    private String id(Path file) {
        return StoreDump.query(
                        store,
                        "SELECT CAST(id AS VARCHAR) FROM imported_file WHERE path = '"
                                + file.toString().replace("'", "''") + "'")
                .get(0);
    }

    void unchanged() {
        assertThat(StoreDump.of(store)).isEqualTo(before);
        clean();
    }

    void clean() {
        assertThat(StoreDump.strangers(store)).isEmpty();
        assertThat(temporary()).isEqualTo(temporary);
    }

    /** Good files are taken after all. */
    void goodFilesAreTaken() {
        for (Kind kind : Kind.values()) {
            Path file = write("after-" + kind + ".csv", kind.lines(30));
            assertThat(put(file)).isEqualTo(30);
            assertThat(kept(file)).hasSize(30);
        }
    }

    private static List<String> temporary() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir", File.separator)))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.startsWith("unpacked-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
