package io.plimsoll.accounts;

import io.plimsoll.margin.portfolio.Instrument;
import io.plimsoll.margin.portfolio.LinearContract;
import io.plimsoll.margin.portfolio.Liquidity;
import io.plimsoll.margin.portfolio.MarketDay;
import io.plimsoll.margin.portfolio.OptionContract;
import io.plimsoll.margin.portfolio.RiskFactor;
import io.plimsoll.margin.portfolio.VolSurface;
import io.plimsoll.margin.position.Position;
import io.plimsoll.market.OptionRight;
import io.plimsoll.runs.MarginBook;
import io.plimsoll.runs.MarginBook.Kind;
import io.plimsoll.runs.MarginBook.Product;
import io.plimsoll.surface.SliceFit;
import io.plimsoll.surface.SurfaceDay;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what each position is of: instruments and their risk factors, or why there is none. Not thread-safe. */
final class BookContracts {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    private final MarginBook book;
    private final Map<String, BookMarket> markets;
    private final Map<String, Instrument> instruments = new TreeMap<>();
    private final Map<String, RiskFactor> factors = new TreeMap<>();
    private final Map<String, String> marketOfFactor = new HashMap<>();
    private final Map<String, String> unknown = new TreeMap<>();
    private final Map<String, Liquidity> liquidity = new TreeMap<>();
    private final Map<String, VolSurface> surfaces = new TreeMap<>();

    BookContracts(MarginBook book, Map<String, BookMarket> markets) {
        this.book = book;
        this.markets = markets;
        markets.forEach((name, market) -> {
            SurfaceDay surface = market.surface();
            if (surface != null) {
                VolSurface.of(surface, market.settings().optionsOnFuture()).ifPresent(s -> surfaces.put(name, s));
            }
        });
    }

    /** The day's volatilities of a market; null where it has none. */
    @Nullable
    VolSurface surface(String market) {
        return surfaces.get(market);
    }

    /** Why a position cannot be valued. */
    private static final class UnknownContract extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnknownContract(String message) {
            super(message);
        }
    }

    /** The name of a contract: exchange, product, period, and for an option its right and strike. */
    static String name(Position position) {
        OptionRight right = position.right();
        String future = (position.exchange().isEmpty() ? "" : position.exchange() + " ")
                + position.productCode()
                + (position.period().isEmpty() ? "" : " " + position.period());
        String on = position.underlyingPeriod().isEmpty() ? "" : " on " + position.underlyingPeriod();
        return right == null
                ? future
                : future + " " + right.name().toLowerCase(Locale.ROOT) + " " + number(position.strike()) + on;
    }

    private static String number(double strike) {
        String text = Double.toString(strike);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** The instrument's name; {@link #whyNot} tells where it has none. */
    String instrument(Position position) {
        String name = name(position);
        if (!instruments.containsKey(name) && !unknown.containsKey(name)) {
            try {
                instruments.put(name, made(name, position));
            } catch (UnknownContract e) {
                unknown.put(name, Objects.toString(e.getMessage()));
            }
        }
        return name;
    }

    /** Why a name is no instrument; null where it is one. */
    @Nullable
    String whyNot(String name) {
        return unknown.get(name);
    }

    /** The instrument of a name; null where there is none. */
    @Nullable
    Instrument named(String name) {
        return instruments.get(name);
    }

    /** The risk factor of an instrument. */
    RiskFactor factor(Instrument instrument) {
        return Objects.requireNonNull(factors.get(instrument.riskFactor()));
    }

    /** The markets of the positions that are instruments. */
    Set<String> markets(List<Position> positions) {
        Set<String> held = new TreeSet<>();
        for (Position position : positions) {
            Instrument instrument = position.quantity() == 0 ? null : instruments.get(name(position));
            if (instrument != null) {
                held.add(instrument.underlying());
            }
        }
        return held;
    }

    /** The instruments of some markets. */
    List<Instrument> instruments(Set<String> of) {
        return instruments.values().stream()
                .filter(i -> of.contains(i.underlying()))
                .toList();
    }

    /** How easily each instrument is traded, as far as the markets' data tells. */
    Map<String, Liquidity> liquidity() {
        return Collections.unmodifiableMap(liquidity);
    }

    /** The market that a risk factor belongs to. */
    String market(RiskFactor factor) {
        return Objects.requireNonNull(marketOfFactor.get(factor.id()));
    }

    /** Some markets on the valuation day, each with the price of its underlying, whoever holds it. */
    MarketDay day(LocalDate date, Set<String> of) {
        List<RiskFactor> taken = new ArrayList<>();
        of.forEach(name -> spot(Objects.requireNonNull(markets.get(name))));
        factors.values().stream().filter(f -> of.contains(market(f))).forEach(taken::add);
        return new MarketDay(date, taken, surfaces);
    }

    private Instrument made(String name, Position position) {
        boolean option = position.right() != null;
        Product product = book.product(position.exchange(), position.productCode(), option);
        if (product == null) {
            throw new UnknownContract("the book has no " + (option ? "option" : "future or share") + " of the code "
                    + position.productCode());
        }
        BookMarket market = Objects.requireNonNull(markets.get(product.market()));
        double rate = Objects.requireNonNull(book.currencies().get(product.currency()));
        if (!option) {
            RiskFactor factor =
                    product.kind() == Kind.SHARE ? spot(market) : future(market, product, position.period());
            liquidity.put(
                    name,
                    product.kind() == Kind.SHARE
                            ? MarketLiquidity.ofUnderlying(market)
                            : MarketLiquidity.ofFuture(market, factor.id()));
            return new LinearContract(
                    name, market.name(), factor.id(), product.multiplier(), rate, product.valuation());
        }
        RiskFactor factor =
                product.contracts().isEmpty() ? spot(market) : future(market, product, position.underlyingPeriod());
        LocalDate expiry = expiry(market, position.period());
        OptionRight right = Objects.requireNonNull(position.right());
        liquidity.put(name, MarketLiquidity.ofOption(market, expiry, position.strike(), right));
        return new OptionContract(
                name,
                market.name(),
                factor.id(),
                right,
                position.strike(),
                expiry,
                product.style(),
                product.multiplier(),
                rate,
                product.valuation());
    }

    private RiskFactor spot(BookMarket market) {
        return factor(market.spot(), market);
    }

    private RiskFactor future(BookMarket market, Product product, String period) {
        RiskFactor future = market.future(product.contracts(), month(period));
        if (future == null) {
            throw new UnknownContract("the market " + market.name() + " has no settlement of " + product.contracts()
                    + " " + period + " on " + market.date() + ", or that was its last trading day");
        }
        return factor(future, market);
    }

    private RiskFactor factor(RiskFactor factor, BookMarket market) {
        marketOfFactor.put(factor.id(), market.name());
        return factors.computeIfAbsent(factor.id(), id -> factor);
    }

    private static YearMonth month(String period) {
        if (period.length() == 8) {
            return YearMonth.from(date(period));
        }
        try {
            return YearMonth.parse(period, MONTH);
        } catch (DateTimeException e) {
            throw new UnknownContract("a period must be YYYYMM or YYYYMMDD, was \"" + period + "\"");
        }
    }

    private static LocalDate date(String period) {
        try {
            return LocalDate.parse(period, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw new UnknownContract("a period must be YYYYMM or YYYYMMDD, was \"" + period + "\"");
        }
    }

    /** The day that the period names, or the only expiry of the day's surface in its month. */
    private static LocalDate expiry(BookMarket market, String period) {
        if (period.length() == 8) {
            LocalDate day = date(period);
            if (!day.isAfter(market.date())) {
                throw new UnknownContract(
                        "it expired on " + day + "; margins are set at the close of " + market.date());
            }
            return day;
        }
        YearMonth month = month(period);
        SurfaceDay surface = market.surface();
        List<LocalDate> expiries = surface == null
                ? new ArrayList<>()
                : surface.slices().stream()
                        .map(SliceFit::expiry)
                        .filter(e -> YearMonth.from(e).equals(month))
                        .toList();
        if (expiries.size() != 1) {
            throw new UnknownContract("the options of " + market.name() + " on " + market.date() + " have "
                    + (expiries.isEmpty() ? "no expiry" : "the expiries " + expiries) + " in " + month
                    + "; name the day, YYYYMMDD");
        }
        return expiries.get(0);
    }
}
