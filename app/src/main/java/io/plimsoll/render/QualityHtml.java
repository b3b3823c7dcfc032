package io.plimsoll.render;

import io.plimsoll.report.ReportModel;
import io.plimsoll.report.ReportModel.CalibrationYear;
import io.plimsoll.report.ReportModel.CleaningCount;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Calibration by year and rows by what became of them. */
final class QualityHtml {

    private QualityHtml() {}

    static String calibration(ReportModel model) {
        StringBuilder html = new StringBuilder();
        boolean index = !model.atTheMoney().indexName().isEmpty();
        FigureHtml.figure(
                html,
                "vol",
                0,
                index
                        ? Html.format(
                                "At-the-money volatility at 30 days and the index %s; correlation of their levels %.4f.",
                                model.atTheMoney().indexName(),
                                model.atTheMoney().correlation())
                        : "At-the-money volatility at 30 days.");
        html.append(
                "<div class=scroll><table><thead><tr><th scope=col>year</th><th scope=col>slices of 5+ strikes</th>"
                        + "<th scope=col>calibrated</th><th scope=col>rejected</th><th scope=col>fewer strikes</th>"
                        + "<th scope=col>median RMSE, vol bp</th><th scope=col>butterfly repaired</th><th scope=col>calendar crossed</th></tr></thead><tbody>");
        for (CalibrationYear y : model.calibration()) {
            html.append("<tr><th scope=row>")
                    .append(y.year())
                    .append("</th><td>")
                    .append(y.slices())
                    .append("</td><td>")
                    .append(y.calibrated())
                    .append("</td><td>")
                    .append(y.rejected())
                    .append("</td><td>")
                    .append(y.fewerStrikes())
                    .append("</td><td>")
                    .append(Html.number(y.medianRmseVolBp()))
                    .append("</td><td>")
                    .append(y.repaired())
                    .append("</td><td>")
                    .append(y.calendar())
                    .append("</td></tr>");
        }
        return html.append("</tbody></table></div>").toString();
    }

    static String cleaning(List<CleaningCount> counts) {
        Map<String, Long> rows = counts.stream()
                .collect(Collectors.groupingBy(CleaningCount::file, Collectors.summingLong(CleaningCount::rows)));
        Map<String, CleaningCount> whole = new java.util.LinkedHashMap<>();
        for (CleaningCount c : counts) {
            if (rows.size() > 12) {
                String folder = c.file().replaceFirst("/[^/]*$", "/*");
                whole.merge(
                        folder + "|" + c.outcome(),
                        new CleaningCount(folder, c.outcome(), c.text(), c.rows()),
                        (a, b) -> new CleaningCount(a.file(), a.outcome(), a.text(), a.rows() + b.rows()));
            } else {
                whole.put(c.file() + "|" + c.outcome(), c);
            }
        }
        List<CleaningCount> shown = whole.values().stream()
                .sorted(java.util.Comparator.comparing(CleaningCount::file)
                        .thenComparing(c -> c.outcome().equals("used") ? 0 : 1))
                .toList();
        Map<String, Long> totals = shown.stream()
                .collect(Collectors.groupingBy(CleaningCount::file, Collectors.summingLong(CleaningCount::rows)));
        StringBuilder html = new StringBuilder(
                "<div class=scroll><table><thead><tr><th scope=col>file</th>"
                        + "<th scope=col class=wide>outcome</th><th scope=col>rows</th><th scope=col class=wide>share of the file</th></tr></thead><tbody>");
        for (CleaningCount c : shown) {
            double share = c.rows() / (double) Math.max(1, totals.getOrDefault(c.file(), 1L));
            html.append("<tr><th scope=row>")
                    .append(Html.escape(c.file()))
                    .append("</th><td class=wide>")
                    .append(
                            c.outcome().equals("used")
                                    ? "used"
                                    : "<code>" + c.outcome() + "</code> " + Html.escape(c.text()))
                    .append("</td><td>")
                    .append(Html.format("%,d", c.rows()))
                    .append("</td><td class=wide><span class=bar style=\"--share:")
                    .append(Html.percent(share, 2))
                    .append("%\"></span> ")
                    .append(Html.percent(share, 1))
                    .append(" %</td></tr>");
        }
        return html.append("</tbody></table></div>").toString();
    }
}
