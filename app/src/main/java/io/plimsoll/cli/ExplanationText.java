package io.plimsoll.cli;

import io.plimsoll.accounts.Cents;
import io.plimsoll.accounts.MarginExplanation;
import io.plimsoll.accounts.WhatIfResult;
import io.plimsoll.margin.portfolio.Contribution;
import io.plimsoll.margin.portfolio.Explanation;
import io.plimsoll.margin.span.CommodityMargin;
import io.plimsoll.margin.span.FormedCredit;
import io.plimsoll.margin.span.FormedSpread;
import io.plimsoll.margin.span.HoldingMargin;
import io.plimsoll.margin.span.ScanResult;
import io.plimsoll.margin.span.SpanAccountMargin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What decides a margin, and what a trade would do to it, as text. */
final class ExplanationText {

    private ExplanationText() {}

    /** @param title what all of it is: currency, day, confidence */
    static String of(MarginExplanation explanation, String model, String title) {
        StringBuilder text = new StringBuilder(title).append("\n\n");
        text.append(explanation.result().account())
                .append(" by ")
                .append(model)
                .append(": ")
                .append(MarginText.amount(explanation.result().margin()))
                .append('\n');
        double effect = explanation.result().margin() - explanation.before();
        if (Math.abs(effect) >= 0.005) {
            text.append("before multipliers ")
                    .append(MarginText.amount(explanation.before()))
                    .append(", which is what the parts below add up to; the multipliers add ")
                    .append(MarginText.amount(effect))
                    .append('\n');
        }
        Explanation scenarios = explanation.scenarios();
        if (scenarios != null) {
            scenarios(scenarios, text);
        }
        explanation.span().forEach(span -> span(span, text));
        return text.toString();
    }

    /** The margins of a trade by every model. */
    static String of(String account, List<WhatIfResult> results, String title) {
        TextTable table = new TextTable(List.of("model", "base", "added alone", "total", "incremental"));
        table.right(1, 2, 3, 4);
        for (WhatIfResult result : results) {
            table.row(
                    result.model(),
                    MarginText.amount(result.base().margin()),
                    MarginText.amount(result.alone().margin()),
                    MarginText.amount(result.total().margin()),
                    MarginText.amount(result.incremental()));
        }
        return title + "\n\n" + account + "\n" + table.text();
    }

    private static void scenarios(Explanation explanation, StringBuilder text) {
        TreeSet<String> factors = new TreeSet<>();
        explanation.deciding().forEach(d -> factors.addAll(d.moves().keySet()));
        List<String> header = new ArrayList<>(List.of("session", "share", "loss"));
        factors.forEach(f -> header.add(f + " moves"));
        TextTable deciding = new TextTable(header);
        deciding.right(IntStream.range(1, header.size()).toArray());
        for (Explanation.DecidingScenario scenario : explanation.deciding()) {
            List<String> row = new ArrayList<>(List.of(
                    scenario.date().toString(),
                    String.format(Locale.ROOT, "%.4f", scenario.share()),
                    MarginText.amount(scenario.loss())));
            factors.forEach(f -> row.add(String.format(
                    Locale.ROOT,
                    "%+.4f%s",
                    scenario.moves().getOrDefault(f, 0.0),
                    vol(scenario.volRatios().getOrDefault(f, 1.0)))));
            deciding.row(row);
        }
        text.append("\nScenarios that decide it\n").append(deciding.text());
        List<Contribution> positions = explanation.positions().stream()
                .sorted(Comparator.comparing(Contribution::underlying)
                        .thenComparing(c -> -Math.abs(c.amount()))
                        .thenComparing(Contribution::instrument))
                .toList();
        long[] cents = Cents.adding(
                positions.stream().mapToDouble(Contribution::amount).toArray());
        TextTable table = new TextTable(List.of("market", "position", "quantity", "contribution"));
        table.right(2, 3);
        long sum = 0;
        for (int i = 0; i < cents.length; i++) {
            Contribution position = positions.get(i);
            sum += cents[i];
            table.row(
                    position.underlying(),
                    position.instrument(),
                    quantity(position.quantity()),
                    MarginText.amount(cents[i] / 100.0));
        }
        table.row("", "together", "", MarginText.amount(sum / 100.0));
        text.append("\nWhat each position contributes: its loss in those scenarios, by share\n")
                .append(table.text());
    }

    private static String vol(double ratio) {
        return ratio == 1 ? "" : String.format(Locale.ROOT, ", vol × %.3f", ratio);
    }

    private static String quantity(double quantity) {
        return quantity == Math.rint(quantity)
                ? String.format(Locale.ROOT, "%,d", (long) quantity)
                : Double.toString(quantity);
    }

    private static void span(SpanAccountMargin margin, StringBuilder text) {
        TextTable risks = new TextTable(List.of(
                "commodity", "scan", "spreads", "spot", "credits", "minimum", "risk", "rule", "option value", "in"));
        risks.right(1, 2, 3, 4, 5, 6, 8);
        for (CommodityMargin commodity : margin.commodities()) {
            risks.row(
                    commodity.code(),
                    MarginText.amount(commodity.scanRisk()),
                    MarginText.amount(commodity.spreadCharge()),
                    MarginText.amount(commodity.spotCharge()),
                    MarginText.amount(-commodity.credit() + 0.0),
                    MarginText.amount(commodity.shortOptionMinimum()),
                    MarginText.amount(commodity.risk()),
                    words(commodity.rule().name()),
                    MarginText.amount(commodity.netOptionValue()),
                    commodity.currency());
        }
        text.append("\nRisk = the larger of scan + spreads + spot − credits and the short option minimum\n")
                .append(risks.text());
        margin.currencies()
                .forEach(c -> text.append(String.format(
                        Locale.ROOT,
                        "requirement in %s: risk %s − option value %s = %s%s%n",
                        c.currency(),
                        MarginText.amount(c.risk()),
                        MarginText.amount(c.netOptionValue()),
                        MarginText.amount(c.requirement()),
                        c.excess() > 0 ? ", excess option value " + MarginText.amount(c.excess()) : "")));
        scans(margin, text);
        spreads(margin, text);
        holdings(margin, text);
    }

    private static void scans(SpanAccountMargin margin, StringBuilder text) {
        List<String> header = new ArrayList<>(List.of("scenario"));
        List<ScanResult> scans = new ArrayList<>();
        for (CommodityMargin commodity : margin.commodities()) {
            for (ScanResult scan : commodity.scans()) {
                header.add(commodity.code()
                        + (scan.tier().number() == 0
                                ? ""
                                : " tier " + scan.tier().number()));
                scans.add(scan);
            }
        }
        TextTable table = new TextTable(header);
        table.right(IntStream.range(1, header.size()).toArray());
        for (int s = 1; s <= 16; s++) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(s)));
            for (ScanResult scan : scans) {
                row.add(MarginText.amount(scan.losses().get(s - 1))
                        + (scan.activeScenario() == s && scan.scanRisk() > 0 ? "*" : " "));
            }
            table.row(row);
        }
        text.append("\nLosses by scenario, * the one that decides\n").append(table.text());
    }

    private static void spreads(SpanAccountMargin margin, StringBuilder text) {
        for (CommodityMargin commodity : margin.commodities()) {
            for (FormedSpread spread : commodity.spreads()) {
                text.append(String.format(
                        Locale.ROOT,
                        "spread within %s, priority %d: %.4f formed, charge %s%n",
                        commodity.code(),
                        spread.rule().priority(),
                        spread.count(),
                        MarginText.amount(spread.charge())));
            }
        }
        for (FormedCredit credit : margin.credits()) {
            for (FormedCredit.Leg leg : credit.legs()) {
                text.append(String.format(
                        Locale.ROOT,
                        "spread between commodities, priority %d: %.4f formed, %s uses %.4f deltas at %s of risk, credit %s%n",
                        credit.rule().priority(),
                        credit.count(),
                        leg.combinedCommodity(),
                        leg.deltasUsed(),
                        MarginText.amount(leg.weightedFuturesPriceRisk()),
                        MarginText.amount(leg.credit())));
            }
        }
    }

    private static void holdings(SpanAccountMargin margin, StringBuilder text) {
        List<HoldingMargin> holdings = margin.holdings();
        long[] cents =
                Cents.adding(holdings.stream().mapToDouble(HoldingMargin::total).toArray());
        TextTable table = new TextTable(List.of(
                "commodity",
                "position",
                "quantity",
                "scan",
                "spreads",
                "spot",
                "credits",
                "adjustment",
                "option value",
                "floor",
                "contribution"));
        table.right(IntStream.range(2, 11).toArray());
        for (int i = 0; i < cents.length; i++) {
            HoldingMargin h = holdings.get(i);
            table.row(
                    h.combinedCommodity(),
                    contract(h),
                    quantity(h.holding().quantity()),
                    MarginText.amount(h.scan()),
                    MarginText.amount(h.spreads()),
                    MarginText.amount(h.spot()),
                    MarginText.amount(h.credit()),
                    MarginText.amount(h.adjustment()),
                    MarginText.amount(h.optionValue()),
                    MarginText.amount(h.floor()),
                    MarginText.amount(cents[i] / 100.0));
        }
        text.append("\nWhat each position contributes to the requirement\n").append(table.text());
    }

    private static String contract(HoldingMargin holding) {
        var contract = holding.holding().contract();
        String name =
                contract.series().product().code() + " " + contract.series().period();
        return contract.right() == null
                ? name
                : name + " " + words(contract.right().name()) + " " + contract.strike();
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
