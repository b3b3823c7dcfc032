package io.plimsoll.formats;

import io.plimsoll.formats.chain.ChainFormats;
import io.plimsoll.market.InputRejectedException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every format, and which of them a header is. */
final class Formats {

    private static final List<Format> ALL = Stream.of(
                    ChainFormats.all().stream().map(Format::of).toList(),
                    PlainFormats.all(),
                    SseFormats.all(),
                    FuturesFormats.all(),
                    BarchartFormats.all(),
                    SeriesFormats.all(),
                    IndexFormats.all(),
                    SentimentFormats.all(),
                    BarFormats.all(),
                    DatabentoFormats.all(),
                    VxFormats.all(),
                    CurveFormats.all(),
                    DatabentoContracts.all(),
                    List.of(VolFile.format()))
            .flatMap(List::stream)
            .toList();

    private Formats() {}

    /** The format that the header is nearest to, whether or not it has the columns of it. */
    static Format nearest(Header header) {
        return ALL.stream()
                .max(Comparator.comparingDouble(f -> f.likeness(header)))
                .orElseThrow();
    }

    /** The format that the header is nearest to; an error where a column of it is missing. */
    static Format recognise(String path, Header header) {
        Format nearest = nearest(header);
        List<String> missing = nearest.missing(header);
        if (nearest.likeness(header) == 0) {
            throw new InputRejectedException(
                    path + ": unknown header " + header + "; no format has any of these columns, the formats are "
                            + ALL.stream().map(Format::name).distinct().toList());
        }
        if (!missing.isEmpty()) {
            throw new InputRejectedException(path + ": unknown header " + header + "; nearest is " + nearest.name()
                    + ", missing columns " + missing + "; rename or add them, or take the file off the study's list");
        }
        header.requireOnce(path, nearest.columns());
        return nearest;
    }
}
