package io.plimsoll.render;

import io.plimsoll.report.Findings;
import io.plimsoll.report.ReportModel;
import io.plimsoll.report.ReportModel.SideSeries;
import io.plimsoll.report.ReportModel.SmileDay;

/** The places where the script draws, each with a summary in words. */
final class FigureHtml {

    private FigureHtml() {}

    static String sides(ReportModel model) {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < model.sides().size(); i++) {
            SideSeries s = model.sides().get(i);
            double[] margins = s.margins().getOrDefault("nn+controller", new double[0]);
            int breaches = 0;
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            for (int t = 0; t < margins.length; t++) {
                breaches += s.losses()[t] > margins[t] ? 1 : 0;
                least = Math.min(least, s.controlledMultiplier()[t]);
                most = Math.max(most, s.controlledMultiplier()[t]);
            }
            html.append("<h3>").append(Findings.sideName(s.side())).append("</h3>");
            figure(
                    html,
                    "margin",
                    i,
                    "Margin of the network with controller and of the baseline against losses; " + breaches
                            + " breaches in " + margins.length
                            + " days are marked. Other models can be switched on below the figure.");
            figure(
                    html,
                    "multiplier",
                    i,
                    Html.format(
                            "Multiplier on %s, from %.3f to %.3f with the controller; the bounds are dotted.",
                            model.baseline(), least, most));
        }
        return html.toString();
    }

    static String smiles(ReportModel model) {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < model.smiles().size(); i++) {
            SmileDay day = model.smiles().get(i);
            html.append("<h3>")
                    .append(day.date())
                    .append(": ")
                    .append(Html.escape(day.why()))
                    .append("</h3><div class=pair>");
            figure(html, "smiles", i, "Implied volatilities (points) and SVI-SABR fits (lines) by log-moneyness.");
            figure(html, "surface", i, "The fitted surface: log-moneyness, days to expiry, volatility.");
            html.append(
                    "</div><div class=scroll><table><thead><tr><th scope=col>expiry</th><th scope=col>days</th>"
                            + "<th scope=col>forward</th><th scope=col>quotes</th><th scope=col class=wide>fit</th></tr></thead><tbody>");
            day.slices().forEach(s -> html.append("<tr><th scope=row>")
                    .append(s.expiry())
                    .append("</th><td>")
                    .append(s.days())
                    .append("</td><td>")
                    .append(Html.number(s.forward()))
                    .append("</td><td>")
                    .append(s.vols().length)
                    .append("</td><td class=wide>")
                    .append(Html.minus(Html.escape(s.status())))
                    .append("</td></tr>"));
            html.append("</tbody></table></div>");
        }
        return html.toString();
    }

    static void figure(StringBuilder html, String kind, int index, String summary) {
        html.append("<figure><div class=plot role=img data-kind=")
                .append(kind)
                .append(" data-index=")
                .append(index)
                .append(" aria-label=\"")
                .append(Html.escape(summary))
                .append("\"></div>")
                .append(kind.equals("margin") ? "<div class=models role=group aria-label=\"Lines shown\"></div>" : "")
                .append("<figcaption>")
                .append(Html.escape(summary))
                .append("</figcaption></figure>");
    }
}
