package io.plimsoll.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.runs.CleanerRecall;
import io.plimsoll.runs.Fact;
import io.plimsoll.runs.JsonFiles;
import io.plimsoll.runs.MarketFacts;
import java.util.List;
import java.util.Locale;

/** What markets are like, side by side. */
final class FactsText {

    private static final int LABEL = 32;

    private static final int LEAST_WIDTH = 8;

    private final StringBuilder text = new StringBuilder();
    private int[] widths = {};

    private FactsText() {}

    static String of(List<MarketFacts> markets, List<CleanerRecall> recalls) {
        FactsText text = new FactsText();
        if (!markets.isEmpty()) {
            text.facts(markets);
        }
        if (!recalls.isEmpty()) {
            text.recalls(recalls);
        }
        return text.text.toString();
    }

    private void facts(List<MarketFacts> markets) {
        widths = markets.stream()
                .mapToInt(m -> Math.max(LEAST_WIDTH, m.name().length()))
                .toArray();
        row("", markets.stream().map(MarketFacts::name).toList());
        for (Fact fact : Fact.values()) {
            if (markets.stream().anyMatch(m -> m.figures().containsKey(fact))) {
                row(fact.label(), markets.stream().map(m -> figure(m, fact)).toList());
            }
        }
        text.append('\n');
        markets.forEach(m -> line("%s: %s", m.name(), m.about()));
    }

    private static String figure(MarketFacts market, Fact fact) {
        Double value = market.figures().get(fact);
        if (value == null || !Double.isFinite(value)) {
            return "–";
        }
        String shown = String.format(Locale.ROOT, "%,." + fact.decimals() + "f", fact.scale() * value);
        return shown.matches("-[0.]+") ? shown.substring(1) : shown;
    }

    private void row(String label, List<String> values) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-" + LABEL + "s", label));
        for (int i = 0; i < values.size(); i++) {
            row.append(String.format(Locale.ROOT, " %" + widths[i] + "s", values.get(i)));
        }
        text.append(row.toString().stripTrailing()).append('\n');
    }

    private void recalls(List<CleanerRecall> recalls) {
        line("");
        line(
                "%-14s %9s %9s %9s %11s %9s %10s",
                "dirty rows", "labelled", "planted", "recall %", "of planted", "rejected", "precision");
        for (CleanerRecall r : recalls) {
            line(
                    "%-14s %,9d %,9d %9.2f %11.2f %,9d %10.2f",
                    word(r),
                    r.labelled(),
                    r.planted(),
                    100 * r.recall(),
                    100 * r.plantedRecall(),
                    r.rejected(),
                    100 * r.precision());
        }
    }

    private static String word(CleanerRecall recall) {
        return recall.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    static ObjectNode json(List<MarketFacts> markets, List<CleanerRecall> recalls) {
        ObjectNode node = JsonFiles.object();
        ArrayNode facts = node.putArray("markets");
        for (MarketFacts market : markets) {
            ObjectNode figures = facts.addObject()
                    .put("name", market.name())
                    .put("about", market.about())
                    .putObject("figures");
            market.figures().forEach((fact, value) -> figures.put(fact.key(), value));
        }
        ArrayNode cleaner = node.putArray("cleaner");
        for (CleanerRecall r : recalls) {
            cleaner.addObject()
                    .put("kind", word(r))
                    .put("labelled", r.labelled())
                    .put("planted", r.planted())
                    .put("recall", r.recall())
                    .put("plantedRecall", r.plantedRecall())
                    .put("rejected", r.rejected())
                    .put("precision", r.precision());
        }
        return node;
    }
}
