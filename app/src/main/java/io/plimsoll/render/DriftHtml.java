package io.plimsoll.render;

import io.plimsoll.backtest.BreachWatch;
import io.plimsoll.backtest.FoldDrift;
import io.plimsoll.drift.BreachMonitor.Direction;
import io.plimsoll.drift.FeatureDrift;
import io.plimsoll.report.Findings;
import io.plimsoll.report.ReportModel;
import java.time.LocalDate;
import java.util.List;

/** What monitors of breaches would have said, and which feature moved most in each fold. */
final class DriftHtml {

    private DriftHtml() {}

    static String of(ReportModel model) {
        StringBuilder html = new StringBuilder();
        breaches(model.watches(), model.metrics().confidence(), html);
        features(model.drift(), html);
        return html.toString();
    }

    private static void breaches(List<BreachWatch> watches, double confidence, StringBuilder html) {
        html.append(Html.format(
                "<p>Breaches watched day by day, by a bet that there are more, and one that there are fewer, than %s&nbsp;%% of"
                        + " days: the largest e-value, and the first day on which it was %s or more.</p>",
                Html.percent(1 - confidence, 1),
                Html.setting(watches.stream()
                        .mapToDouble(BreachWatch::alarm)
                        .findFirst()
                        .orElse(0))));
        watches.stream().map(BreachWatch::side).distinct().forEach(side -> {
            String name = Findings.sideName(side.label());
            html.append("<div class=\"scroll tall\" tabindex=0 role=region aria-label=\"")
                    .append(name)
                    .append(", breach monitors\"><table><thead><tr><th scope=col>")
                    .append(name)
                    .append(
                            "</th><th scope=col>breaches</th><th scope=col>too many: e-value</th><th scope=col>alarm</th>"
                                    + "<th scope=col>too few: e-value</th><th scope=col>alarm</th></tr></thead><tbody>");
            List<BreachWatch> own =
                    watches.stream().filter(w -> w.side() == side).toList();
            own.stream().filter(w -> w.direction() == Direction.MANY).forEach(many -> {
                html.append("<tr><th scope=row>")
                        .append(Html.escape(many.model()).replace("+", "<wbr>+"))
                        .append("</th><td>")
                        .append(many.breaches())
                        .append("</td>");
                watch(many, html);
                own.stream()
                        .filter(w -> w.direction() == Direction.FEW && w.model().equals(many.model()))
                        .forEach(few -> watch(few, html));
                html.append("</tr>");
            });
            html.append("</tbody></table></div>");
        });
    }

    private static void watch(BreachWatch watch, StringBuilder html) {
        LocalDate day = watch.alarmDay();
        html.append("<td>")
                .append(watch.maxE() < 1e6 ? Html.format("%.2f", watch.maxE()) : Html.format("%.1e", watch.maxE()))
                .append(day == null ? "</td><td>–</td>" : "</td><td class=low>" + day + "</td>");
    }

    private static void features(List<FoldDrift> folds, StringBuilder html) {
        html.append(
                "<p>The feature of each fold that moved most from the rows learnt from to the rows decided on, by its"
                        + " stability index; all of them in <code>backtest/drift.csv</code>. A few hundred rows of features that"
                        + " move slowly differ from years of them as a rule.</p>"
                        + "<div class=scroll><table><thead><tr><th scope=col>days tested</th><th scope=col>learnt from</th>"
                        + "<th scope=col>tested</th><th scope=col class=wide>largest PSI</th><th scope=col>PSI</th>"
                        + "<th scope=col>KS</th><th scope=col>missing before, %</th><th scope=col>missing after, %</th>"
                        + "</tr></thead><tbody>");
        for (FoldDrift fold : folds) {
            html.append("<tr><th scope=row>")
                    .append(fold.first())
                    .append(" to ")
                    .append(fold.last())
                    .append("</th><td>")
                    .append(fold.trainingRows())
                    .append("</td><td>")
                    .append(fold.testRows())
                    .append("</td>");
            fold.largest().ifPresent(f -> feature(f, html));
            html.append("</tr>");
        }
        html.append("</tbody></table></div>");
    }

    private static void feature(FeatureDrift drift, StringBuilder html) {
        html.append("<td class=wide><code>")
                .append(Html.escape(drift.feature()))
                .append("</code>")
                .append(drift.side().isEmpty() ? "" : " (" + drift.side() + ")")
                .append("</td><td>")
                .append(Html.number(drift.stability().psi()))
                .append("</td><td>")
                .append(Html.number(drift.kolmogorovSmirnov().statistic()))
                .append("</td><td>")
                .append(Html.percent(drift.stability().missingTraining(), 1))
                .append("</td><td>")
                .append(Html.percent(drift.stability().missingTest(), 1))
                .append("</td>");
    }
}
