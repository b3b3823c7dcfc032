package io.plimsoll.render;

import io.plimsoll.market.DataOrigin;
import io.plimsoll.report.ReportModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The report as one page that opens offline: text and tables are HTML, figures are drawn by the Plotly that the page
 * carries, packed, from the numbers that it carries. The same model gives the same bytes.
 */
public final class ReportRenderer {

    private static final String ORACLE = """
            <dt>oracle</dt><dd>No model: the true quantile of the day's loss, computed from the hidden state of the simulated \
            market at the close before. No one can know that state; the row shows what the best possible margin would have cost \
            on the same days.</dd>
            <dt>regret</dt><dd>(pinball − oracle's pinball) ÷ oracle's pinball, on the losses as they came out: what is lost by \
            not knowing the state. In expectation it is not negative.</dd>
            """;

    /** Left out, as their sections are, where a study has no options. */
    private static final String SURFACE_LINKS =
            "<a href=\"#surfaces\">Surfaces</a><a href=\"#calibration\">Calibration</a>";

    private ReportRenderer() {}

    /** The page. */
    public static String render(ReportModel model) {
        boolean simulated = model.origin() == DataOrigin.SIMULATED;
        boolean options = !(model.smiles().isEmpty() && model.calibration().isEmpty());
        return resource("report.html")
                .replace("{{title}}", Html.escape(model.title()))
                .replace("{{origin}}", simulated ? "simulated" : "real")
                .replace("{{originText}}", simulated ? "Simulated market: fictional" : "Real market data")
                .replace("{{head}}", HeadHtml.of(model))
                .replace("{{benchmark}}", BenchmarkHtml.of(model.metrics()))
                .replace("{{oracle}}", model.metrics().oracle().isEmpty() ? "" : ORACLE)
                .replace("{{figures}}", FigureHtml.sides(model))
                .replace("{{surfaceLinks}}", options ? SURFACE_LINKS : "")
                .replace("{{surfaces}}", options ? surfaces(model) : "")
                .replace("{{cleaning}}", QualityHtml.cleaning(model.cleaning()))
                .replace("{{ledger}}", LedgerHtml.of(model))
                .replace("{{drift}}", DriftHtml.of(model))
                .replace("{{style}}", resource("report.css"))
                .replace("{{data}}", Packed.of(ReportData.of(model).toString().getBytes(StandardCharsets.UTF_8)))
                .replace("{{script}}", resource("report.js"))
                .replace("{{plotly}}", PlotlyBundle.packed());
    }

    private static String surfaces(ReportModel model) {
        return "<section id=surfaces><h2>Surfaces of chosen days</h2>" + FigureHtml.smiles(model)
                + "</section>\n<section id=calibration><h2>Calibration quality</h2>" + QualityHtml.calibration(model)
                + "</section>\n";
    }

    private static String resource(String name) {
        try (InputStream in = ReportRenderer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the report's resource " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
