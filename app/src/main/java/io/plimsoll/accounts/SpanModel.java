package io.plimsoll.accounts;

import io.plimsoll.formats.span.SpanFiles;
import io.plimsoll.margin.portfolio.Unvalued;
import io.plimsoll.margin.position.Position;
import io.plimsoll.margin.span.Holding;
import io.plimsoll.margin.span.OptionValueCredit;
import io.plimsoll.margin.span.SpanAccountMargin;
import io.plimsoll.margin.span.SpanContract;
import io.plimsoll.margin.span.SpanFile;
import io.plimsoll.margin.span.SpanMargin;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRight;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code span}: the SPAN requirement by the parameters of one or more files. Each file margins the positions that it has contracts
 * of; what no file has is told.
 */
public final class SpanModel implements AccountModel {

    private final List<Parameters> files;
    private final Map<String, Double> currencies;

    /** One file, its contracts by what positions tell of them. */
    private record Parameters(Path path, SpanMargin span, Map<Key, List<SpanContract>> contracts) {}

    private record Key(String code, String period, @Nullable OptionRight right, double strike) {}

    private SpanModel(List<Parameters> files, Map<String, Double> currencies) {
        this.files = files;
        this.currencies = currencies;
    }

    /**
     * Reads files.
     *
     * @param currencies what one unit of each currency is worth in that of the margin; empty where there is one currency only
     */
    static SpanModel read(List<Path> paths, Map<String, Double> currencies) {
        List<Parameters> files = new ArrayList<>();
        for (Path path : paths) {
            SpanFile file = SpanFiles.read(path);
            Map<Key, List<SpanContract>> contracts = new HashMap<>();
            file.contracts().forEach(c -> contracts
                    .computeIfAbsent(
                            new Key(c.series().product().code(), c.series().period(), c.right(), c.strike()),
                            k -> new ArrayList<>())
                    .add(c));
            files.add(new Parameters(
                    path, new SpanMargin(file.parameters(), OptionValueCredit.ACROSS_COMMODITIES), contracts));
        }
        return new SpanModel(files, currencies);
    }

    @Override
    public String name() {
        return "span";
    }

    @Override
    public AccountResult margin(String account, List<Position> positions) {
        List<Unvalued> unvalued = new ArrayList<>();
        double sum = 0;
        for (SpanAccountMargin margin : margins(positions, unvalued)) {
            sum += total(margin);
        }
        return new AccountResult(account, sum, List.copyOf(unvalued));
    }

    /**
     * The margin by each file that has contracts of the account.
     *
     * @param unvalued is added to
     */
    List<SpanAccountMargin> margins(List<Position> positions, List<Unvalued> unvalued) {
        Map<Integer, List<Holding>> holdings = new TreeMap<>();
        for (Position position : positions) {
            if (position.quantity() == 0) {
                continue;
            }
            int found = -1;
            for (int i = 0; i < files.size() && found < 0; i++) {
                SpanContract contract = contract(files.get(i), position);
                if (contract != null) {
                    found = i;
                    holdings.computeIfAbsent(i, f -> new ArrayList<>()).add(new Holding(contract, position.quantity()));
                }
            }
            if (found < 0) {
                unvalued.add(new Unvalued(BookContracts.name(position), "no SPAN file has this contract"));
            }
        }
        List<SpanAccountMargin> margins = new ArrayList<>();
        holdings.forEach((file, held) -> {
            SpanAccountMargin margin = files.get(file).span().margin(held);
            margin.unmargined()
                    .forEach(u -> unvalued.add(new Unvalued(
                            u.holding().contract().series().toString(),
                            u.reason().words())));
            margins.add(margin);
        });
        return margins;
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
