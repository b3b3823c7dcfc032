package io.plimsoll.simulated;

import io.plimsoll.formats.EditDistance;
import io.plimsoll.formats.FormatWriters;
import io.plimsoll.formats.chain.ChainFormat;
import io.plimsoll.formats.chain.ChainFormats;
import io.plimsoll.simulated.WorldFormat.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every format that a world can be written in. */
public final class WorldFormats {

    /** Plimsoll's own formats. */
    public static final String OWN = "plimsoll";

    private static final Set<String> NO_VENDORS = Set.of("futures", "index");

    private static final List<WorldFormat> ALL = Stream.of(
                    of(Part.OPTIONS, chains()),
                    of(Part.BARS, List.of("plimsoll-bars")),
                    of(Part.BARS, FormatWriters.barFormats()),
                    of(Part.FUTURES, List.of("plimsoll-futures")),
                    of(Part.FUTURES, FormatWriters.futuresFormats()),
                    of(Part.SERIES, List.of("plimsoll-series")),
                    of(Part.SERIES, series()),
                    of(Part.SPAN, List.of(MarginFiles.POSITIONAL, MarginFiles.XML)),
                    of(Part.POSITIONS, List.of(MarginFiles.POSITIONS)))
            .flatMap(List::stream)
            .toList();

    private WorldFormats() {}

    private static List<WorldFormat> of(Part part, Collection<String> names) {
        return names.stream().map(name -> new WorldFormat(name, part)).toList();
    }

    private static List<String> chains() {
        return ChainFormats.all().stream().map(ChainFormat::name).toList();
    }

    /** Of the prices that a vendor writes in one set of columns, those of the underlying are bars. */
    private static List<String> series() {
        return FormatWriters.seriesFormats().stream()
                .filter(name -> !FormatWriters.barFormats().contains(name))
                .toList();
    }

    /** All formats. */
    public static List<WorldFormat> all() {
        return ALL;
    }

    /** Plimsoll's own. */
    public static List<WorldFormat> own() {
        return named(OWN);
    }

    /** What {@link #named} takes: the formats' names, and the vendors' where they have several. */
    public static Set<String> words() {
        Set<String> words = new TreeSet<>();
        for (WorldFormat format : ALL) {
            words.add(format.name());
            if (ALL.stream()
                            .map(WorldFormat::name)
                            .filter(n -> vendor(n).equals(vendor(format.name())))
                            .distinct()
                            .count()
                    > 1) {
                words.add(vendor(format.name()));
            }
        }
        return words;
    }

    /** The word before the first hyphen, or the whole name where that word is no vendor. */
    private static String vendor(String name) {
        int end = name.indexOf('-');
        String word = end < 0 ? name : name.substring(0, end);
        return NO_VENDORS.contains(word) ? name : word;
    }

    /**
     * The formats of a word: those of that name, or all of the vendor.
     *
     * @throws IllegalArgumentException where there is none, with the nearest and all others
     */
    public static List<WorldFormat> named(String word) {
        List<WorldFormat> exact =
                ALL.stream().filter(f -> f.name().equals(word)).toList();
        List<WorldFormat> found = exact.isEmpty()
                ? ALL.stream().filter(f -> vendor(f.name()).equals(word)).toList()
                : exact;
        if (found.isEmpty()) {
            String nearest = words().stream()
                    .min(Comparator.comparingInt(w -> EditDistance.of(w, word)))
                    .orElseThrow();
            throw new IllegalArgumentException("there is no format \"" + word + "\"; did you mean " + nearest
                    + "? The formats are " + String.join(", ", words()));
        }
        return found;
    }

    /** The formats of several words, each once. */
    public static List<WorldFormat> named(List<String> words) {
        Set<WorldFormat> formats = new LinkedHashSet<>();
        words.forEach(word -> formats.addAll(named(word)));
        return new ArrayList<>(formats);
    }
}
