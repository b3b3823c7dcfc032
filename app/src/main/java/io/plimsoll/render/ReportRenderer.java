package io.plimsoll.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.market.DataOrigin;
import io.plimsoll.report.ReportModel;
import io.plimsoll.report.ReportModel.SideSeries;
import io.plimsoll.report.ReportModel.Smile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * The report as one page that opens offline: text and tables are HTML, figures are drawn by the Plotly that the page
 * carries, packed, from the numbers that it carries. The same model gives the same bytes.
 */
public final class ReportRenderer {

    private static final MathContext DIGITS = new MathContext(7);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

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
                .replace("{{style}}", resource("report.css"))
                .replace("{{data}}", data(model).toString().replace("<", "\\u003c"))
                .replace("{{script}}", resource("report.js"))
                .replace("{{plotly}}", PlotlyBundle.base64());
    }

    private static String surfaces(ReportModel model) {
        return "<section id=surfaces><h2>Surfaces of chosen days</h2>" + FigureHtml.smiles(model)
                + "</section>\n<section id=calibration><h2>Calibration quality</h2>" + QualityHtml.calibration(model)
                + "</section>\n";
    }

    private static ObjectNode data(ReportModel model) {
        ObjectNode data = JSON.objectNode();
        data.put("simulated", model.origin() == DataOrigin.SIMULATED);
        data.put("unit", model.unit());
        data.put("baseline", model.baseline());
        ArrayNode sides = data.putArray("sides");
        model.sides().forEach(s -> sides.add(side(s)));
        ArrayNode days = data.putArray("days");
        model.smiles().forEach(day -> {
            ArrayNode slices = days.addArray();
            day.slices().forEach(s -> slices.add(smile(s)));
        });
        ObjectNode vol = data.putObject("vol");
        vol.set("dates", dates(model.atTheMoney().dates()));
        vol.set("atm", numbers(model.atTheMoney().atTheMoney()));
        vol.put("indexName", model.atTheMoney().indexName());
        vol.set("index", numbers(model.atTheMoney().index()));
        return data;
    }

    private static ObjectNode side(SideSeries s) {
        ObjectNode side = JSON.objectNode();
        side.put("side", s.side());
        side.set("dates", dates(s.dates()));
        side.set("losses", numbers(s.losses()));
        ObjectNode margins = side.putObject("margins");
        s.margins().forEach((model, margin) -> margins.set(model, numbers(margin)));
        side.set("nn", numbers(s.networkMultiplier()));
        side.set("controlled", numbers(s.controlledMultiplier()));
        side.set("state", numbers(s.ledger().state()));
        side.set("cap", numbers(s.ledger().clippedAtCap()));
        side.set("floor", numbers(s.ledger().clippedAtFloor()));
        return side;
    }

    private static ObjectNode smile(Smile s) {
        ObjectNode smile = JSON.objectNode();
        smile.put("days", s.days());
        smile.set("k", numbers(s.logMoneyness()));
        smile.set("vol", numbers(s.vols()));
        smile.set("half", numbers(s.halfSpreads()));
        smile.set("curveK", numbers(s.curveLogMoneyness()));
        smile.set("curveVol", numbers(s.curveVols()));
        return smile;
    }

    private static ArrayNode dates(List<LocalDate> dates) {
        ArrayNode node = JSON.arrayNode();
        dates.forEach(d -> node.add(d.toString()));
        return node;
    }

    /** Seven digits are more than a screen shows; NaN is null. */
    private static ArrayNode numbers(double[] numbers) {
        ArrayNode node = JSON.arrayNode();
        for (double x : numbers) {
            if (Double.isFinite(x)) {
                node.add(new BigDecimal(x).round(DIGITS).doubleValue());
            } else {
                node.addNull();
            }
        }
        return node;
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
