package io.plimsoll.bench;

import io.plimsoll.market.OptionRight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that both sides of a comparison read: a header, then plain numbers that give every double back exactly. */
final class Csv {

    private static final String SLICE_HEADER = "slice,days,forward,k,vol,weight";
    private static final String OPTION_HEADER = "right,price,forward,strike,years,vol";

    private Csv() {}

    static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a file, checked against its header. */
    static List<String[]> read(Path file, String header) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || !lines.get(0).equals(header)) {
                throw new IllegalArgumentException(file + " must begin with the header " + header);
            }
            return lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void writeSlices(Path file, List<Slice> slices) {
        List<String> lines = new ArrayList<>(List.of(SLICE_HEADER));
        for (int s = 0; s < slices.size(); s++) {
            Slice slice = slices.get(s);
            double[] weights = slice.weights();
            for (int i = 0; i < slice.size(); i++) {
                lines.add(s + "," + slice.days() + "," + slice.forward() + "," + slice.logMoneyness()[i] + ","
                        + slice.vols()[i] + "," + weights[i]);
            }
        }
        write(file, lines);
    }

    static List<Slice> readSlices(Path file) {
        Map<String, List<String[]>> bySlice = new LinkedHashMap<>();
        for (String[] row : read(file, SLICE_HEADER)) {
            bySlice.computeIfAbsent(row[0], s -> new ArrayList<>()).add(row);
        }
        return bySlice.values().stream().map(Csv::slice).toList();
    }

    private static Slice slice(List<String[]> rows) {
        double[] k = rows.stream().mapToDouble(r -> Double.parseDouble(r[3])).toArray();
        double[] vols = rows.stream().mapToDouble(r -> Double.parseDouble(r[4])).toArray();
        String[] first = rows.get(0);
        double[] weights =
                rows.stream().mapToDouble(r -> Double.parseDouble(r[5])).toArray();
        return new Slice(Integer.parseInt(first[1]), Double.parseDouble(first[2]), k, vols, weights);
    }

    static void writeOptions(Path file, Options options) {
        List<String> lines = new ArrayList<>(List.of(OPTION_HEADER));
        for (int i = 0; i < options.size(); i++) {
            lines.add(options.rights()[i].sign() + "," + options.prices()[i] + "," + options.forwards()[i] + ","
                    + options.strikes()[i] + "," + options.years()[i] + "," + options.vols()[i]);
        }
        write(file, lines);
    }

    static Options readOptions(Path file) {
        List<String[]> rows = read(file, OPTION_HEADER);
        OptionRight[] rights = rows.stream()
                .map(r -> r[0].equals("1") ? OptionRight.CALL : OptionRight.PUT)
                .toArray(OptionRight[]::new);
        double[][] columns = new double[6][];
        for (int c = 1; c < 6; c++) {
            int column = c;
            columns[c] = rows.stream()
                    .mapToDouble(r -> Double.parseDouble(r[column]))
                    .toArray();
        }
        return new Options(rights, columns[1], columns[2], columns[3], columns[4], columns[5]);
    }
}
