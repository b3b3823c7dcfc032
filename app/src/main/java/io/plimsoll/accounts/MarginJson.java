package io.plimsoll.accounts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.runs.JsonFiles;

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
        }
        ArrayNode notes = root.putArray("notes");
        results.notes().forEach(notes::add);
        return root;
    }

    private static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
