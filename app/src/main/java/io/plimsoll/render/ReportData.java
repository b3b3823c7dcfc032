package io.plimsoll.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.market.DataOrigin;
import io.plimsoll.report.ReportModel;
import io.plimsoll.report.ReportModel.SideSeries;
import io.plimsoll.report.ReportModel.Smile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** The numbers that the page's figures are drawn from: five digits, which is more than a screen shows. */
final class ReportData {

    private static final int DIGITS = 5;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ReportData() {}

    static ObjectNode of(ReportModel model) {
        ObjectNode data = JSON.objectNode();
        data.put("simulated", model.origin() == DataOrigin.SIMULATED);
        data.put("unit", model.unit());
        data.put("baseline", model.baseline());
        ArrayNode sides = data.putArray("sides");
        model.sides().forEach(s -> sides.add(side(s, model.baseline())));
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

    private static ObjectNode side(SideSeries s, String baseline) {
        ObjectNode side = JSON.objectNode();
        side.put("side", s.side());
        side.set("dates", dates(s.dates()));
        side.set("losses", numbers(s.losses()));
        ObjectNode margins = side.putObject("margins");
        s.margins().forEach((model, margin) -> margins.set(model, steps(margin)));
        ArrayNode first = side.putArray("first");
        ModelGroup.first(s.margins().keySet(), baseline).forEach(first::add);
        ArrayNode groups = side.putArray("groups");
        ModelGroup.grouped(s.margins().keySet()).forEach((group, models) -> {
            ObjectNode node = groups.addObject().put("title", group.title());
            models.forEach(node.putArray("models")::add);
        });
        side.set("breaches", breaches(s));
        side.set("nn", steps(s.networkMultiplier()));
        side.set("controlled", steps(s.controlledMultiplier()));
        side.set("state", numbers(s.ledger().state()));
        side.set("cap", numbers(s.ledger().clippedAtCap()));
        side.set("floor", numbers(s.ledger().clippedAtFloor()));
        return side;
    }

    /** The days on which the network with controller was breached, told before numbers are rounded. */
    private static ArrayNode breaches(SideSeries s) {
        double[] own = s.margins().getOrDefault("nn+controller", new double[0]);
        ArrayNode node = JSON.arrayNode();
        IntStream.range(0, own.length).filter(t -> s.losses()[t] > own[t]).forEach(node::add);
        return node;
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

    /** Each number rounded; NaN is null. */
    private static ArrayNode numbers(double[] numbers) {
        ArrayNode node = JSON.arrayNode();
        for (double x : numbers) {
            if (Double.isFinite(x)) {
                node.add(new BigDecimal(x).round(new MathContext(DIGITS)).doubleValue());
            } else {
                node.addNull();
            }
        }
        return node;
    }

    /**
     * A series that moves little from day to day, as whole steps from one number to the next in units of the last of the
     * digits of the largest: half as long as the numbers themselves, once packed. NaN is null and no step.
     */
    static ObjectNode steps(double[] numbers) {
        double largest = 0;
        for (double x : numbers) {
            largest = Double.isFinite(x) ? Math.max(largest, Math.abs(x)) : largest;
        }
        int decimals = largest == 0 ? 0 : DIGITS - 1 - (int) Math.floor(Math.log10(largest));
        ObjectNode series = JSON.objectNode();
        double scale = Double.parseDouble("1e" + decimals);
        series.put("scale", scale);
        ArrayNode steps = series.putArray("steps");
        long before = 0;
        for (double x : numbers) {
            if (Double.isFinite(x)) {
                long now = Math.round(x * scale);
                steps.add(now - before);
                before = now;
            } else {
                steps.addNull();
            }
        }
        return series;
    }
}
