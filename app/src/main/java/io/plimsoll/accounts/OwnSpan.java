package io.plimsoll.accounts;

import io.plimsoll.margin.Baseline;
import io.plimsoll.margin.Side;
import io.plimsoll.margin.portfolio.Instrument;
import io.plimsoll.margin.portfolio.OptionContract;
import io.plimsoll.margin.portfolio.RiskFactor;
import io.plimsoll.margin.portfolio.VolSurface;
import io.plimsoll.margin.position.Position;
import io.plimsoll.margin.span.ContractType;
import io.plimsoll.margin.span.IntercommoditySpread;
import io.plimsoll.margin.span.IntracommoditySpread;
import io.plimsoll.margin.span.Product.Valuation;
import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.Revaluation;
import io.plimsoll.margin.span.ScanContract;
import io.plimsoll.margin.span.ScanSettings;
import io.plimsoll.margin.span.SeriesId;
import io.plimsoll.margin.span.ShortOptionMinimum;
import io.plimsoll.margin.span.SpanFile;
import io.plimsoll.margin.span.SpanScan;
import io.plimsoll.margin.span.SpreadLeg;
import io.plimsoll.margin.span.Tier;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRight;
import io.plimsoll.pricing.Black;
import io.plimsoll.runs.MarginBook;
import io.plimsoll.runs.MarginBook.Kind;
import io.plimsoll.runs.MarginBook.Product;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * SPAN parameters of our own, for the contracts that accounts hold: the price scan range is the margin of one unit by a model,
 * the volatility scan range a share of each option's volatility on the day's surface, where arrays are computed too. A combined
 * commodity is a family: the futures whose names begin alike with the options on them, or a share with its options; it is named
 * by that beginning, or by its market. Options are priced as European.
 */
final class OwnSpan {

    private static final double DAYS_A_YEAR = 365;

    private final MarginBook book;
    private final BookContracts contracts;
    private final LocalDate date;
    private final double confidence;

    /**
     * A family.
     *
     * @param currency of its contracts
     * @param ranges price scan ranges of its risk factors, price units
     * @param futures whether it has months whose prices may part
     * @param options products of its options
     * @param contracts with arrays to be
     */
    private record Family(
            String currency,
            Map<String, Double> ranges,
            boolean futures,
            Set<Product> options,
            List<ScanContract> contracts) {

        /** Options of one family are paid for alike; SPAN knows one way for each. */
        Valuation valuation(String code) {
            List<io.plimsoll.margin.portfolio.Valuation> ways =
                    options.stream().map(Product::valuation).distinct().toList();
            if (ways.size() > 1) {
                throw new InputRejectedException("the options of " + code
                        + " must have one valuation in the book for the model span, had " + ways);
            }
            return ways.contains(io.plimsoll.margin.portfolio.Valuation.FUTURES)
                    ? Valuation.FUTURES
                    : Valuation.PREMIUM;
        }

        /** The widest range. */
        double priceScan() {
            return ranges.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElseThrow();
        }

        /** The price scan range of one contract in currency: of an option where there is one, else of the first. */
        double range() {
            return priceScan()
                    * contracts.stream()
                            .filter(c -> c.right() != null)
                            .findFirst()
                            .orElse(contracts.get(0))
                            .contractValueFactor();
        }
    }

    OwnSpan(MarginBook book, BookContracts contracts, LocalDate date, double confidence) {
        this.book = book;
        this.contracts = contracts;
        this.date = date;
        this.confidence = confidence;
    }

    /** The parameters; contracts that cannot be valued are left out. */
    SpanFile file(List<Position> positions) {
        Map<String, Family> families = new TreeMap<>();
        Map<ScanContract, Revaluation> models = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Position position : positions) {
            Instrument instrument = contracts.named(BookContracts.name(position));
            if (instrument == null || !seen.add(instrument.id())) {
                continue;
            }
            Product product = Objects.requireNonNull(
                    book.product(position.exchange(), position.productCode(), position.right() != null));
            RiskFactor factor = contracts.factor(instrument);
            ScanContract contract = contract(position, product, instrument, factor, models);
            if (contract != null) {
                Family family = families.computeIfAbsent(
                        product.contracts().isEmpty() ? product.market() : product.contracts(),
                        f -> new Family(
                                product.currency(),
                                new TreeMap<>(),
                                !product.contracts().isEmpty(),
                                new LinkedHashSet<>(),
                                new ArrayList<>()));
                family.contracts().add(contract);
                if (contract.right() != null) {
                    family.options().add(product);
                }
                family.ranges().computeIfAbsent(factor.id(), f -> priceScan(product.market(), factor));
            }
        }
        List<SpanScan.Commodity> commodities = new ArrayList<>();
        families.forEach((code, family) -> commodities.add(
                new SpanScan.Commodity(code, family.currency(), settings(code, family), family.contracts())));
        return SpanScan.file(
                date, "PLIMSOLL", commodities, credits(families.keySet()), c -> Objects.requireNonNull(models.get(c)));
    }

    private @Nullable ScanContract contract(
            Position position,
            Product product,
            Instrument instrument,
            RiskFactor factor,
            Map<ScanContract, Revaluation> models) {
        OptionRight right = position.right();
        if (right == null) {
            ContractType type = product.kind() == Kind.SHARE ? ContractType.PHYSICAL : ContractType.FUTURE;
            return ScanContract.future(
                    new SeriesId(id(position, type), position.period(), ""), factor.price(), product.multiplier());
        }
        VolSurface surface = contracts.surface(instrument.underlying());
        OptionContract option = (OptionContract) instrument;
        double years = ChronoUnit.DAYS.between(date, option.expiry()) / DAYS_A_YEAR;
        if (surface == null || years <= 0 || !(factor.price() > 0) || !(option.strike() > 0)) {
            return null;
        }
        boolean onFuture = factor.kind() == RiskFactor.Kind.FUTURE;
        Revaluation model = revaluation(surface, option, onFuture);
        double forward = factor.price() * (onFuture ? 1 : Math.exp(surface.carry(years)));
        double vol = Math.sqrt(surface.totalVariance(Math.log(option.strike() / forward), years) / years);
        ScanContract contract = new ScanContract(
                new SeriesId(
                        id(position, onFuture ? ContractType.OPTION_ON_FUTURE : ContractType.OPTION_ON_EQUITY),
                        position.underlyingPeriod(),
                        position.period()),
                right,
                option.strike(),
                model.price(factor.price(), vol, years),
                factor.price(),
                vol,
                years,
                product.multiplier());
        models.put(contract, model);
        return contract;
    }

    private static ProductId id(Position position, ContractType type) {
        return new ProductId(position.exchange(), position.productCode(), type);
    }

    /**
     * Black's formula on the forward, discounted where the premium is paid; in its limit, without time value, where an extreme move
     * takes the forward to zero or below.
     */
    private static Revaluation revaluation(VolSurface surface, OptionContract option, boolean onFuture) {
        boolean paid = option.valuation() == io.plimsoll.margin.portfolio.Valuation.PREMIUM;
        return (underlying, vol, years) -> {
            double forward = underlying * (onFuture ? 1 : Math.exp(surface.carry(years)));
            double undiscounted = forward > 0
                    ? Black.price(option.right(), forward, option.strike(), vol, years)
                    : option.intrinsic(forward);
            return paid ? surface.discount(years) * undiscounted : undiscounted;
        };
    }

    /** The margin of one unit of a risk factor, by its own past, in price units. */
    private double priceScan(String market, RiskFactor factor) {
        Baseline model = book.model(market, book.span().priceScan()).base();
        double margin = Stream.of(Side.LONG, Side.SHORT)
                .mapToDouble(side -> model.margin(factor.history(), side, confidence))
                .max()
                .orElseThrow();
        if (Double.isNaN(margin)) {
            throw new InputRejectedException("span.priceScan: " + book.span().priceScan() + " has no margin of "
                    + factor.id() + " on " + date + "; name another model");
        }
        return factor.change() == RiskFactor.Change.RELATIVE ? factor.price() * margin : margin;
    }

    private ScanSettings settings(String code, Family family) {
        MarginBook.Span span = book.span();
        double vol = family.contracts().stream()
                .mapToDouble(ScanContract::vol)
                .filter(v -> !Double.isNaN(v))
                .average()
                .orElse(0);
        return new ScanSettings(
                family.priceScan(),
                span.volScan() * vol,
                span.extremeMultiplier(),
                span.extremeCover(),
                book.settings().horizonDays(),
                family.valuation(code),
                List.of(),
                List.of(),
                List.of(),
                family.futures() ? List.of(calendar(code, span.calendarCharge() * family.range())) : List.of(),
                List.of(),
                new ShortOptionMinimum(
                        ShortOptionMinimum.Method.SUM,
                        List.of(new ShortOptionMinimum.Rate(Tier.all(), span.shortOptionMinimum() * family.range()))));
    }

    private static IntracommoditySpread calendar(String code, double charge) {
        return new IntracommoditySpread(
                1, charge, List.of(leg(code, 1, SpreadLeg.Side.A), leg(code, 1, SpreadLeg.Side.B)));
    }

    /** Credits whose families are all held by someone. */
    private List<IntercommoditySpread> credits(Set<String> families) {
        List<IntercommoditySpread> credits = new ArrayList<>();
        for (MarginBook.Credit credit : book.span().credits()) {
            if (families.containsAll(credit.legs().keySet())) {
                List<IntercommoditySpread.Leg> legs = new ArrayList<>();
                credit.legs()
                        .forEach((family, delta) -> legs.add(new IntercommoditySpread.Leg(
                                leg(family, Math.abs(delta), delta > 0 ? SpreadLeg.Side.A : SpreadLeg.Side.B),
                                credit.share())));
                credits.add(
                        new IntercommoditySpread(credits.size() + 1, false, IntercommoditySpread.Method.SHARE, legs));
            }
        }
        return credits;
    }

    private static SpreadLeg leg(String family, double delta, SpreadLeg.Side side) {
        return new SpreadLeg(family, 0, "", delta, side);
    }
}
