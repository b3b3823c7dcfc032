package io.plimsoll.render;

import io.plimsoll.backtest.Metrics.ModelMetrics;
import io.plimsoll.report.Findings;
import io.plimsoll.report.ReportModel;

/** Facts, tiles, findings and limits. */
final class HeadHtml {

    private HeadHtml() {}

    static String of(ReportModel model) {
        StringBuilder html = new StringBuilder("<dl class=facts>");
        model.facts().forEach((label, text) -> html.append("<div><dt>")
                .append(Html.escape(label))
                .append("</dt><dd>")
                .append(Html.prose(text))
                .append("</dd></div>"));
        html.append("</dl>");
        model.sides().forEach(s -> tiles(model, s.side(), html));
        list("What the run shows", "findings", model.findings(), html);
        list("What it cannot show", "limits", model.limits(), html);
        return html.toString();
    }

    private static void tiles(ReportModel model, String side, StringBuilder html) {
        ModelMetrics network = model(model, "nn+controller", side);
        ModelMetrics baseline = model(model, model.baseline(), side);
        html.append("<h3>").append(Findings.sideName(side)).append(", network with controller</h3><div class=tiles>");
        tile(
                html,
                "breach rate",
                Html.percent(network.breachRate(), 2) + " %",
                "aim " + Html.percent(1 - model.metrics().confidence(), 1) + " %, 95 % interval "
                        + Html.percent(network.breachRateLow(), 2) + "–" + Html.percent(network.breachRateHigh(), 2)
                        + " %");
        tile(
                html,
                "pinball against baseline",
                Html.format("%+.1f %%", 100 * (network.pinball() / baseline.pinball() - 1)),
                "lower is better");
        tile(
                html,
                "mean margin against baseline",
                Html.format("%+.1f %%", 100 * (network.meanMargin() / baseline.meanMargin() - 1)),
                model.baseline());
        tile(
                html,
                "largest 5-day rise",
                Html.percent(network.maxIncrease5d(), 0) + " %",
                model.baseline() + " " + Html.percent(baseline.maxIncrease5d(), 0) + " %");
        html.append("</div>");
    }

    private static void tile(StringBuilder html, String label, String value, String note) {
        html.append("<div class=tile><span>")
                .append(Html.escape(label))
                .append("</span><b>")
                .append(Html.prose(value))
                .append("</b><small>")
                .append(Html.prose(note))
                .append("</small></div>");
    }

    private static void list(String title, String id, java.util.List<String> sentences, StringBuilder html) {
        if (sentences.isEmpty()) {
            return;
        }
        html.append("<h3 id=").append(id).append(">").append(title).append("</h3><ul>");
        sentences.forEach(s -> html.append("<li>").append(Html.prose(s)).append("</li>"));
        html.append("</ul>");
    }

    private static ModelMetrics model(ReportModel model, String name, String side) {
        return model.metrics().models().stream()
                .filter(m -> m.name().equals(name) && m.side().equals(side))
                .findFirst()
                .orElseThrow();
    }
}
