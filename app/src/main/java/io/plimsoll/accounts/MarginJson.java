package io.plimsoll.accounts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.margin.portfolio.Explanation;
import io.plimsoll.margin.portfolio.LiquidityAddOn;
import io.plimsoll.runs.JsonFiles;
import java.util.List;

/** Margins of accounts as JSON. */
public final class MarginJson {

    private MarginJson() {}

    /** {@code {date, currency, confidence, horizonDays, models, accounts: [{account, positions, margins, unvalued}], notes}}. */
    public static ObjectNode of(MarginResults results) {
        ObjectNode root = JsonFiles.object();
        root.put("date", results.date() == null ? null : results.date().toString());
        root.put("currency", results.currency());
        root.put("confidence", results.confidence());
        root.put("horizonDays", results.horizonDays());
        ArrayNode models = root.putArray("models");
        results.models().forEach(models::add);
        ArrayNode accounts = root.putArray("accounts");
        for (MarginResults.Row row : results.accounts()) {
            ObjectNode account = accounts.addObject();
            account.put("account", row.account()).put("positions", row.positions());
            ObjectNode margins = account.putObject("margins");
            row.margins().forEach((model, margin) -> number(margins, model, margin));
            ArrayNode unvalued = account.putArray("unvalued");
            row.unvalued()
                    .forEach((model, list) -> list.forEach(u -> unvalued.addObject()
                            .put("model", model)
                            .put("instrument", u.instrument())
                            .put("reason", u.reason())));
            LiquidityAddOn.Result liquidity = row.liquidity();
            if (liquidity != null) {
                ObjectNode addOn = account.putObject("liquidity");
                addOn.put("spread", liquidity.spread()).put("concentration", liquidity.concentration());
                ArrayNode unknown = addOn.putArray("unknown");
                liquidity.unknown().forEach(u -> unknown.addObject()
                        .put("instrument", u.instrument())
                        .put("reason", u.reason()));
            }
        }
        ArrayNode notes = root.putArray("notes");
        results.notes().forEach(notes::add);
        return root;
    }

    /** {@code {account, model, margin, beforeMultipliers, deciding, markets, positions}}, or {@code span} with every step of it. */
    public static ObjectNode of(MarginExplanation explanation, String model) {
        ObjectNode root = JsonFiles.object();
        root.put("account", explanation.result().account()).put("model", model);
        number(root, "margin", explanation.result().margin());
        number(root, "beforeMultipliers", explanation.before());
        Explanation scenarios = explanation.scenarios();
        if (scenarios != null) {
            scenarios(root, scenarios);
        } else {
            root.set("span", new ObjectMapper().valueToTree(explanation.span()));
        }
        unvalued(root.putArray("unvalued"), explanation.result());
        return root;
    }

    private static void scenarios(ObjectNode root, Explanation explanation) {
        ArrayNode deciding = root.putArray("deciding");
        explanation.deciding().forEach(scenario -> {
            ObjectNode node = deciding.addObject();
            node.put("session", scenario.date().toString()).put("share", scenario.share());
            node.put("loss", scenario.loss());
            ObjectNode moves = node.putObject("moves");
            scenario.moves().forEach(moves::put);
            ObjectNode ratios = node.putObject("volRatios");
            scenario.volRatios().forEach(ratios::put);
        });
        ObjectNode markets = root.putObject("markets");
        explanation.byUnderlying().forEach(markets::put);
        ArrayNode positions = root.putArray("positions");
        explanation.positions().forEach(p -> positions
                .addObject()
                .put("instrument", p.instrument())
                .put("market", p.underlying())
                .put("quantity", p.quantity())
                .put("contribution", p.amount()));
    }

    /** {@code {account, whatIf: [{model, base, alone, total, incremental}], unvalued}}. */
    public static ObjectNode of(String account, List<WhatIfResult> results) {
        ObjectNode root = JsonFiles.object();
        root.put("account", account);
        ArrayNode models = root.putArray("whatIf");
        ArrayNode unvalued = root.putArray("unvalued");
        for (WhatIfResult result : results) {
            ObjectNode node = models.addObject().put("model", result.model());
            number(node, "base", result.base().margin());
            number(node, "alone", result.alone().margin());
            number(node, "total", result.total().margin());
            number(node, "incremental", result.incremental());
            unvalued(unvalued, result.total());
        }
        return root;
    }

    private static void unvalued(ArrayNode node, AccountResult result) {
        result.unvalued()
                .forEach(u -> node.addObject().put("instrument", u.instrument()).put("reason", u.reason()));
    }

    private static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
