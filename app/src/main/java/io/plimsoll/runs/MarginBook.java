package io.plimsoll.runs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.plimsoll.StudySettings;
import io.plimsoll.backtest.ControllerTool;
import io.plimsoll.margin.BaselineSettings;
import io.plimsoll.margin.portfolio.LiquidityAddOn;
import io.plimsoll.margin.portfolio.PortfolioSettings;
import io.plimsoll.margin.portfolio.Valuation;
import io.plimsoll.margin.tools.MarginModel;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.multiplier.Bounds;
import io.plimsoll.pricing.EarlyExercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A book: the markets that accounts hold contracts of, what each product is, and how margins are computed.
 *
 * @param file it was read from
 * @param currency of the margins
 * @param currencies by code, units of {@code currency} for one
 * @param markets by name, the study that says how each is read
 * @param products by code, then kind
 * @param confidence share of losses to be covered
 * @param models names of baselines, with tools; see docs/method/baselines.md
 * @param settings of the revaluation
 * @param span how SPAN parameters are made of our own prices, where no file gives them
 * @param liquidity shares of volume and open interest that can be closed out in a day
 */
public record MarginBook(
        Path file,
        String currency,
        Map<String, Double> currencies,
        Map<String, StudyFile> markets,
        List<Product> products,
        double confidence,
        List<String> models,
        PortfolioSettings settings,
        Span span,
        LiquidityAddOn liquidity) {

    /** What a product is. */
    public enum Kind {
        FUTURE,
        OPTION,
        SHARE
    }

    /**
     * A product.
     *
     * @param exchange acronym; empty for any
     * @param code in positions
     * @param kind of contract
     * @param market whose surface and history it has
     * @param contracts what the names of its futures begin with in the market's data, such as CL of CLV25; for an option on
     *     futures, of the futures under it; empty for a share and for an option on one
     * @param multiplier currency for one price unit
     * @param currency its own
     * @param valuation how its price is paid
     * @param style of an option
     */
    public record Product(
            String exchange,
            String code,
            Kind kind,
            String market,
            String contracts,
            double multiplier,
            String currency,
            Valuation valuation,
            ExerciseStyle style) {}

    /**
     * SPAN parameters of our own. Charges are shares of the price scan range in currency.
     *
     * @param priceScan the model whose margin of one unit is the price scan range
     * @param volScan volatility scan range as a share of the volatility of each option
     * @param extremeMultiplier scan ranges of the extreme move
     * @param extremeCover share of its loss that counts
     * @param calendarCharge for one spread between two months of a family
     * @param shortOptionMinimum for one short option
     * @param credits between families, by priority
     */
    public record Span(
            String priceScan,
            double volScan,
            double extremeMultiplier,
            double extremeCover,
            double calendarCharge,
            double shortOptionMinimum,
            List<Credit> credits) {

        public Span {
            if (!(volScan >= 0
                    && extremeMultiplier >= 0
                    && extremeCover >= 0
                    && calendarCharge >= 0
                    && shortOptionMinimum >= 0)) {
                throw new IllegalArgumentException("span: volScan, extremeMultiplier, extremeCover, calendarCharge and"
                        + " shortOptionMinimum must not be negative, were " + volScan + ", " + extremeMultiplier + ", "
                        + extremeCover + ", " + calendarCharge + " and " + shortOptionMinimum);
            }
        }
    }

    /**
     * A credit between families.
     *
     * @param legs deltas of each family for one spread; the sign is the side of the market
     * @param share of the price risk that is given back
     */
    public record Credit(Map<String, Double> legs, double share) {}

    /** Reads a book; the studies that it names are looked for beside it. */
    public static MarginBook read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputRejectedException(file + ": there is no such book; see books/ for examples");
        }
        try (Section root = new Section(file.toString(), "", new YAMLMapper().readTree(Files.readString(file)))) {
            return of(file, root);
        } catch (JacksonException e) {
            throw new InputRejectedException(file + ": not readable as YAML: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InputRejectedException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new InputRejectedException(file + ": " + e.getMessage(), e);
        }
    }

    private static MarginBook of(Path file, Section root) {
        Map<String, StudyFile> markets = markets(file, root);
        String currency = root.text("currency");
        Map<String, Double> currencies = currencies(root, currency);
        double confidence = root.number("confidence", 0.99);
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new InputRejectedException(file + ": confidence must be in (0.5, 1), was " + confidence);
        }
        List<String> models = root.texts("models");
        PortfolioSettings settings = settings(root);
        return new MarginBook(
                file,
                currency,
                currencies,
                markets,
                products(file, root, markets, currency, currencies),
                confidence,
                models.isEmpty() ? List.of("hs", "fhs") : models,
                settings,
                span(root),
                liquidity(root, settings.horizonDays()));
    }

    private static Span span(Section root) {
        try (Section own = root.section("span")) {
            List<Credit> credits = new ArrayList<>();
            for (Section credit : own.sections("credits")) {
                try (credit) {
                    Map<String, Double> legs = new TreeMap<>();
                    credit.entries("legs").forEach((family, delta) -> legs.put(family, delta.asDouble()));
                    double share = credit.number("share", Double.NaN);
                    if (legs.size() < 2 || legs.containsValue(0.0) || !(share > 0 && share <= 1)) {
                        throw new IllegalArgumentException(
                                "span.credits: a credit needs two legs or more, none of them 0, and a"
                                        + " share in (0, 1], were " + legs + " and " + share);
                    }
                    credits.add(new Credit(legs, share));
                }
            }
            return new Span(
                    own.text("priceScan", "fhs"),
                    own.number("volScan", 0.25),
                    own.number("extremeMultiplier", 3),
                    own.number("extremeCover", 0.33),
                    own.number("calendarCharge", 0.1),
                    own.number("shortOptionMinimum", 0.05),
                    List.copyOf(credits));
        }
    }

    private static LiquidityAddOn liquidity(Section root, int horizonDays) {
        try (Section own = root.section("liquidity")) {
            return new LiquidityAddOn(
                    own.number("volumeShare", 0.1), own.number("openInterestShare", 0.05), horizonDays);
        }
    }

    private static PortfolioSettings settings(Section root) {
        PortfolioSettings usual = PortfolioSettings.DEFAULT;
        try (Section own = root.section("revaluation")) {
            return new PortfolioSettings(
                    own.integer("horizonDays", usual.horizonDays()),
                    own.integer("scenarios", usual.scenarios()),
                    own.choice("smile", PortfolioSettings.SmileRule.class, usual.smile()),
                    own.choice("volMoves", PortfolioSettings.VolMoves.class, usual.volMoves()),
                    own.choice("earlyExercise", EarlyExercise.class, usual.earlyExercise()));
        }
    }

    private static Map<String, StudyFile> markets(Path file, Section root) {
        Map<String, StudyFile> markets = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> market : root.entries("markets").entrySet()) {
            Path study = file.toAbsolutePath().resolveSibling(market.getValue().asText());
            markets.put(market.getKey(), StudyFile.read(study.normalize(), OptionalLong.empty()));
        }
        if (markets.isEmpty()) {
            throw new InputRejectedException(
                    file + ": markets must name at least one study, such as markets: {wti: ../studies/wti.yaml}");
        }
        return markets;
    }

    private static Map<String, Double> currencies(Section root, String currency) {
        Map<String, Double> rates = new TreeMap<>(Map.of(currency, 1.0));
        root.entries("currencies").forEach((code, rate) -> {
            if (!rate.isNumber() || !(rate.asDouble() > 0)) {
                throw root.wrong("currencies." + code, "must be a number above 0: " + currency + " for one", rate);
            }
            rates.put(code, rate.asDouble());
        });
        return rates;
    }

    private static List<Product> products(
            Path file, Section root, Map<String, StudyFile> markets, String currency, Map<String, Double> currencies) {
        List<Product> products = new ArrayList<>();
        for (Section own : root.sections("products")) {
            try (own) {
                products.add(product(file, own, markets, currency, currencies));
            }
        }
        return List.copyOf(products);
    }

    private static Product product(
            Path file, Section own, Map<String, StudyFile> markets, String currency, Map<String, Double> currencies) {
        String code = own.text("code");
        String market = own.text("market");
        StudyFile study = markets.get(market);
        String paid = own.text("currency", currency);
        if (study == null || !currencies.containsKey(paid)) {
            throw new InputRejectedException(file + ": product " + code
                    + ": its market must be one of " + markets.keySet() + " and its currency one of "
                    + currencies.keySet() + ", were " + market + " and " + paid);
        }
        Kind kind = own.choice("kind", Kind.class, Kind.FUTURE);
        double multiplier = own.number("multiplier", 1);
        if (!(multiplier > 0)) {
            throw new InputRejectedException(
                    file + ": product " + code + ": multiplier must be above 0, was " + multiplier);
        }
        Valuation usual = kind == Kind.FUTURE ? Valuation.FUTURES : Valuation.PREMIUM;
        return new Product(
                own.text("exchange", ""),
                code,
                kind,
                market,
                own.text("contracts", kind == Kind.FUTURE ? code : ""),
                multiplier,
                paid,
                own.choice("valuation", Valuation.class, usual),
                own.choice(
                        "exercise",
                        ExerciseStyle.class,
                        study.settings().market().exercise()));
    }

    /** The product of a position; null where the book has none. */
    public @Nullable Product product(String exchange, String code, boolean option) {
        return products.stream()
                .filter(p -> p.code().equals(code)
                        && (p.exchange().isEmpty()
                                || exchange.isEmpty()
                                || p.exchange().equals(exchange))
                        && (p.kind() == Kind.OPTION) == option)
                .findFirst()
                .orElse(null);
    }

    /**
     * A model as a market's own study sets it, its controller included, over the book's horizon.
     *
     * @throws IllegalArgumentException for an unknown name, or a limit that is not set
     */
    public MarginModel model(String market, String name) {
        StudySettings study = Objects.requireNonNull(markets.get(market)).settings();
        return MarginModel.of(
                spec(market, name),
                new ControllerTool(
                        new Bounds(
                                study.networks().get(0).network().lowest(),
                                study.networks().get(0).network().highest()),
                        study.controller(),
                        settings.horizonDays()));
    }

    private MarginModel.Spec spec(String market, String model) {
        StudyFile study = Objects.requireNonNull(markets.get(market));
        return study.settings().models().stream()
                .filter(s -> s.name().equals(model))
                .findFirst()
                .map(s -> withHorizon(s, model))
                .orElseGet(() -> withHorizon(study.settings().models().get(0), model));
    }

    private MarginModel.Spec withHorizon(MarginModel.Spec spec, String model) {
        BaselineSettings own = spec.baseline().withHorizon(settings.horizonDays());
        return new MarginModel.Spec(model, spec.name().equals(model) ? spec.model() : model, own, spec.tools());
    }
}
