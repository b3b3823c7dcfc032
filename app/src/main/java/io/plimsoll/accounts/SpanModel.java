package io.plimsoll.accounts;

import io.plimsoll.margin.portfolio.PortfolioMultiplier;
import io.plimsoll.margin.portfolio.Unvalued;
import io.plimsoll.margin.position.Position;
import io.plimsoll.margin.span.CombinedCommodity;
import io.plimsoll.margin.span.Holding;
import io.plimsoll.margin.span.OptionValueCredit;
import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.SpanAccount;
import io.plimsoll.margin.span.SpanAccountMargin;
import io.plimsoll.margin.span.SpanContract;
import io.plimsoll.margin.span.SpanFile;
import io.plimsoll.margin.span.SpanMargin;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code span}: the SPAN requirement by the parameters of one or more files, or by our own. Each margins the positions that it has
 * contracts of; what none has is told.
 */
public final class SpanModel implements AccountModel {

    private final List<Parameters> files;
    private final Map<String, Double> currencies;
    private final ToDoubleFunction<SpanContract> multiplier;

    /** One file, its contracts by what positions tell of them. */
    private record Parameters(
            SpanMargin span, Map<ProductId, CombinedCommodity> commodities, Map<Key, List<SpanContract>> contracts) {

        static Parameters of(SpanFile file) {
            Map<Key, List<SpanContract>> contracts = new HashMap<>();
            file.contracts().forEach(c -> contracts
                    .computeIfAbsent(
                            new Key(c.series().product().code(), c.series().period(), c.right(), c.strike()),
                            k -> new ArrayList<>())
                    .add(c));
            return new Parameters(
                    new SpanMargin(file.parameters(), OptionValueCredit.ACROSS_COMMODITIES),
                    file.parameters().combinedCommodityByProduct(),
                    contracts);
        }
    }

    /** What a position tells of its contract. */
    private record Key(String code, String period, @Nullable OptionRight right, double strike) {}

    private SpanModel(
            List<Parameters> files, Map<String, Double> currencies, ToDoubleFunction<SpanContract> multiplier) {
        this.files = files;
        this.currencies = currencies;
        this.multiplier = multiplier;
    }

    /**
     * A model of SPAN parameters.
     *
     * @param currencies what one unit of each currency is worth in that of the margin; empty where there is one currency only
     * @param multiplier of the market that a contract is of
     */
    static SpanModel of(
            List<SpanFile> files, Map<String, Double> currencies, ToDoubleFunction<SpanContract> multiplier) {
        List<String> own = files.stream()
                .flatMap(f -> f.parameters().combinedCommodities().stream())
                .map(CombinedCommodity::currency)
                .distinct()
                .sorted()
                .toList();
        if (currencies.isEmpty() && own.size() > 1) {
            throw new InputRejectedException("the SPAN parameters are in the currencies " + own
                    + ", which cannot be added up; name a book with --book whose currencies give their rates");
        }
        return new SpanModel(files.stream().map(Parameters::of).toList(), currencies, multiplier);
    }

    @Override
    public String name() {
        return "span";
    }

    @Override
    public AccountResult margin(String account, List<Position> positions) {
        List<Unvalued> unvalued = new ArrayList<>();
        double sum = 0;
        for (Map.Entry<Parameters, List<Holding>> held :
                holdings(positions, unvalued).entrySet()) {
            sum += multiplied(held.getKey(), held.getValue(), unvalued);
        }
        return new AccountResult(account, sum, List.copyOf(unvalued));
    }

    private double multiplied(Parameters file, List<Holding> holdings, List<Unvalued> unvalued) {
        SpanAccount account = file.span().account(holdings);
        tell(account.margin(), unvalued);
        Map<String, Double> multipliers = new TreeMap<>();
        for (Holding holding : holdings) {
            CombinedCommodity commodity =
                    file.commodities().get(holding.contract().series().product());
            if (commodity != null) {
                multipliers.put(commodity.code(), multiplier.applyAsDouble(holding.contract()));
            }
        }
        return new PortfolioMultiplier(multipliers)
                .layered(Set.copyOf(account.combinedCommodities()), part -> total(account.margin(part)));
    }

    @Override
    public MarginExplanation explain(String account, List<Position> positions) {
        List<SpanAccountMargin> margins = holdings(positions, new ArrayList<>()).entrySet().stream()
                .map(held -> held.getKey().span().margin(held.getValue()))
                .toList();
        return new MarginExplanation(
                margin(account, positions),
                null,
                margins,
                margins.stream().mapToDouble(this::total).sum());
    }

    private static void tell(SpanAccountMargin margin, List<Unvalued> unvalued) {
        margin.unmargined()
                .forEach(u -> unvalued.add(new Unvalued(
                        u.holding().contract().series().toString(), u.reason().words())));
    }

    /** What the account holds of each file's contracts; the first file that has a contract takes it. */
    private Map<Parameters, List<Holding>> holdings(List<Position> positions, List<Unvalued> unvalued) {
        Map<Parameters, List<Holding>> holdings = new LinkedHashMap<>();
        for (Position position : positions) {
            if (position.quantity() == 0) {
                continue;
            }
            boolean found = false;
            for (int i = 0; i < files.size() && !found; i++) {
                SpanContract contract = contract(files.get(i), position);
                if (contract != null) {
                    found = true;
                    holdings.computeIfAbsent(files.get(i), f -> new ArrayList<>())
                            .add(new Holding(contract, position.quantity()));
                }
            }
            if (!found) {
                unvalued.add(new Unvalued(BookContracts.name(position), "no SPAN parameters have this contract"));
            }
        }
        return holdings;
    }

    /** A margin in the book's currency. */
    double total(SpanAccountMargin margin) {
        if (margin.currencies().size() == 1 && currencies.isEmpty()) {
            return margin.currencies().get(0).requirement();
        }
        margin.currencies().forEach(c -> {
            if (!currencies.containsKey(c.currency())) {
                throw new InputRejectedException("the SPAN margin has an amount in " + c.currency()
                        + ", whose rate must stand in the book's currencies; they are " + currencies.keySet());
            }
        });
        return margin.total(currencies);
    }

    private static @Nullable SpanContract contract(Parameters file, Position position) {
        return file
                .contracts()
                .getOrDefault(
                        new Key(position.productCode(), position.period(), position.right(), position.strike()),
                        List.of())
                .stream()
                .filter(c -> position.exchange().isEmpty()
                        || c.series().product().exchange().equals(position.exchange()))
                .filter(c -> position.underlyingPeriod().isEmpty()
                        || c.series().futuresPeriod().equals(position.underlyingPeriod()))
                .findFirst()
                .orElse(null);
    }
}
