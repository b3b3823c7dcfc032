package io.plimsoll.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.market.check.Finding;
import io.plimsoll.market.check.FindingGroups;
import io.plimsoll.market.check.Severity;
import io.plimsoll.runs.DataCheck;
import io.plimsoll.runs.JsonFiles;
import java.util.List;
import java.util.Locale;

/** What a check found, for a terminal and as JSON. */
final class CheckText {

    private CheckText() {}

    static String of(DataCheck.Result result) {
        StringBuilder text = new StringBuilder();
        for (FindingGroups.Group group : result.found().list()) {
            text.append(group(group)).append('\n');
        }
        return text.append(summary(result)).append('\n').toString();
    }

    private static String group(FindingGroups.Group g) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%-7s %s: %s%n",
                name(g.severity()),
                g.subject(),
                g.rule().text()));
        text.append(String.format(Locale.ROOT, "        %s, %s%n", name(g.rule()), g.count() == 1 ? "once" : days(g)));
        for (Finding f : g.examples()) {
            text.append("        ")
                    .append(when(f))
                    .append(": ")
                    .append(f.values())
                    .append(f.source() == null ? "" : " (" + f.source() + ")")
                    .append('\n');
        }
        if (g.count() > g.examples().size()) {
            text.append("        … and ")
                    .append(DetectionText.count(g.count() - g.examples().size()))
                    .append(" more\n");
        }
        return text.append("        → ").append(g.rule().advice()).append('\n').toString();
    }

    private static String days(FindingGroups.Group g) {
        return DetectionText.count(g.count()) + " times, " + g.from() + " to " + g.to();
    }

    private static String when(Finding f) {
        return f.from().equals(f.to()) ? f.from().toString() : f.from() + " to " + f.to();
    }

    private static String summary(DataCheck.Result r) {
        return DetectionText.count(r.found().count(Severity.ERROR)) + " errors, "
                + DetectionText.count(r.found().count(Severity.WARNING)) + " warnings, "
                + DetectionText.count(r.found().count(Severity.NOTE)) + " notes in " + r.files() + " files with "
                + DetectionText.count(r.optionRows()) + " option rows"
                + (r.underlyings().isEmpty() ? "" : " on " + DetectionText.names(r.underlyings())) + " and "
                + r.series()
                + " series";
    }

    static ObjectNode json(DataCheck.Result r) {
        ObjectNode node = JsonFiles.object();
        node.put("errors", r.found().count(Severity.ERROR));
        node.put("warnings", r.found().count(Severity.WARNING));
        node.put("notes", r.found().count(Severity.NOTE));
        node.put("files", r.files());
        node.put("optionRows", r.optionRows());
        node.put("series", r.series());
        ArrayNode underlyings = node.putArray("underlyings");
        r.underlyings().forEach(underlyings::add);
        ArrayNode findings = node.putArray("findings");
        r.found().list().forEach(g -> findings.add(json(g)));
        return node;
    }

    private static ObjectNode json(FindingGroups.Group g) {
        ObjectNode node = JsonFiles.object();
        node.put("rule", name(g.rule()));
        node.put("severity", name(g.severity()));
        node.put("subject", g.subject());
        node.put("text", g.rule().text());
        node.put("advice", g.rule().advice());
        node.put("count", g.count());
        node.put("from", g.from().toString());
        node.put("to", g.to().toString());
        ArrayNode examples = node.putArray("examples");
        List<Finding> shown = g.examples();
        for (Finding f : shown) {
            ObjectNode example = examples.addObject();
            example.put("from", f.from().toString());
            example.put("to", f.to().toString());
            example.put("values", f.values());
            example.put("file", f.source() == null ? null : f.source().file());
            example.put("line", f.source() == null ? null : f.source().line());
        }
        return node;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
