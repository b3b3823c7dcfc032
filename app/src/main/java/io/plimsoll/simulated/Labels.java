package io.plimsoll.simulated;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.plimsoll.simulate.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What is wrong with which line: a line for each dirty row, and for each that is missing. */
final class Labels {

    private static final List<String> HEADER = List.of("file", "line", "date", "instrument", "kind", "cause");

    private final List<List<String>> lines = new ArrayList<>();

    /**
     * Labels the rows of a file.
     *
     * @param line of a row that is there
     */
    void add(String file, List<Fault> faults, ToLongFunction<Fault> line) {
        for (Fault fault : faults) {
            lines.add(List.of(
                    file,
                    fault.source() == null ? "" : Long.toString(line.applyAsLong(fault)),
                    fault.date().toString(),
                    fault.instrument(),
                    word(fault.kind()),
                    word(fault.cause())));
        }
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int size() {
        return lines.size();
    }

    void write(Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord(HEADER);
            lines.forEach(csv::writeRecord);
        }
    }
}
