package io.plimsoll.cli;

import io.plimsoll.formats.Detection;
import io.plimsoll.formats.chain.ColumnUse;
import io.plimsoll.market.Reason;
import io.plimsoll.store.FileContents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a file was found to be, for a terminal. */
final class DetectionText {

    private static final int MOST_NAMES = 12;

    private DetectionText() {}

    static String of(Detection d) {
        List<String> lines = new ArrayList<>();
        if (d.format().isEmpty()) {
            lines.add(d.path() + ": " + d.problem());
            return String.join("\n", lines) + "\n\n";
        }
        lines.add(d.path() + ": " + d.format());
        line(lines, "file", packing(d));
        d.facts().forEach((what, value) -> line(lines, what, value));
        if (d.mapping() != null) {
            mapping(d.mapping(), lines);
        }
        if (d.contents() != null) {
            contents(d.contents(), lines);
        }
        if (d.cleaning() != null) {
            line(
                    lines,
                    "cleaning",
                    "keeps " + count(d.cleaning().kept()) + " option rows"
                            + dropped(d.cleaning().dropped()));
        }
        if (!d.usable()) {
            line(lines, "PROBLEM", d.problem());
        }
        return String.join("\n", lines) + "\n\n";
    }

    private static String packing(Detection d) {
        List<String> words = new ArrayList<>(List.of(d.packing().layout()));
        if (!d.packing().delimiter().isEmpty()) {
            words.add(d.packing().delimiter());
        }
        if (!d.packing().compression().equals("none")) {
            words.add(d.packing().compression());
        }
        FileContents contents = d.contents();
        if (contents != null) {
            words.add(count(contents.rows()) + " rows");
        }
        return String.join(", ", words);
    }

    private static void mapping(Detection.Mapping m, List<String> lines) {
        String title = "columns";
        for (ColumnUse use : m.columns()) {
            line(lines, title, use(use));
            title = "";
        }
        if (m.columns().isEmpty()) {
            line(lines, "required", String.join(", ", m.required()));
            line(lines, "known too", String.join(", ", m.optional()));
        }
        m.notes().forEach(note -> line(lines, "note", note));
        line(lines, "not there", String.join(", ", m.absent()));
        line(lines, "not used", String.join(", ", m.unused()));
    }

    private static String use(ColumnUse use) {
        return use.column() + " → " + (use.side().isEmpty() ? "" : use.side() + " ") + use.field()
                + (use.conversion().isEmpty() ? "" : " (" + use.conversion() + ")");
    }

    private static void contents(FileContents c, List<String> lines) {
        line(lines, "underlying", String.join(", ", c.underlyings()));
        line(lines, "names", names(c.names()));
        if (c.first() != null) {
            line(lines, "days", c.first() + " to " + c.last() + ", " + count(c.days()));
        }
        line(lines, "import", "keeps " + count(c.kept()) + " rows" + dropped(c.rejected()));
        line(
                lines,
                "gives",
                c.holds().entrySet().stream()
                        .map(e -> count(e.getValue()) + " " + e.getKey())
                        .collect(Collectors.joining(", ")));
    }

    static String names(List<String> names) {
        return names.size() <= MOST_NAMES
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMES)) + " and " + (names.size() - MOST_NAMES) + " more";
    }

    /** The reasons, the most frequent first. */
    static String dropped(Map<Reason, Long> reasons) {
        long all = reasons.values().stream().mapToLong(Long::longValue).sum();
        return all == 0
                ? ", drops none"
                : ", drops " + count(all) + ": "
                        + reasons.entrySet().stream()
                                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                                .map(e -> count(e.getValue()) + " " + name(e.getKey()) + " ("
                                        + e.getKey().text() + ")")
                                .collect(Collectors.joining("; "));
    }

    static String name(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static void line(List<String> lines, String title, String text) {
        if (!text.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "  %-12s %s", title, text));
        }
    }
}
