package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recognises a file by its header and reads its rows. */
final class FileReader {

    /** A change of what the readers make of a file must change this, so that stores do not serve the old rows. */
    static final int VERSION = 1;

    private static final Pattern FOOTER =
            Pattern.compile("Downloaded from Barchart\\.com as of (\\d\\d)-(\\d\\d)-(\\d{4}).*");

    private static final List<Format> FORMATS = Stream.of(
                    BarchartFormats.all(), SseFormats.all(), PlainFormats.all(), SeriesFormats.all())
            .flatMap(List::stream)
            .sorted(Comparator.comparingInt((Format f) -> -f.columns().size()))
            .toList();

    private FileReader() {}

    /** What a file gave, under the name of its format. */
    record Read(String format, long rows, Collector rowsByKind) {}

    static Read read(Path file, String path, ImportSettings settings) {
        CsvFile csv = CsvFile.read(file, path);
        int headerAt = headerLine(csv);
        List<String> header = csv.lines().get(headerAt).fields();
        Format format =
                FORMATS.stream().filter(f -> f.recognises(header)).findFirst().orElseThrow();
        LocalDate downloaded = downloaded(csv);
        int end = csv.lines().size() - (downloaded == null ? 0 : 1);
        if (headerAt + 1 >= end) {
            throw new InputRejectedException(path + ": there is a header and no row under it");
        }
        Collector collector = new Collector(settings, format.order(), downloaded);
        for (CsvFile.Line line : csv.lines().subList(headerAt + 1, end)) {
            format.read().accept(new CsvRow(csv.source(line), header, line.fields()), collector);
        }
        return new Read(format.name(), end - headerAt - 1, collector);
    }

    /** The header is the first line, or the second where the first is a title. */
    private static int headerLine(CsvFile csv) {
        for (int i = 0; i < Math.min(2, csv.lines().size()); i++) {
            List<String> header = csv.lines().get(i).fields();
            if (FORMATS.stream().anyMatch(f -> f.recognises(header))) {
                return i;
            }
        }
        throw unknown(csv);
    }

    private static InputRejectedException unknown(CsvFile csv) {
        List<String> header = csv.lines().get(0).fields();
        List<String> second =
                csv.lines().get(Math.min(1, csv.lines().size() - 1)).fields();
        Comparator<Format> nearest = Comparator.comparingDouble(f -> Math.min(share(f, header), share(f, second)));
        Format near = FORMATS.stream().min(nearest).orElseThrow();
        List<String> missing = share(near, header) <= share(near, second) ? near.missing(header) : near.missing(second);
        return new InputRejectedException(csv.path() + ": unknown header " + header + "; nearest is " + near.name()
                + ", whose columns " + missing + " are missing");
    }

    private static double share(Format format, List<String> header) {
        return (double) format.missing(header).size() / format.columns().size();
    }

    /** The day of the download that Barchart's footer tells; null without such a footer. */
    private static @Nullable LocalDate downloaded(CsvFile csv) {
        String last = csv.lines().get(csv.lines().size() - 1).fields().get(0);
        Matcher footer = FOOTER.matcher(last);
        return footer.matches()
                ? LocalDate.of(
                        Integer.parseInt(footer.group(3)),
                        Integer.parseInt(footer.group(1)),
                        Integer.parseInt(footer.group(2)))
                : null;
    }
}
