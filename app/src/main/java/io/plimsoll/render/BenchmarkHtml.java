package io.plimsoll.render;

import io.plimsoll.backtest.Metrics;
import io.plimsoll.backtest.Metrics.ModelMetrics;
import io.plimsoll.report.Findings;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The benchmark table: a row a model, a table a side. */
final class BenchmarkHtml {

    private record Column(
            String name,
            String help,
            Function<ModelMetrics, String> text,
            @Nullable ToDoubleFunction<ModelMetrics> lower) {}

    private static final Column PINBALL = new Column(
            "pinball × 1000",
            "mean quantile loss; the least is the best quantile",
            m -> Html.number(1000 * m.pinball()),
            ModelMetrics::pinball);

    private static final Column REGRET = new Column(
            "regret %",
            "pinball loss above the oracle's, as a part of it",
            m -> m.regret() == null ? "–" : Html.percent(m.regret(), 1),
            null);

    private static final List<Column> COLUMNS = List.of(
            new Column("breaches", "days with loss > margin", m -> Integer.toString(m.breaches()), null),
            PINBALL,
            new Column(
                    "90 % set",
                    "in the model confidence set: not shown to be worse in pinball loss than another model of the side",
                    m -> m.mcs90() == null ? "–" : m.mcs90() ? "in" : "out",
                    null),
            new Column("rate %", "breaches ÷ days, with its 95 % Clopper–Pearson interval", BenchmarkHtml::rate, null),
            new Column(
                    "Kupiec p",
                    "p-value of the breach rate; under 0.05 it is not the one aimed at",
                    m -> p(m.kupiecP()),
                    null),
            new Column("indep. p", "p-value that breaches do not follow breaches", m -> p(m.independenceP()), null),
            new Column("cond. p", "p-value of both together", m -> p(m.conditionalCoverageP()), null),
            new Column(
                    "DQ p",
                    "p-value that neither the last four days' breaches nor the margin foretell a breach",
                    m -> p(m.dqP()),
                    null),
            new Column(
                    "mean margin",
                    "in the unit of the study",
                    m -> Html.number(m.meanMargin()),
                    ModelMetrics::meanMargin),
            new Column("rise 1 d %", "largest rise over one day", m -> Html.percent(m.maxIncrease1d(), 0), null),
            new Column("5 d %", "over five days", m -> Html.percent(m.maxIncrease5d(), 0), null),
            new Column("20 d %", "over twenty days", m -> Html.percent(m.maxIncrease20d(), 0), null),
            new Column("peak/trough", "largest ÷ least margin", m -> Html.number(m.peakToTrough()), null),
            new Column("sd of change", "of the daily change of the margin", m -> Html.number(m.sdChange()), null),
            new Column(
                    "sd of ln change %",
                    "of the daily change of the margin's logarithm",
                    m -> m.sdLogChange() == null ? "–" : Html.percent(m.sdLogChange(), 2),
                    null),
            new Column("worst 250", "most breaches in 250 days", m -> Integer.toString(m.worst250()), null),
            new Column(
                    "mean uncovered",
                    "mean of loss − margin on breach days",
                    m -> Html.number(m.meanUncovered()),
                    null));

    private BenchmarkHtml() {}

    static String of(Metrics metrics) {
        StringBuilder html = new StringBuilder();
        metrics.models().stream().map(ModelMetrics::side).distinct().forEach(side -> table(metrics, side, html));
        return html.toString();
    }

    private static void table(Metrics metrics, String side, StringBuilder html) {
        List<ModelMetrics> models =
                metrics.models().stream().filter(m -> m.side().equals(side)).toList();
        List<ModelMetrics> oracle =
                metrics.oracle().stream().filter(m -> m.side().equals(side)).toList();
        List<Column> columns = COLUMNS.stream()
                .flatMap(c -> c.equals(PINBALL) && !oracle.isEmpty() ? Stream.of(c, REGRET) : Stream.of(c))
                .toList();
        html.append("<div class=\"scroll tall\" tabindex=0 role=region aria-label=\"")
                .append(Findings.sideName(side))
                .append("\"><table class=benchmark><thead><tr><th scope=col>")
                .append(Findings.sideName(side))
                .append("</th>");
        columns.forEach(c -> html.append("<th scope=col title=\"")
                .append(Html.escape(c.help()))
                .append("\">")
                .append(breakable(c.name()))
                .append("</th>"));
        html.append("</tr></thead>");
        ModelGroup.grouped(models.stream().map(ModelMetrics::name).toList()).forEach((group, names) -> {
            html.append("<tbody><tr class=group><th scope=rowgroup colspan=")
                    .append(1 + columns.size())
                    .append("><span>")
                    .append(group.title())
                    .append("</span></th></tr>");
            models.stream().filter(m -> names.contains(m.name())).forEach(m -> {
                html.append(group == ModelGroup.NETWORK ? "<tr class=own>" : "<tr>");
                row(m, m.name().equals(metrics.baseline()) ? "baseline" : "", columns, models, html);
            });
            html.append("</tbody>");
        });
        if (!oracle.isEmpty()) {
            html.append("<tbody>");
            oracle.forEach(m -> {
                html.append("<tr class=oracle>");
                row(m, "knows the hidden state", columns, List.of(), html);
            });
            html.append("</tbody>");
        }
        html.append("</table></div>");
    }

    /** One row; the best of {@code rivals} stands out. */
    private static void row(
            ModelMetrics m, String remark, List<Column> columns, List<ModelMetrics> rivals, StringBuilder html) {
        // A long name may break before each of its tools.
        html.append("<th scope=row>").append(Html.escape(m.name()).replace("+", "<wbr>+"));
        html.append(remark.isEmpty() ? "" : " <small>" + remark + "</small>").append("</th>");
        for (Column c : columns) {
            ToDoubleFunction<ModelMetrics> lower = c.lower();
            boolean best = lower != null
                    && c.name().startsWith("pinball")
                    && rivals.contains(m)
                    && rivals.stream().allMatch(o -> lower.applyAsDouble(m) <= lower.applyAsDouble(o));
            String text = c.text().apply(m);
            boolean low = c.name().endsWith(" p") && text.compareTo("0.05") < 0 && !text.equals("–");
            html.append(best ? "<td class=best>" : low ? "<td class=low>" : "<td>")
                    .append(text)
                    .append("</td>");
        }
        html.append("</tr>");
    }

    /** A heading that breaks where it reads well: after a slash, and not before its unit. */
    private static String breakable(String heading) {
        return heading.replace("/", "/<wbr>").replace(" d %", "&nbsp;d&nbsp;%").replace("× ", "×&nbsp;");
    }

    private static String rate(ModelMetrics m) {
        return Html.percent(m.breachRate(), 2) + " <small>" + Html.percent(m.breachRateLow(), 1) + "–"
                + Html.percent(m.breachRateHigh(), 1) + "</small>";
    }

    private static String p(@Nullable Double p) {
        return p == null ? "–" : Html.format("%.3f", p);
    }
}
