package io.plimsoll.render;

import io.plimsoll.report.Findings;
import io.plimsoll.report.ReportModel;
import io.plimsoll.report.ReportModel.LedgerSeries;

/** The controller's account with this run's numbers. */
final class LedgerHtml {

    private LedgerHtml() {}

    static String of(ReportModel model) {
        StringBuilder html = new StringBuilder(
                "<p>breach rate = α + (g<sub>N</sub> − g<sub>0</sub>)/(ηN) + C/(ηN) − D/(ηN), exactly: "
                        + "C is what the cap took from the controller's steps, D what the floor added.</p>");
        for (int i = 0; i < model.sides().size(); i++) {
            LedgerSeries l = model.sides().get(i).ledger();
            int n = l.state().length;
            double etaN = l.eta() * n;
            html.append("<h3>")
                    .append(Findings.sideName(model.sides().get(i).side()))
                    .append("</h3><p class=identity>")
                    .append(Html.format(
                            "%.4f %% = %.2f %% %s %.4f %% + %.4f %% − %.4f %%   (η %.3f, N %d; left and right differ by %.1e)",
                            100 * l.breachRate(),
                            100 * l.alpha(),
                            l.state()[n - 1] < 0 ? "−" : "+",
                            100 * Math.abs(l.state()[n - 1]) / etaN,
                            100 * l.clippedAtCap()[n - 1] / etaN,
                            100 * l.clippedAtFloor()[n - 1] / etaN,
                            l.eta(),
                            n,
                            l.identityError()))
                    .append("</p>");
            if (l.rate() < Double.POSITIVE_INFINITY) {
                html.append(Html.format(
                        "<p>ln m may change by at most %s a session. Of what was wanted of ln m this withheld %.4f a day in"
                                + " the mean before rises and left %.4f standing before falls.</p>",
                        Html.setting(l.rate()), l.withheldUp() / n, l.withheldDown() / n));
            }
            FigureHtml.figure(
                    html, "ledger", i, "The controller's state g, and the amounts clipped at cap and floor so far.");
        }
        return html.toString();
    }
}
