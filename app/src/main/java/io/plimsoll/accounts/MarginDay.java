package io.plimsoll.accounts;

import io.plimsoll.StudyObserver;
import io.plimsoll.formats.span.SpanFiles;
import io.plimsoll.margin.portfolio.LiquidityAddOn;
import io.plimsoll.margin.portfolio.Unvalued;
import io.plimsoll.margin.position.Position;
import io.plimsoll.margin.span.SpanFile;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.runs.MarginBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The markets of a day and the models made ready for it, so that accounts can be margined, explained and compared. */
public final class MarginDay {

    private static final String SPAN = "span";

    private final MarginRequest request;
    private final StudyObserver observer;
    private final List<String> notes = new ArrayList<>();
    private final List<AccountModel> models = new ArrayList<>();
    private @Nullable LocalDate date;

    private MarginDay(MarginRequest request, StudyObserver observer) {
        this.request = request;
        this.observer = observer;
    }

    /**
     * Reads the markets and makes the models ready.
     *
     * @param positions whose contracts are to be valued
     * @throws InputRejectedException where a file cannot be used, a model is not known, or a market has no session near the day
     */
    public static MarginDay open(MarginRequest request, List<Position> positions, StudyObserver observer) {
        MarginDay day = new MarginDay(request, observer);
        day.open(positions);
        observer.stage("", 0);
        return day;
    }

    /** The models, in the order asked for. */
    public List<AccountModel> models() {
        return List.copyOf(models);
    }

    /** The day at whose close margins are set; null where SPAN files alone give them. */
    public @Nullable LocalDate date() {
        return date;
    }

    /** What a reader has to know. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** The margins of accounts. */
    public MarginResults margins(Map<String, List<Position>> accounts) {
        LongConsumer onDone = observer.stage("Margins", models.size());
        Map<String, List<AccountResult>> byModel = new LinkedHashMap<>();
        for (AccountModel model : models) {
            byModel.put(model.name(), model.margins(accounts));
            onDone.accept(byModel.size());
        }
        observer.stage("", 0);
        List<MarginResults.Row> rows = new ArrayList<>();
        int i = 0;
        for (Map.Entry<String, List<Position>> account : accounts.entrySet()) {
            Map<String, Double> margins = new LinkedHashMap<>();
            Map<String, List<Unvalued>> unvalued = new LinkedHashMap<>();
            for (Map.Entry<String, List<AccountResult>> results : byModel.entrySet()) {
                AccountResult result = results.getValue().get(i);
                margins.put(results.getKey(), result.margin());
                if (!result.unvalued().isEmpty()) {
                    unvalued.put(results.getKey(), result.unvalued());
                }
            }
            rows.add(new MarginResults.Row(
                    account.getKey(), account.getValue().size(), margins, unvalued, liquidity(account)));
            i++;
        }
        MarginBook book = request.book();
        return new MarginResults(
                date,
                book == null ? "" : book.currency(),
                confidence(),
                book == null ? 1 : book.settings().horizonDays(),
                List.copyOf(byModel.keySet()),
                rows,
                List.copyOf(notes));
    }

    /** The add-on, by the first model of scenarios. */
    private LiquidityAddOn.@Nullable Result liquidity(Map.Entry<String, List<Position>> account) {
        MarginBook book = request.book();
        if (!request.liquidity() || book == null) {
            return null;
        }
        return models.stream()
                .filter(ScenarioMargins.class::isInstance)
                .map(ScenarioMargins.class::cast)
                .findFirst()
                .orElseThrow(() -> new InputRejectedException(
                        "the add-on for liquidity needs a model of scenarios, such as hs, beside " + request.models()))
                .liquidity(account.getKey(), account.getValue(), book.liquidity());
    }

    private double confidence() {
        MarginBook book = request.book();
        return Double.isNaN(request.confidence()) && book != null ? book.confidence() : request.confidence();
    }

    private void open(List<Position> positions) {
        List<String> ofMarkets =
                request.models().stream().filter(m -> !m.equals(SPAN)).toList();
        DayContents contents = null;
        if (!ofMarkets.isEmpty() || request.spanFiles().isEmpty()) {
            contents = contents(positions);
        }
        LongConsumer onDone = observer.stage("Models", request.models().size());
        for (String name : request.models()) {
            models.add(
                    name.equals(SPAN)
                            ? span(spanFiles(positions, contents))
                            : modelsOf(Objects.requireNonNull(contents)).model(name));
            onDone.accept(models.size());
        }
    }

    /** The files named, or parameters of our own for what the accounts hold. */
    private List<SpanFile> spanFiles(List<Position> positions, @Nullable DayContents contents) {
        if (!request.spanFiles().isEmpty()) {
            return request.spanFiles().stream().map(SpanFiles::read).toList();
        }
        DayContents own = Objects.requireNonNull(contents);
        return List.of(new OwnSpan(own.book(), own.contracts(), own.date(), confidence()).file(positions));
    }

    private DayModels modelsOf(DayContents contents) {
        return new DayModels(contents, request.multipliers(), confidence(), notes);
    }

    private SpanModel span(List<SpanFile> files) {
        MarginBook book = request.book();
        return SpanModel.of(files, book == null ? Map.of() : book.currencies(), contract -> {
            MarginBook.Product product = book == null
                    ? null
                    : book.product(
                            contract.series().product().exchange(),
                            contract.series().product().code(),
                            contract.right() != null);
            return product == null ? 1 : request.multipliers().getOrDefault(product.market(), 1.0);
        });
    }

    private DayContents contents(List<Position> positions) {
        MarginBook book = request.book();
        if (book == null) {
            throw new InputRejectedException(
                    "name a book with --book: only the model span needs none, with --span FILE");
        }
        List<BookMarket.Read> read = new ArrayList<>();
        book.markets()
                .forEach((name, study) ->
                        read.add(BookMarket.read(name, study, request.dataFolder(), request.store(), observer)));
        LocalDate asOf = request.asOf();
        LocalDate day = asOf != null
                ? asOf
                : read.stream()
                        .map(BookMarket.Read::last)
                        .min(LocalDate::compareTo)
                        .orElseThrow();
        date = day;
        Map<String, BookMarket> markets = new TreeMap<>();
        read.forEach(r -> markets.put(r.name(), r.asOf(day)));
        markets.values().stream()
                .filter(m -> !m.date().equals(day))
                .forEach(m -> notes.add(m.name() + " was closed on " + day + "; it stands as of " + m.date()));
        BookContracts contracts = new BookContracts(book, markets);
        positions.stream().filter(p -> p.quantity() != 0).forEach(contracts::instrument);
        return new DayContents(book, day, markets, contracts);
    }
}
