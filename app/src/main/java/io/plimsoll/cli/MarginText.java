package io.plimsoll.cli;

import io.plimsoll.accounts.MarginResults;
import io.plimsoll.margin.portfolio.LiquidityAddOn;
import io.plimsoll.margin.portfolio.Unvalued;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Margins of accounts as a table. */
final class MarginText {

    private MarginText() {}

    static String of(MarginResults results) {
        List<String> header = new ArrayList<>(List.of("account", "positions"));
        header.addAll(results.models());
        boolean liquidity = results.accounts().stream().anyMatch(a -> a.liquidity() != null);
        if (liquidity) {
            header.addAll(List.of("+ spread", "+ concentration"));
        }
        TextTable table = new TextTable(header);
        table.right(IntStream.range(1, header.size()).toArray());
        for (MarginResults.Row account : results.accounts()) {
            List<String> row = new ArrayList<>(List.of(account.account(), Integer.toString(account.positions())));
            for (String model : results.models()) {
                row.add(amount(account.margins().getOrDefault(model, Double.NaN))
                        + (account.unvalued().containsKey(model) ? "*" : " "));
            }
            LiquidityAddOn.Result addOn = account.liquidity();
            if (addOn != null) {
                String open = addOn.unknown().isEmpty() ? " " : "†";
                row.addAll(List.of(amount(addOn.spread()) + open, amount(addOn.concentration()) + open));
            }
            table.row(row);
        }
        return title(results) + "\n\n" + table.text()
                + (results.complete() ? "" : "\n* without positions that are named on stderr\n")
                + (results.accounts().stream().allMatch(MarginText::liquidityKnown)
                        ? ""
                        : "\n† without positions whose spread, or volume and open interest, are not known; --json names them\n");
    }

    private static boolean liquidityKnown(MarginResults.Row account) {
        LiquidityAddOn.Result addOn = account.liquidity();
        return addOn == null || addOn.unknown().isEmpty();
    }

    private static String title(MarginResults results) {
        return title(results.currency(), results.date(), results.confidence(), results.horizonDays());
    }

    /** What margins are: in which currency, set when, and for how much. */
    static String title(String currency, @Nullable LocalDate date, double confidence, int horizonDays) {
        return "Initial margin"
                + (currency.isEmpty() ? "" : " in " + currency)
                + (date == null
                        ? ""
                        : " at the close of " + date + ", " + percent(confidence) + " over " + horizonDays
                                + (horizonDays == 1 ? " day" : " days"));
    }

    static String percent(double share) {
        String text = String.format(Locale.ROOT, "%.4f", 100 * share);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "") + " %";
    }

    static String amount(double amount) {
        return Double.isNaN(amount) ? "–" : String.format(Locale.ROOT, "%,.2f", amount);
    }

    /** Notes, unless nothing is to be said, and each position that is not covered, always. */
    static void notes(MarginResults results, boolean quiet, PrintWriter err) {
        if (!quiet) {
            results.notes().forEach(note -> err.println("plimsoll: note: " + note));
        }
        Map<String, List<String>> accounts = new LinkedHashMap<>();
        for (MarginResults.Row row : results.accounts()) {
            row.unvalued().forEach((model, unvalued) -> {
                for (Unvalued one : unvalued) {
                    accounts.computeIfAbsent(
                                    "account " + row.account() + ": " + one.instrument() + " is not covered, "
                                            + one.reason(),
                                    w -> new ArrayList<>())
                            .add(model);
                }
            });
        }
        accounts.forEach((what, models) -> err.println("plimsoll: " + what
                + (models.size() == results.models().size() ? "" : " (" + String.join(", ", models) + ")")));
        err.flush();
    }
}
