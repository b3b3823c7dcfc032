package io.plimsoll.margin.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every account, on accounts drawn at random. */
class SpanMarginTest {

    private static final int MARKETS = 30;
    private static final int ACCOUNTS = 15;

    /** One account after another, each with its parameters. */
    private static void forEach(java.util.function.BiConsumer<RandomSpan, List<Holding>> check) {
        for (int seed = 0; seed < MARKETS; seed++) {
            RandomSpan span = new RandomSpan(seed);
            for (int n = 0; n < ACCOUNTS; n++) {
                check.accept(span, span.account());
            }
        }
    }

    /** Net by contract, as the plain writing does not net. */
    private static List<Holding> net(List<Holding> holdings) {
        Map<String, Holding> net = new TreeMap<>();
        holdings.forEach(holding -> net.merge(
                holding.contract().toString(),
                holding,
                (a, b) -> new Holding(a.contract(), a.quantity() + b.quantity())));
        return new ArrayList<>(net.values());
    }

    @Test
    void aPlainWritingGivesTheSameRequirements() {
        Map<CommodityMargin.Rule, Integer> rules = new EnumMap<>(CommodityMargin.Rule.class);
        int[] formed = new int[4];
        forEach((span, account) -> {
            SpanAccountMargin margin = SpanMargin.of(span.parameters, account);
            margin.commodities().forEach(commodity -> {
                rules.merge(commodity.rule(), 1, Integer::sum);
                formed[0] += commodity.spreads().size();
                formed[1] += commodity.spots().size();
            });
            margin.credits().forEach(credit -> formed[credit.rule().superSpread() ? 3 : 2]++);
            Map<String, Double> plain = PlainSpan.requirements(span.parameters, net(account));
            plain.forEach((currency, requirement) -> assertThat(margin.requirement(currency))
                    .as("%s of %s", currency, account)
                    .isCloseTo(requirement, within(1e-9 * Math.max(1, requirement))));
        });
        // No rule may be missing from the comparison.
        assertThat(rules).containsOnlyKeys(CommodityMargin.Rule.values());
        assertThat(IntStream.of(formed).min().orElse(0)).isGreaterThan(50);
    }

    @Test
    void thePartsOfTheHoldingsAddUpToTheRequirement() {
        for (OptionValueCredit optionValue : OptionValueCredit.values()) {
            forEach((span, account) -> {
                SpanAccountMargin margin = new SpanMargin(span.parameters, optionValue).margin(account);
                for (CurrencyMargin currency : margin.currencies()) {
                    double sum = margin.holdings().stream()
                            .filter(part -> part.currency().equals(currency.currency()))
                            .mapToDouble(HoldingMargin::total)
                            .sum();
                    double size = margin.commodities().stream()
                            .mapToDouble(CommodityMargin::scanRisk)
                            .sum();
                    assertThat(sum).isCloseTo(currency.requirement(), within(1e-9 * Math.max(1, size)));
                }
            });
        }
    }

    @Test
    void thePartsOfACommodityAddUpToItsRiskItsChargesAndItsCredits() {
        forEach((span, account) -> {
            SpanAccountMargin margin = SpanMargin.of(span.parameters, account);
            for (CommodityMargin commodity : margin.commodities()) {
                List<HoldingMargin> parts = margin.holdings().stream()
                        .filter(part -> part.combinedCommodity().equals(commodity.code()))
                        .toList();
                double credits = margin.credits().stream()
                        .flatMap(credit -> credit.legs().stream())
                        .filter(leg -> leg.combinedCommodity().equals(commodity.code()))
                        .mapToDouble(FormedCredit.Leg::credit)
                        .sum();
                var tolerance = within(1e-9 * Math.max(1, commodity.scanRisk()));
                assertThat(sum(parts, HoldingMargin::scan)).isCloseTo(commodity.scanRisk(), tolerance);
                assertThat(sum(parts, HoldingMargin::spreads)).isCloseTo(commodity.spreadCharge(), tolerance);
                assertThat(sum(parts, HoldingMargin::spot)).isCloseTo(commodity.spotCharge(), tolerance);
                assertThat(-sum(parts, HoldingMargin::credit)).isCloseTo(commodity.credit(), tolerance);
                assertThat(credits).isCloseTo(commodity.credit(), tolerance);
                assertThat(sum(parts, HoldingMargin::risk)).isCloseTo(commodity.risk(), tolerance);
                assertThat(-sum(parts, HoldingMargin::optionValue)).isCloseTo(commodity.netOptionValue(), within(1e-6));
            }
        });
    }

    private static double sum(List<HoldingMargin> parts, java.util.function.ToDoubleFunction<HoldingMargin> amount) {
        return parts.stream().mapToDouble(amount).sum();
    }

    @Test
    void theOrderOfTheHoldingsChangesNoBit() {
        Random shuffle = new Random(1);
        forEach((span, account) -> {
            List<Holding> other = new ArrayList<>(account);
            Collections.shuffle(other, shuffle);
            assertThat(SpanMargin.of(span.parameters, other)).isEqualTo(SpanMargin.of(span.parameters, account));
        });
    }

    @Test
    void holdingsOfZeroHaveNoEffect() {
        forEach((span, account) -> {
            List<Holding> more = new ArrayList<>(account);
            span.contracts.forEach(contract -> more.add(0, new Holding(contract, 0)));
            assertThat(SpanMargin.of(span.parameters, more)).isEqualTo(SpanMargin.of(span.parameters, account));
        });
    }

    @Test
    void anAccountOfZeroNeedsNoMargin() {
        RandomSpan span = new RandomSpan(3);
        SpanContract contract = span.contracts.get(0);
        SpanAccountMargin margin =
                SpanMargin.of(span.parameters, List.of(new Holding(contract, 7), new Holding(contract, -7)));

        assertThat(margin).isEqualTo(SpanMargin.of(span.parameters, List.of()));
        assertThat(margin.currencies()).isEmpty();
    }

    /** No number of contracts is rounded, so three times the account needs three times the margin. */
    @Test
    void requirementsAreHomogeneousOfDegreeOne() {
        forEach((span, account) -> {
            List<Holding> triple = account.stream()
                    .map(holding -> new Holding(holding.contract(), 3 * holding.quantity()))
                    .toList();
            SpanAccountMargin one = SpanMargin.of(span.parameters, account);
            SpanAccountMargin three = SpanMargin.of(span.parameters, triple);
            for (CurrencyMargin margin : one.currencies()) {
                assertThat(three.requirement(margin.currency()))
                        .isCloseTo(3 * margin.requirement(), within(1e-9 * Math.max(1, margin.risk())));
            }
        });
    }

    /** A share of the price risk is given back, so never more than the largest share of it, and no risk is below zero. */
    @Test
    void creditsNeverExceedWhatTheyAreGivenFor() {
        forEach((span, account) -> {
            SpanAccountMargin margin = SpanMargin.of(span.parameters, account);
            for (CommodityMargin commodity : margin.commodities()) {
                assertThat(commodity.risk()).isGreaterThanOrEqualTo(0);
                double most = commodity.scans().stream()
                        .mapToDouble(scan -> Math.max(scan.priceRisk(), scan.scanRisk()))
                        .sum();
                margin.credits().stream()
                        .filter(credit -> credit.rule().method() == IntercommoditySpread.Method.SHARE)
                        .flatMap(credit -> credit.legs().stream())
                        .filter(leg -> leg.combinedCommodity().equals(commodity.code()))
                        .forEach(leg -> assertThat(leg.credit()).isBetween(0.0, most * (1 + 1e-12)));
            }
            margin.currencies().forEach(currency -> {
                assertThat(currency.requirement()).isGreaterThanOrEqualTo(0);
                assertThat(currency.excess()).isGreaterThanOrEqualTo(0);
            });
        });
    }

    @Test
    void deltasUsedAndLeftAddUpToWhatWasThere() {
        forEach((span, account) -> {
            SpanAccountMargin margin = SpanMargin.of(span.parameters, account);
            for (CommodityMargin commodity : margin.commodities()) {
                for (PeriodDelta delta : commodity.deltas()) {
                    List<UsedDelta> used = new ArrayList<>();
                    commodity.spreads().forEach(spread -> used.addAll(spread.used()));
                    margin.credits().forEach(credit -> credit.legs().forEach(leg -> used.addAll(leg.used())));
                    double sum = used.stream()
                            .filter(use -> use.combinedCommodity().equals(commodity.code()))
                            .filter(use -> use.period().equals(delta.period()))
                            .mapToDouble(UsedDelta::delta)
                            .sum();
                    assertThat(sum + delta.left()).isCloseTo(delta.net(), within(1e-9));
                    // Spreads take delta away; they never turn a period to the other side.
                    assertThat(delta.left() * delta.net()).isGreaterThanOrEqualTo(0);
                    assertThat(Math.abs(delta.left())).isLessThanOrEqualTo(Math.abs(delta.outright()));
                }
            }
        });
    }

    /** Their premium is paid: no more can be lost, whatever the spread charges. */
    @Test
    void longOptionsAreNeverChargedAboveTheirPremium() {
        int[] capped = new int[1];
        forEach((span, account) -> {
            List<Holding> longOptions = account.stream()
                    .filter(holding -> holding.contract().right() != null)
                    .filter(holding -> paid(span, holding))
                    .map(holding -> new Holding(holding.contract(), Math.abs(holding.quantity())))
                    .toList();
            SpanAccountMargin margin = SpanMargin.of(span.parameters, longOptions);
            for (CommodityMargin commodity : margin.commodities()) {
                assertThat(commodity.risk()).isLessThanOrEqualTo(commodity.netOptionValue());
                capped[0] += commodity.rule() == CommodityMargin.Rule.OPTION_VALUE ? 1 : 0;
            }
            margin.currencies()
                    .forEach(currency -> assertThat(currency.requirement()).isZero());
        });
        assertThat(capped[0]).isPositive();
    }

    private static boolean paid(RandomSpan span, Holding holding) {
        return span.parameters.products().stream()
                .anyMatch(product ->
                        product.id().equals(holding.contract().series().product())
                                && product.valuation() == Product.Valuation.PREMIUM);
    }

    /**
     * Accounts of futures alone: all scan ranges together up by a half. It cannot hold for every account, as the scenarios of a wider
     * range may step over the worst price of a butterfly.
     */
    @Test
    void widerScanRangesNeverLowerTheMarginOfFutures() {
        widen(span -> holding -> holding.contract().right() == null);
    }

    /** The loss of short options is convex in the price, and so largest at the ends. */
    @Test
    void widerScanRangesNeverLowerTheMarginOfOneShortOption() {
        for (int seed = 0; seed < MARKETS; seed++) {
            RandomSpan narrow = new RandomSpan(seed);
            RandomSpan wide = new RandomSpan(seed, 1.5);
            for (int c = 0; c < narrow.contracts.size(); c++) {
                if (narrow.contracts.get(c).right() != null) {
                    assertNotLower(
                            SpanMargin.of(narrow.parameters, List.of(new Holding(narrow.contracts.get(c), -3))),
                            SpanMargin.of(wide.parameters, List.of(new Holding(wide.contracts.get(c), -3))));
                }
            }
        }
    }

    private static void widen(java.util.function.Function<RandomSpan, java.util.function.Predicate<Holding>> which) {
        for (int seed = 0; seed < MARKETS; seed++) {
            RandomSpan narrow = new RandomSpan(seed);
            RandomSpan wide = new RandomSpan(seed, 1.5);
            for (int n = 0; n < ACCOUNTS; n++) {
                List<Holding> a =
                        narrow.account().stream().filter(which.apply(narrow)).toList();
                List<Holding> b =
                        wide.account().stream().filter(which.apply(wide)).toList();
                assertNotLower(SpanMargin.of(narrow.parameters, a), SpanMargin.of(wide.parameters, b));
            }
        }
    }

    private static void assertNotLower(SpanAccountMargin narrow, SpanAccountMargin wide) {
        for (CurrencyMargin margin : narrow.currencies()) {
            assertThat(wide.requirement(margin.currency())).isGreaterThanOrEqualTo(margin.requirement() * (1 - 1e-12));
        }
    }

    @Test
    void aPartOfAnAccountIsMarginedAsIfItWereAll() {
        forEach((span, account) -> {
            SpanMargin margin = new SpanMargin(span.parameters, OptionValueCredit.ACROSS_COMMODITIES);
            Set<String> part = Set.of("AA", "CC");
            List<Holding> alone = account.stream()
                    .filter(holding ->
                            part.contains(holding.contract().series().product().code()))
                    .toList();
            SpanAccount whole = margin.account(account);
            assertThat(whole.margin(part)).isEqualTo(margin.margin(alone));
            assertThat(whole.margin(Set.copyOf(whole.combinedCommodities()))).isEqualTo(whole.margin());
        });
    }

    @Test
    void optionValueThatMayNotBeUsedElsewhereNeverLowersTheMargin() {
        forEach((span, account) -> {
            SpanAccountMargin across = SpanMargin.of(span.parameters, account);
            SpanAccountMargin within =
                    new SpanMargin(span.parameters, OptionValueCredit.WITHIN_COMMODITY).margin(account);
            for (CurrencyMargin margin : across.currencies()) {
                assertThat(within.requirement(margin.currency())).isGreaterThanOrEqualTo(margin.requirement() - 1e-9);
            }
        });
    }
}
