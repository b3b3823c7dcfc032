package io.plimsoll.accounts;

import io.plimsoll.StudyMarket;
import io.plimsoll.StudyObserver;
import io.plimsoll.formats.Importer;
import io.plimsoll.margin.portfolio.RiskFactor;
import io.plimsoll.market.Columns;
import io.plimsoll.market.DeliveryMonth;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.HeldFutures;
import io.plimsoll.market.History;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.MarketSettings;
import io.plimsoll.runs.StudyFile;
import io.plimsoll.store.Store;
import io.plimsoll.surface.SurfaceDay;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One market of a book, as it was known at the close of the valuation day.
 *
 * @param name in the book
 * @param settings of its study
 * @param data everything that was read, later days too
 * @param history up to the last session on or before the valuation day
 * @param surface of that session; null where there were no options
 */
record BookMarket(
        String name,
        MarketSettings settings,
        MarketData data,
        History history,
        @Nullable SurfaceDay surface) {

    /** A market may have been closed on the valuation day, but not longer than this. */
    private static final int MOST_CLOSED_DAYS = 10;

    /** What was read of a market, before a day is chosen. */
    record Read(String name, MarketSettings settings, MarketData data, StudyMarket market) {

        LocalDate last() {
            return market.history().date(market.history().last());
        }

        BookMarket asOf(LocalDate day) {
            History all = market.history();
            int session = all.last();
            while (session > 0 && all.date(session).isAfter(day)) {
                session--;
            }
            LocalDate date = all.date(session);
            if (date.isAfter(day) || ChronoUnit.DAYS.between(date, day) > MOST_CLOSED_DAYS) {
                throw new InputRejectedException("the market " + name + " must have a session on " + day
                        + " or in the " + MOST_CLOSED_DAYS + " days before; its sessions run from " + all.date(0)
                        + " to " + last());
            }
            SurfaceDay surface = market.surfaces().stream()
                    .filter(s -> s.date().equals(date))
                    .findFirst()
                    .orElse(null);
            return new BookMarket(name, settings, data, all.upTo(session), surface);
        }
    }

    static Read read(String name, StudyFile study, Path dataFolder, Path store, StudyObserver observer) {
        Path folder = study.folder(dataFolder, store);
        MarketData data;
        try (Store open = Store.open(store)) {
            data = Importer.read(
                    folder,
                    study.imports(),
                    open,
                    observer.stage(
                            "Reading " + name,
                            Importer.files(folder, study.imports()).size()));
        }
        return new Read(name, study.settings().market(), data, StudyMarket.of(study.settings(), data, observer));
    }

    /** The last session. */
    LocalDate date() {
        return history.date(history.last());
    }

    /** The price of the market's underlying. */
    RiskFactor spot() {
        return new RiskFactor(
                name,
                history.latest(Columns.PRICE),
                change(),
                settings.optionsOnFuture() ? RiskFactor.Kind.FUTURE : RiskFactor.Kind.SPOT,
                history);
    }

    private RiskFactor.Change change() {
        return settings.relativePnl() ? RiskFactor.Change.RELATIVE : RiskFactor.Change.ABSOLUTE;
    }

    /**
     * The price of a future. Its past is that of the contract that stood where it stands now: as many contracts of the product
     * before it. These are held as the study rolls them, or all of them to their end on days when the study has left a contract
     * that still trades, so that no two contracts ever share a past. Where the data does not tell last trading days, a future
     * moves as the market's underlying does, relatively.
     *
     * @param product what the names of its contracts begin with
     * @return null where the day has no settlement of it, or is its last trading day
     */
    @Nullable
    RiskFactor future(String product, YearMonth delivery) {
        FuturesRow row = settlement(product, delivery);
        if (row == null) {
            return null;
        }
        String id = row.contract();
        if (!HeldFutures.tells(data, product)) {
            Map<String, double[]> own = columns();
            own.put(Columns.PNL, history.all(Columns.RETURN));
            return new RiskFactor(id, row.settle(), RiskFactor.Change.RELATIVE, RiskFactor.Kind.FUTURE, history(own));
        }
        int rank = HeldFutures.rank(data, product, 0, id, date());
        if (rank < 0) {
            return null;
        }
        int rolled = HeldFutures.rank(data, product, settings.rollDays(), id, date());
        int rollDays = rolled == rank ? settings.rollDays() : 0;
        return new RiskFactor(
                id,
                row.settle(),
                change(),
                RiskFactor.Kind.FUTURE,
                history(held(HeldFutures.of(data, product, rollDays, rank))));
    }

    private @Nullable FuturesRow settlement(String product, YearMonth delivery) {
        List<String> codes =
                List.of(DeliveryMonth.lettered(product, delivery), DeliveryMonth.numbered(product, delivery));
        return data.futures().stream()
                .filter(r -> r.date().equals(date()) && codes.contains(r.contract()) && !Double.isNaN(r.settle()))
                .findFirst()
                .orElse(null);
    }

    private Map<String, double[]> held(List<HeldFutures.Day> days) {
        Map<LocalDate, HeldFutures.Day> byDate = new HashMap<>();
        days.forEach(day -> byDate.put(day.date(), day));
        Map<String, double[]> own = columns();
        double[] price = new double[history.size()];
        double[] pnl = new double[history.size()];
        Arrays.fill(price, Double.NaN);
        Arrays.fill(pnl, Double.NaN);
        for (int t = 0; t < price.length; t++) {
            HeldFutures.Day day = byDate.get(history.date(t));
            if (day != null) {
                price[t] = day.price();
                pnl[t] =
                        settings.relativePnl() ? (day.before() > 0 ? day.pnl() / day.before() : Double.NaN) : day.pnl();
            }
        }
        own.put(Columns.PRICE, price);
        own.put(Columns.PNL, pnl);
        return own;
    }

    /** The market's own columns. */
    private Map<String, double[]> columns() {
        Map<String, double[]> columns = new TreeMap<>();
        history.columns().forEach(name -> columns.put(name, history.all(name)));
        return columns;
    }

    private History history(Map<String, double[]> columns) {
        return History.of(
                IntStream.range(0, history.size()).mapToObj(history::date).toList(), columns);
    }
}
