package io.plimsoll.store;

import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionColumns;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SourceRow;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

/** The rows of one day on their way from chunks of columns to a chain. */
final class DayRows {

    private static final int DOUBLES = 7;

    private final List<String> paths;
    private final int[] places;
    private final long onlyFile;
    private final boolean severalRoots;
    private int date;
    private int size;
    private int[] expiry = new int[1024];
    private boolean[] call = new boolean[1024];
    private final double[][] values = new double[DOUBLES][1024];
    private int[] file = new int[1024];
    private long[] line = new long[1024];
    private String[] root = new String[0];

    /**
     * @param onlyFile that all rows are of; 0 where each tells its own
     * @param severalRoots whether the rows tell their class
     */
    DayRows(List<StoredFile> files, long onlyFile, boolean severalRoots) {
        this.onlyFile = onlyFile;
        this.paths = files.stream().map(f -> f.file().path()).toList();
        this.places = new int
                [Math.toIntExact(files.stream().mapToLong(StoredFile::id).max().orElse(0) + 1)];
        for (int i = 0; i < files.size(); i++) {
            places[Math.toIntExact(files.get(i).id())] = i;
        }
        this.severalRoots = severalRoots;
    }

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int date() {
        return date;
    }

    void append(int day, DuckDBDataChunkReader chunk, long from, long to) {
        date = day;
        int rows = (int) (to - from);
        grow(size + rows);
        DuckDBReadableVector expiries = chunk.vector(1);
        DuckDBReadableVector calls = chunk.vector(2);
        DuckDBReadableVector lines = chunk.vector(3 + DOUBLES);
        for (int i = 0; i < rows; i++) {
            expiry[size + i] = expiries.getInt(from + i);
            call[size + i] = calls.getBoolean(from + i);
            line[size + i] = lines.getInt(from + i);
        }
        appendFiles(chunk, from, rows);
        for (int c = 0; c < DOUBLES; c++) {
            DuckDBReadableVector vector = chunk.vector(3 + c);
            double[] column = values[c];
            for (int i = 0; i < rows; i++) {
                column[size + i] = vector.getDouble(from + i, Double.NaN);
            }
        }
        if (severalRoots) {
            DuckDBReadableVector roots = chunk.vector((onlyFile == 0 ? 5 : 4) + DOUBLES);
            for (int i = 0; i < rows; i++) {
                root[size + i] = roots.getString(from + i);
            }
        }
        size += rows;
    }

    private void appendFiles(DuckDBDataChunkReader chunk, long from, int rows) {
        if (onlyFile != 0) {
            Arrays.fill(file, size, size + rows, places[Math.toIntExact(onlyFile)]);
            return;
        }
        DuckDBReadableVector files = chunk.vector(4 + DOUBLES);
        for (int i = 0; i < rows; i++) {
            file[size + i] = places[files.getInt(from + i)];
        }
    }

    private void grow(int needed) {
        if (severalRoots && root.length < Math.max(needed, expiry.length)) {
            root = Arrays.copyOf(root, Math.max(needed, expiry.length) * 2);
        }
        if (needed <= expiry.length) {
            return;
        }
        int length = Math.max(needed, 2 * expiry.length);
        expiry = Arrays.copyOf(expiry, length);
        call = Arrays.copyOf(call, length);
        file = Arrays.copyOf(file, length);
        line = Arrays.copyOf(line, length);
        for (int c = 0; c < DOUBLES; c++) {
            values[c] = Arrays.copyOf(values[c], length);
        }
    }

    /** The chain; of several classes on one expiry the largest, the others go to {@code rejected}. */
    OptionChain chain(List<RejectedRow> rejected) {
        if (severalRoots) {
            oneClassAnExpiry(rejected);
        }
        if (paths.size() > 1) {
            inFileOrder();
        }
        return OptionChain.of(
                LocalDate.ofEpochDay(date),
                paths,
                new OptionColumns(
                        Arrays.copyOf(file, size),
                        Arrays.copyOf(line, size),
                        Arrays.copyOf(expiry, size),
                        Arrays.copyOf(call, size),
                        Arrays.copyOf(values[0], size),
                        Arrays.copyOf(values[1], size),
                        Arrays.copyOf(values[2], size),
                        Arrays.copyOf(values[3], size),
                        Arrays.copyOf(values[4], size),
                        Arrays.copyOf(values[5], size),
                        Arrays.copyOf(values[6], size)));
    }

    /** Rows that agree in their terms stand in the order in which the files were named, as the study wants them. */
    private void inFileOrder() {
        for (int i = 1; i < size; i++) {
            for (int j = i; j > 0 && sameTerms(j - 1, j) && file[j - 1] > file[j]; j--) {
                swap(j - 1, j);
            }
        }
    }

    private boolean sameTerms(int a, int b) {
        return expiry[a] == expiry[b] && call[a] == call[b] && values[0][a] == values[0][b];
    }

    private void swap(int a, int b) {
        int f = file[a];
        file[a] = file[b];
        file[b] = f;
        long l = line[a];
        line[a] = line[b];
        line[b] = l;
        for (double[] column : values) {
            double v = column[a];
            column[a] = column[b];
            column[b] = v;
        }
    }

    private void oneClassAnExpiry(List<RejectedRow> rejected) {
        int kept = 0;
        for (int from = 0; from < size; ) {
            int to = from;
            Map<String, Integer> count = new HashMap<>();
            while (to < size && expiry[to] == expiry[from]) {
                count.merge(root[to++], 1, Integer::sum);
            }
            String largest = count.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .orElseThrow()
                    .getKey();
            for (int i = from; i < to; i++) {
                if (root[i].equals(largest)) {
                    move(i, kept++);
                } else {
                    rejected.add(otherClass(i, largest));
                }
            }
            from = to;
        }
        size = kept;
    }

    private RejectedRow otherClass(int i, String largest) {
        String instrument = root[i] + (call[i] ? " C " : " P ") + values[0][i] + " " + LocalDate.ofEpochDay(expiry[i]);
        return new RejectedRow(
                new SourceRow(paths.get(file[i]), line[i]),
                LocalDate.ofEpochDay(date),
                instrument,
                Reason.OTHER_CLASS,
                "used is " + largest);
    }

    private void move(int from, int to) {
        expiry[to] = expiry[from];
        call[to] = call[from];
        file[to] = file[from];
        line[to] = line[from];
        for (double[] column : values) {
            column[to] = column[from];
        }
    }
}
