package io.plimsoll.runs;

import io.plimsoll.features.KnownMarket;
import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.MarketSettings;
import io.plimsoll.market.OptionChain;
import io.plimsoll.surface.SurfaceBuilder;
import io.plimsoll.surface.SurfaceSettings;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The option chains by day, with each day's underlying and rate as far as files and options tell them. */
final class ChainDays {

    private final NavigableMap<LocalDate, OptionChain> chains;
    private final Map<LocalDate, Double> prices;
    private final @Nullable KnownMarket market;
    private final SurfaceRequest request;

    private ChainDays(
            NavigableMap<LocalDate, OptionChain> chains,
            Map<LocalDate, Double> prices,
            @Nullable KnownMarket market,
            SurfaceRequest request) {
        this.chains = chains;
        this.prices = prices;
        this.market = market;
        this.request = request;
    }

    static ChainDays of(MarketData data, SurfaceRequest request) {
        NavigableMap<LocalDate, OptionChain> chains = new TreeMap<>();
        data.options().forEach(chain -> chains.put(chain.date(), chain));
        KnownMarket market = market(data, request);
        if (market != null) {
            chains.keySet().removeIf(day -> market.underlying().session(day) < 0);
        }
        if (chains.isEmpty()) {
            throw new InputRejectedException("there are no option prices in "
                    + data.files().stream()
                            .map(f -> f.path() + " (" + f.format() + ")")
                            .toList());
        }
        return new ChainDays(chains, prices(data, request.study()), market, request);
    }

    /** The study's market where the files hold all of it; files named beside a study may leave out prices and rates. */
    private static @Nullable KnownMarket market(MarketData data, SurfaceRequest request) {
        StudyFile study = request.study();
        if (study == null) {
            return null;
        }
        MarketSettings settings = study.settings().market();
        boolean rates = settings.rates().stream().allMatch(r -> data.series().containsKey(r.series()));
        boolean whole = rates && prices(data, study).size() > 1;
        return whole || request.files().isEmpty() ? KnownMarket.of(data, settings) : null;
    }

    private static Map<LocalDate, Double> prices(MarketData data, @Nullable StudyFile study) {
        Map<LocalDate, Double> prices = new HashMap<>();
        String underlying =
                study == null ? MarketSettings.BARS : study.settings().market().underlying();
        if (underlying.equals(MarketSettings.BARS)) {
            for (Bar bar : data.bars()) {
                prices.put(bar.date(), bar.close());
            }
            return prices;
        }
        for (FuturesRow row : data.futures()) {
            if (row.contract().equals(underlying)) {
                prices.put(row.date(), row.settle());
            }
        }
        return prices;
    }

    NavigableSet<LocalDate> dates() {
        return chains.navigableKeySet();
    }

    /** Whether a rate is given, by the user or by files. */
    boolean rateKnown() {
        return request.rate().isPresent() || (market != null && market.rates().days().length > 0);
    }

    List<String> notes() {
        StudyFile study = request.study();
        boolean without = study != null
                && market == null
                && !study.settings().market().rates().isEmpty();
        return without ? List.of("the files named do not hold the study's prices and rates") : List.of();
    }

    SurfaceBuilder.Built build(LocalDate date, SurfaceSettings settings) {
        double price = request.underlyingPrice().orElseGet(() -> prices.getOrDefault(date, Double.NaN));
        if (settings.optionsOnFuture() && !(price > 0)) {
            throw new InputRejectedException("options on a future need its price on " + date
                    + ", which no file gives; add the file that does, or name it with --underlying-price");
        }
        return SurfaceBuilder.build(
                Objects.requireNonNull(chains.get(date)), before(date), price, rate(date), settings);
    }

    /** The chain of the session before; without sessions, of the day before that has one. */
    private @Nullable OptionChain before(LocalDate date) {
        if (market == null) {
            Map.Entry<LocalDate, OptionChain> before = chains.lowerEntry(date);
            return before == null ? null : before.getValue();
        }
        int session = market.underlying().session(date);
        return session < 1 ? null : chains.get(market.underlying().dates().get(session - 1));
    }

    private DoubleUnaryOperator rate(LocalDate date) {
        OptionalDouble given = request.rate();
        if (given.isPresent() || market == null) {
            return years -> given.orElse(0);
        }
        int session = market.underlying().session(date);
        return years -> market.rates().continuous(session, years);
    }
}
