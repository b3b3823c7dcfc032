package io.plimsoll.margin.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.Baseline;
import io.plimsoll.margin.BaselineSettings;
import io.plimsoll.margin.Baselines;
import io.plimsoll.margin.Side;
import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PseudoHistoryTest {

    private static final ProfitAndLoss PNL = pnl(PortfolioSettings.DEFAULT);

    private static ProfitAndLoss pnl(PortfolioSettings settings) {
        MarketDay market = ExampleMarket.market();
        return ProfitAndLoss.revalued(
                ExampleMarket.instruments(), market, ScenarioSet.ofPastSessions(market, settings), settings);
    }

    private static Baseline named(String name) {
        return Baselines.named(name, BaselineSettings.usual(false).withHistory(2500, 100));
    }

    @Test
    void aPseudoHistoryIsTodaysPositionsOverEachPastSession() {
        Account account = Account.of("A", List.of(new Holding("OILK", 2), new Holding("OILV", -1)), PNL);
        History history = new PseudoHistory(PNL).of(account);
        assertThat(history.size()).isEqualTo(ExampleMarket.SESSIONS);
        assertThat(history.date(history.last())).isEqualTo(ExampleMarket.DATE);
        double[] moves = PNL.scenarios().moves()[PNL.scenarios().row("OILK")];
        double[] other = PNL.scenarios().moves()[PNL.scenarios().row("OILV")];
        for (int s = 0; s < moves.length; s++) {
            assertThat(history.at(Columns.PNL, s)).isCloseTo(1000 * (2 * moves[s] - other[s]), within(1e-6));
        }
    }

    @Test
    void oneFutureHasTheMarginOfItsUnit() {
        RiskFactor oil = Objects.requireNonNull(PNL.market().factor("OILK"));
        Account account = Account.of("A", List.of(new Holding("OILK", 3)), 50, PNL);
        for (String name : List.of("ewma", "garch", "static")) {
            double unit = named(name).margin(oil.history(), Side.LONG, 0.99);
            double margin =
                    new PseudoHistory(PNL).margin(account, named(name), 0.99).margin();
            // GARCH is estimated anew in another unit, to its own tolerance
            assertThat(margin).as(name).isCloseTo(3000 * unit - 50, within(2e-3 * 3000 * unit));
        }
    }

    @Test
    void aHedgedAccountHasNoMarginAndAShortHistoryHasNone() {
        Account flat = Account.of("A", List.of(), PNL);
        assertThat(new PseudoHistory(PNL).margin(flat, named("static"), 0.99).margin())
                .isZero();
        ProfitAndLoss few = pnl(new PortfolioSettings(
                1,
                60,
                PortfolioSettings.SmileRule.STICKY_STRIKE,
                PortfolioSettings.VolMoves.NONE,
                PortfolioSettings.DEFAULT.earlyExercise()));
        Account oil = Account.of("B", List.of(new Holding("OILK", 1)), few);
        assertThat(new PseudoHistory(few).margin(oil, named("static"), 0.99).margin())
                .isNaN();
        // an option bought for next to nothing, sold by no one: its largest loss is small, not a gain
        Account gains = Account.of("C", List.of(new Holding("OILK CALL 1.25", 1)), PNL);
        assertThat(new PseudoHistory(PNL).margins(List.of(gains, flat), () -> named("static"), 0.99))
                .extracting(AccountMargin::margin)
                .allMatch(m -> m >= 0);
    }
}
