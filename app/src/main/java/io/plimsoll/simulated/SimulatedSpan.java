package io.plimsoll.simulated;

import io.plimsoll.formats.span.BlackRevaluation;
import io.plimsoll.margin.span.CombinedCommodity;
import io.plimsoll.margin.span.ContractType;
import io.plimsoll.margin.span.MonthParameters;
import io.plimsoll.margin.span.Product;
import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.ScanPoint;
import io.plimsoll.margin.span.ScanTerms;
import io.plimsoll.margin.span.SeriesId;
import io.plimsoll.margin.span.ShortOptionMinimum;
import io.plimsoll.margin.span.SpanArrays;
import io.plimsoll.margin.span.SpanContract;
import io.plimsoll.margin.span.SpanFile;
import io.plimsoll.margin.span.SpanParameters;
import io.plimsoll.market.DeliveryMonth;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.OptionRight;
import io.plimsoll.market.OptionRow;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.SimulatedWorld;
import io.plimsoll.simulate.WorldSettings;
import io.plimsoll.surface.model.SviSabr;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The SPAN parameters of an underlying's last session. The price scan is the larger true 99 % quantile of the session, the
 * volatility scan a fifth of the volatility; options are taken as options on the future that is delivered with or after them, and
 * revalued by Black's formula at the true smile and the forward of put-call parity.
 */
final class SimulatedSpan {

    private static final String EXCHANGE = "SIM";
    private static final double VOL_SHARE = 0.2;
    private static final double EXTREME = 3;
    private static final double COVER = 0.33;
    private static final List<ScanPoint> POINTS = ScanPoint.standard(EXTREME, COVER);
    /** Currency that a contract is about worth. */
    private static final double WORTH = 100_000;

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    private final WorldSettings settings;
    private final SimulatedMarket market;
    private final String symbol;
    private final LocalDate date;
    private final double factor;
    private final double rate;
    private final double priceScan;
    private final ProductId futures;
    private final ProductId options;
    private final List<SpanContract> contracts = new ArrayList<>();
    private final List<MonthParameters> months = new ArrayList<>();

    private SimulatedSpan(WorldSettings settings, SimulatedMarket market) {
        this.settings = settings;
        this.market = market;
        this.symbol = market.profile().symbol();
        int last = market.bars().size() - 1;
        this.date = market.bars().get(last).date();
        double spot = market.bars().get(last).close();
        this.factor = Math.rint(Math.pow(10, Math.rint(Math.log10(WORTH / spot))));
        this.rate = rounded(
                market.series().getOrDefault("rate", List.of()).get(last).value() / 100, 4);
        double quantile = Math.max(
                market.laws().get(last).longLoss(0.99), market.laws().get(last).shortLoss(0.99));
        this.priceScan = Math.ceil(quantile * spot * factor);
        this.futures = new ProductId(EXCHANGE, symbol, ContractType.FUTURE);
        this.options = new ProductId(EXCHANGE, symbol, ContractType.OPTION_ON_FUTURE);
    }

    static SpanFile of(WorldSettings settings, SimulatedMarket market) {
        SimulatedSpan span = new SimulatedSpan(settings, market);
        List<YearMonth> delivered = span.addFutures();
        span.addOptions(delivered);
        return new SpanFile(span.parameters(), span.contracts);
    }

    private List<YearMonth> addFutures() {
        List<YearMonth> delivered = new ArrayList<>();
        for (FuturesRow row : market.futures()) {
            if (row.date().equals(date)) {
                YearMonth month = DeliveryMonth.of(row.contract());
                delivered.add(month);
                contracts.add(new SpanContract(
                        new SeriesId(futures, month.format(MONTH), ""),
                        symbol,
                        null,
                        Double.NaN,
                        row.settle(),
                        Double.NaN,
                        factor,
                        1,
                        SpanArrays.future(priceScan, POINTS).rounded(0)));
            }
        }
        return delivered;
    }

    private void addOptions(List<YearMonth> delivered) {
        Map<LocalDate, Map<Double, Map<OptionRight, OptionRow>>> expiries = new TreeMap<>();
        for (OptionRow row : market.options()) {
            if (row.date().equals(date)) {
                expiries.computeIfAbsent(row.expiry(), e -> new TreeMap<>())
                        .computeIfAbsent(row.strike(), s -> new LinkedHashMap<>())
                        .putIfAbsent(row.right(), row);
            }
        }
        expiries.forEach((expiry, strikes) -> {
            YearMonth under = delivered.stream()
                    .filter(m -> !m.isBefore(YearMonth.from(expiry)))
                    .findFirst()
                    .orElse(delivered.get(delivered.size() - 1));
            addExpiry(expiry, under, strikes);
        });
    }

    private void addExpiry(LocalDate expiry, YearMonth under, Map<Double, Map<OptionRight, OptionRow>> strikes) {
        int days = (int) ChronoUnit.DAYS.between(date, expiry);
        double years = rounded(days / 365.0, 6);
        double forward = forward(strikes, years);
        if (Double.isNaN(forward)) {
            return; // no strike of the day has a price of its call and of its put
        }
        List<SviSabr> smiles = SimulatedWorld.smiles(settings, symbol, days);
        SviSabr smile = smiles.get(smiles.size() - 1);
        SeriesId series = new SeriesId(options, under.format(MONTH), expiry.format(DateTimeFormatter.BASIC_ISO_DATE));
        double base = rounded(smile.alpha(), 6);
        months.add(new MonthParameters(
                series, base, rounded(VOL_SHARE * base, 6), priceScan, EXTREME, COVER, rate, years, 1, expiry));
        strikes.forEach((strike, pair) -> pair.values().forEach(row -> {
            double vol = rounded(smile.vol(Math.log(strike / forward)), 6);
            contracts.add(option(
                    series,
                    row,
                    vol,
                    new ScanTerms(forward, vol, years, 1 / 365.0, priceScan / factor, VOL_SHARE * base, factor)));
        }));
    }

    private SpanContract option(SeriesId series, OptionRow row, double vol, ScanTerms terms) {
        BlackRevaluation model = new BlackRevaluation(row.right(), row.strike(), rate);
        return new SpanContract(
                series,
                symbol,
                row.right(),
                row.strike(),
                row.price(),
                vol,
                factor,
                rounded(SpanArrays.compositeDelta(model, terms), 4),
                SpanArrays.option(model, terms, POINTS).rounded(0));
    }

    /** K + e^(rT)(C − P) at the strike where calls and puts cost most alike. */
    private double forward(Map<Double, Map<OptionRight, OptionRow>> strikes, double years) {
        double least = Double.POSITIVE_INFINITY;
        double forward = Double.NaN;
        for (Map.Entry<Double, Map<OptionRight, OptionRow>> strike : strikes.entrySet()) {
            double apart = price(strike.getValue().get(OptionRight.CALL))
                    - price(strike.getValue().get(OptionRight.PUT));
            if (Math.abs(apart) < least) {
                least = Math.abs(apart);
                forward = strike.getKey() + Math.exp(rate * years) * apart;
            }
        }
        return forward;
    }

    private static double price(@Nullable OptionRow row) {
        return row == null ? Double.NaN : row.price();
    }

    private SpanParameters parameters() {
        return new SpanParameters(
                date,
                true,
                "final",
                "SIMCC",
                List.of(EXCHANGE),
                POINTS,
                List.of(
                        new Product(futures, Product.Valuation.FUTURES, null),
                        new Product(options, Product.Valuation.PREMIUM, market.exercise())),
                months,
                List.of(new CombinedCommodity(
                        symbol.substring(0, Math.min(6, symbol.length())),
                        "USD",
                        0,
                        List.of(),
                        List.of(futures, options),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ShortOptionMinimum.NONE)),
                List.of(),
                Map.of());
    }

    private static double rounded(double value, int decimals) {
        double scale = Math.rint(Math.pow(10, decimals));
        return Math.rint(value * scale) / scale;
    }
}
