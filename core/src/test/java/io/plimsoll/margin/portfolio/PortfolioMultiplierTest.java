package io.plimsoll.margin.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.RiskMeasure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortfolioMultiplierTest {

    private static final ProfitAndLoss PNL = ExampleMarket.revalued(PortfolioSettings.DEFAULT);
    private static final List<String> UNDERLYINGS = List.of("ABC", "INDEX", "OIL");
    private static final PortfolioMargin ES = new PortfolioMargin(PNL, RiskMeasure.ES, 0.975);

    private static Account account(SplittableRandom random) {
        return Account.of("A", ExampleMarket.holdings(random, 25), PNL);
    }

    private static Map<String, Double> multipliers(double abc, double index, double oil) {
        return Map.of("ABC", abc, "INDEX", index, "OIL", oil);
    }

    private static Map<String, Double> random(SplittableRandom random) {
        return multipliers(random.nextDouble(0.8, 1.5), random.nextDouble(0.8, 1.5), random.nextDouble(0.8, 1.5));
    }

    private static double margin(Map<String, Double> multipliers, Account account) {
        return new PortfolioMultiplier(multipliers).of(account, PNL, ES).margin();
    }

    /** The account's positions on some underlyings, each multiplied by its multiplier and a sign. */
    private static double part(Account account, Set<String> on, Map<String, Double> multipliers, double sign) {
        Account part = account.only(on, PNL);
        double[] scaled = part.quantities().clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= sign
                    * multipliers.getOrDefault(PNL.instrument(part.rows()[i]).underlying(), Double.NaN);
        }
        return ES.measure().of(new Account("part", part.rows(), scaled, 0, List.of()));
    }

    @ParameterizedTest
    @EnumSource(RiskMeasure.class)
    void equalMultipliersMultiplyTheWholeMargin(RiskMeasure measure) {
        PortfolioMargin rule = new PortfolioMargin(PNL, measure, 0.99);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 50; i++) {
            Account account = account(random);
            double m = random.nextDouble(0.8, 1.5);
            double margin = new PortfolioMultiplier(multipliers(m, m, m))
                    .of(account, PNL, rule)
                    .margin();
            double whole = m * rule.of(account).margin();
            assertThat(margin).isCloseTo(whole, within(1e-9 * (1 + whole)));
        }
    }

    @Test
    void oneUnderlyingHasItsOwnMultiplier() {
        Account oil = Account.of("A", List.of(new Holding("OILK", 3), new Holding("OILV", -2)), PNL);
        assertThat(margin(multipliers(1, 1, 1.3), oil))
                .isCloseTo(1.3 * ES.of(oil).margin(), within(1e-9));
    }

    @Test
    void itIsHomogeneousInPositionsAndInMultipliers() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 50; i++) {
            Account account = account(random);
            Map<String, Double> multipliers = random(random);
            double once = margin(multipliers, account);
            Map<String, Double> thrice = new HashMap<>();
            multipliers.forEach((u, m) -> thrice.put(u, 3 * m));
            assertThat(margin(thrice, account)).isCloseTo(3 * once, within(1e-9 * (1 + once)));
            assertThat(margin(multipliers, account.plus(account))).isCloseTo(2 * once, within(1e-9 * (1 + once)));
        }
    }

    @Test
    void withExpectedShortfallItIsAtMostTheSumOfMultipliedMargins() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            Account account = account(random);
            Map<String, Double> multipliers = random(random);
            double sum = 0;
            for (String u : UNDERLYINGS) {
                sum += multipliers.getOrDefault(u, Double.NaN) * ES.of(account, Set.of(u));
            }
            assertThat(margin(multipliers, account)).isLessThanOrEqualTo(sum * (1 + 1e-12) + 1e-9);
        }
    }

    @Test
    void noPartsMultipliedRiskIsOffsetByMoreThanTheRestCanOffset() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 100; i++) {
            Account account = account(random);
            Map<String, Double> multipliers = random(random);
            double margin = margin(multipliers, account);
            for (int bits = 0; bits < 8; bits++) {
                Set<String> part = new TreeSet<>();
                Set<String> rest = new TreeSet<>();
                for (int u = 0; u < 3; u++) {
                    ((bits >> u & 1) == 1 ? part : rest).add(UNDERLYINGS.get(u));
                }
                double residual = part(account, part, multipliers, 1) - part(account, rest, multipliers, -1);
                assertThat(margin).isGreaterThanOrEqualTo(residual - 1e-9 * (1 + Math.abs(residual)));
            }
        }
    }

    @Test
    void aPerfectHedgeWithUnequalMultipliersIsNotFree() {
        List<Instrument> twins = List.of(
                new LinearContract("X", "ONE", "OILK", 1000, 1, Valuation.FUTURES),
                new LinearContract("Y", "OTHER", "OILK", 1000, 1, Valuation.FUTURES));
        ProfitAndLoss pnl = ProfitAndLoss.revalued(twins, PNL.market(), PNL.scenarios(), PortfolioSettings.DEFAULT);
        PortfolioMargin rule = new PortfolioMargin(pnl, RiskMeasure.VAR, 0.99);
        Account hedged = Account.of("A", List.of(new Holding("X", 1), new Holding("Y", -1)), pnl);
        double alone = rule.of(hedged, Set.of("X", "ONE"));
        double margin = new PortfolioMultiplier(Map.of("ONE", 1.5, "OTHER", 1.0))
                .of(hedged, pnl, rule)
                .margin();
        assertThat(rule.of(hedged).margin()).isZero();
        assertThat(margin).isCloseTo(0.5 * alone, within(1e-9)).isPositive();
        assertThat(new PortfolioMultiplier(Map.of("ONE", 1.2, "OTHER", 1.2))
                        .of(hedged, pnl, rule)
                        .margin())
                .isZero();
    }

    @Test
    void anyRuleOfSetsCanBeLayered() {
        // ρ is the number of underlyings: 0.9 of all three, 0.2 more of two, 0.4 more of one
        double margin =
                new PortfolioMultiplier(multipliers(0.9, 1.1, 1.5)).layered(new TreeSet<>(UNDERLYINGS), Set::size);
        assertThat(margin).isCloseTo(0.9 * 3 + 0.2 * 2 + 0.4, within(1e-12));
        assertThat(new PortfolioMultiplier(Map.of()).layered(Set.of(), Set::size))
                .isZero();
    }

    @Test
    void cashComesOffOnceAtItsFaceValue() {
        List<Holding> holdings = List.of(new Holding("OILK", 3), new Holding("ABC", 500));
        Map<String, Double> multipliers = multipliers(1.2, 1, 1.4);
        assertThat(margin(multipliers, Account.of("A", holdings, 700, PNL)))
                .isCloseTo(margin(multipliers, Account.of("A", holdings, PNL)) - 700, within(1e-9));
    }

    @Test
    void anUnderlyingWithoutAMultiplierIsAnError() {
        Account account = Account.of("A", List.of(new Holding("ABC", 1)), PNL);
        assertThatThrownBy(() -> margin(Map.of("OIL", 1.0), account))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ABC");
    }
}
