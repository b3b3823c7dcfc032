package io.plimsoll.margin.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.RiskMeasure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortfolioMarginTest {

    private static final ProfitAndLoss PNL = ExampleMarket.revalued(PortfolioSettings.DEFAULT);

    private static PortfolioMargin margin(RiskMeasure measure) {
        return new PortfolioMargin(PNL, measure, 0.975);
    }

    private static Account account(List<Holding> holdings) {
        return Account.of("A", holdings, PNL);
    }

    private static List<Holding> random(SplittableRandom random) {
        return ExampleMarket.holdings(random, random.nextInt(1, 40));
    }

    @ParameterizedTest
    @EnumSource(RiskMeasure.class)
    void theMeasureIsThatOfTheSummedLosses(RiskMeasure measure) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            List<Holding> holdings = random(random);
            double[] losses = new double[PNL.scenarios().size()];
            for (Holding holding : holdings) {
                for (int s = 0; s < losses.length; s++) {
                    losses[s] -= holding.quantity() * PNL.matrix().at(PNL.row(holding.instrument()), s);
                }
            }
            double expected = measure.of(losses, 0.975);
            AccountMargin result = margin(measure).of(account(holdings));
            assertThat(result.measure()).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
            assertThat(result.margin()).isEqualTo(Math.max(0, result.measure()));
        }
    }

    @ParameterizedTest
    @EnumSource(RiskMeasure.class)
    void twiceThePositionsIsTwiceTheMargin(RiskMeasure measure) {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 50; i++) {
            List<Holding> once = random(random);
            List<Holding> twice = once.stream()
                    .map(h -> new Holding(h.instrument(), 2 * h.quantity()))
                    .toList();
            assertThat(margin(measure).of(account(twice)).measure())
                    .isEqualTo(2 * margin(measure).of(account(once)).measure());
        }
    }

    @ParameterizedTest
    @EnumSource(RiskMeasure.class)
    void everyUnitOfCashLowersTheMarginByOneAsFarAsZero(RiskMeasure measure) {
        List<Holding> holdings = List.of(new Holding("OILK", 3), new Holding("ABC PUT 0.9", -4));
        double without = margin(measure).of(account(holdings)).margin();
        assertThat(margin(measure).of(Account.of("A", holdings, 1000, PNL)).margin())
                .isCloseTo(without - 1000, within(1e-9));
        assertThat(margin(measure).of(Account.of("A", holdings, 1e9, PNL)).margin())
                .isZero();
        double[] losses = margin(measure).measure().losses(Account.of("A", holdings, 1000, PNL));
        assertThat(measure.of(losses, 0.975)).isCloseTo(without - 1000, within(1e-9));
    }

    @Test
    void expectedShortfallOfTwoAccountsIsAtMostTheSumOfTheirs() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            Account first = account(random(random));
            Account second = account(random(random));
            double apart = margin(RiskMeasure.ES).of(first).measure()
                    + margin(RiskMeasure.ES).of(second).measure();
            double together = margin(RiskMeasure.ES).of(first.plus(second)).measure();
            assertThat(together).isLessThanOrEqualTo(apart + 1e-9 * Math.abs(apart));
        }
    }

    @Test
    void aLongOptionsMarginIsAtMostItsPremium() {
        for (Instrument instrument : ExampleMarket.instruments()) {
            if (instrument instanceof OptionContract option) {
                double margin = new PortfolioMargin(PNL, RiskMeasure.VAR, 1)
                        .of(account(List.of(new Holding(option.id(), 1))))
                        .margin();
                double premium =
                        ExampleMarket.valuer(option, PortfolioSettings.DEFAULT).now();
                assertThat(margin).isBetween(0.0, premium * option.unit() * (1 + 1e-12));
            }
        }
    }

    @Test
    void theOrderOfPositionsChangesNoBit() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 50; i++) {
            List<Holding> holdings = new ArrayList<>(random(random));
            holdings.add(new Holding("OILK", 0.1));
            holdings.add(new Holding("OILK", 0.2));
            holdings.add(new Holding("OILK", 0.3));
            double before = margin(RiskMeasure.VAR).of(account(holdings)).measure();
            Collections.shuffle(holdings, new Random(i));
            assertThat(margin(RiskMeasure.VAR).of(account(holdings)).measure()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(RiskMeasure.class)
    void manyAccountsAtOnceGiveTheSameBitsAsEachAlone(RiskMeasure measure) {
        SplittableRandom random = new SplittableRandom(5);
        List<Account> accounts =
                IntStream.range(0, 700).mapToObj(i -> account(random(random))).toList();
        List<AccountMargin> together = margin(measure).of(accounts);
        for (int i = 0; i < accounts.size(); i++) {
            assertThat(together.get(i).measure())
                    .isEqualTo(margin(measure).of(accounts.get(i)).measure());
        }
    }

    @ParameterizedTest
    @EnumSource(RiskMeasure.class)
    void contributionsAddUpToTheMeasure(RiskMeasure measure) {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 100; i++) {
            Account account = Account.of("A", random(random), 500 * (i % 2), PNL);
            Explanation why = margin(measure).explain(account);
            double sum =
                    why.positions().stream().mapToDouble(Contribution::amount).sum();
            double byUnderlying =
                    why.byUnderlying().values().stream().mapToDouble(x -> x).sum();
            double measured = why.margin().measure();
            double scale = why.positions().stream()
                    .mapToDouble(c -> Math.abs(c.amount()))
                    .sum();
            assertThat(sum - why.cash()).isCloseTo(measured, within(1e-12 * (1 + scale)));
            assertThat(byUnderlying).isCloseTo(sum, within(1e-12 * (1 + scale)));
            assertThat(why.deciding().stream()
                            .mapToDouble(Explanation.DecidingScenario::share)
                            .sum())
                    .isCloseTo(1, within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource(RiskMeasure.class)
    void weightedScenariosAreExplainedToo(RiskMeasure measure) {
        double[] weights = PNL.scenarios().weights().clone();
        for (int s = 0; s < weights.length; s++) {
            weights[s] = Math.pow(0.99, weights.length - 1 - s);
        }
        ScenarioSet all = PNL.scenarios();
        ScenarioSet fading = new ScenarioSet(
                all.dates(),
                all.factors(),
                all.moves(),
                all.volRatios(),
                weights,
                all.withoutHistory(),
                all.withoutVol());
        ProfitAndLoss pnl =
                ProfitAndLoss.revalued(ExampleMarket.instruments(), PNL.market(), fading, PortfolioSettings.DEFAULT);
        PortfolioMargin margin = new PortfolioMargin(pnl, measure, 0.975);
        Account account = Account.of("A", ExampleMarket.holdings(new SplittableRandom(9), 20), 100, pnl);
        double[] losses = margin.measure().losses(account);
        Explanation why = margin.explain(account);
        assertThat(why.margin().measure()).isEqualTo(measure.of(losses, weights, 0.975));
        double sum = why.positions().stream().mapToDouble(Contribution::amount).sum();
        assertThat(sum - 100).isCloseTo(why.margin().measure(), within(1e-6));
    }

    @Test
    void aContributionIsTheMarginsDerivative() {
        List<Holding> holdings =
                List.of(new Holding("OILK", 5), new Holding("ABC CALL 1.0", -7), new Holding("INDEX", -1));
        Explanation why = margin(RiskMeasure.ES).explain(account(holdings));
        for (Contribution position : why.positions()) {
            double step = 1e-6;
            List<Holding> more = new ArrayList<>(holdings);
            more.add(new Holding(position.instrument(), step * position.quantity()));
            double slope = (margin(RiskMeasure.ES).of(account(more)).measure()
                            - why.margin().measure())
                    / step;
            assertThat(position.amount()).isCloseTo(slope, within(1e-3 * Math.abs(slope)));
        }
    }

    @Test
    void theExplanationNamesTheDayAndTheMoves() {
        Explanation why = margin(RiskMeasure.VAR).explain(account(List.of(new Holding("OILK", 1))));
        assertThat(why.deciding()).hasSize(2);
        for (Explanation.DecidingScenario scenario : why.deciding()) {
            assertThat(scenario.loss())
                    .isCloseTo(-1000 * scenario.moves().getOrDefault("OILK", Double.NaN), within(1e-9));
            assertThat(scenario.moves()).containsOnlyKeys("OILK");
            assertThat(PNL.scenarios().dates()).contains(scenario.date());
        }
    }

    @Test
    void aWhatIfTellsBaseIncrementAndTotal() {
        Account base = account(List.of(new Holding("OILK", 10)));
        Account hedge = account(List.of(new Holding("OILK", -4), new Holding("NOWHERE", 1)));
        WhatIf whatIf = margin(RiskMeasure.VAR).whatIf(base, hedge);
        assertThat(whatIf.total().margin())
                .isCloseTo(0.6 * whatIf.base().margin(), within(1e-9))
                .isCloseTo(whatIf.base().margin() + whatIf.incremental(), within(1e-9));
        assertThat(whatIf.incremental()).isNegative();
        assertThat(whatIf.alone().margin()).isPositive();
        assertThat(whatIf.total().unvalued()).extracting(Unvalued::instrument).containsExactly("NOWHERE");
    }

    @Test
    void anEmptyAccountAndOneOfZeroesHaveNoMargin() {
        Account zeroes = account(List.of(new Holding("OILK", 0), new Holding("ABC", 3), new Holding("ABC", -3)));
        assertThat(zeroes.size()).isZero();
        for (RiskMeasure measure : RiskMeasure.values()) {
            assertThat(margin(measure).of(account(List.of())).margin()).isZero();
            assertThat(margin(measure).of(zeroes).margin()).isZero();
        }
        assertThat(margin(RiskMeasure.ES).of(List.of())).isEmpty();
    }

    @Test
    void unknownInstrumentsAreListedAndTheOthersComputed() {
        Account account = account(List.of(new Holding("OILK", 2), new Holding("UNHEARD OF", 5)));
        AccountMargin margin = margin(RiskMeasure.VAR).of(account);
        assertThat(margin.unvalued())
                .containsExactly(new Unvalued("UNHEARD OF", "no instrument of this name is known"));
        assertThat(margin.margin())
                .isEqualTo(margin(RiskMeasure.VAR)
                        .of(account(List.of(new Holding("OILK", 2))))
                        .margin());
    }

    @Test
    void anAccountMayHoldAHundredThousandContracts() {
        int rows = 100_000;
        double[] weights = new double[16];
        Arrays.fill(weights, 1);
        ScenarioMatrix matrix = ScenarioMatrix.of(rows, 16, (row, pnl) -> {
            for (int s = 0; s < pnl.length; s++) {
                pnl[s] = row % 7 - s;
            }
        });
        int[] all = IntStream.range(0, rows).toArray();
        double[] quantities = IntStream.range(0, rows).mapToDouble(i -> 1).toArray();
        Account account = new Account("HUGE", all, quantities, 0, List.of());
        double worst = new PortfolioMeasure(matrix, weights, RiskMeasure.VAR, 1).of(account);
        double sevenths = IntStream.range(0, rows).mapToDouble(i -> i % 7).sum();
        assertThat(worst).isEqualTo(15.0 * rows - sevenths);
    }
}
