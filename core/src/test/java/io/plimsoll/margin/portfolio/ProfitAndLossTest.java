package io.plimsoll.margin.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.RiskMeasure;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.OptionRight;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProfitAndLossTest {

    private static final PortfolioSettings SETTINGS = PortfolioSettings.DEFAULT;

    /** A future at 10 that falls to −37.63, as in April 2020, or does not move. */
    private static ProfitAndLoss collapse(List<Instrument> instruments) {
        RiskFactor any = Objects.requireNonNull(ExampleMarket.market().factor("OILK"));
        RiskFactor ten = new RiskFactor("F", 10, RiskFactor.Change.ABSOLUTE, RiskFactor.Kind.FUTURE, any.history());
        MarketDay market = new MarketDay(ExampleMarket.DATE, List.of(ten), Map.of("OIL", ExampleMarket.surface(0)));
        ScenarioSet scenarios = ScenarioSet.given(
                List.of(ExampleMarket.DATE, ExampleMarket.DATE),
                List.of("F"),
                new double[][] {{-47.63, 0}},
                new double[][] {{3, 1}});
        return ProfitAndLoss.revalued(instruments, market, scenarios, SETTINGS);
    }

    private static OptionContract option(String id, OptionRight right, double strike, double rate) {
        return new OptionContract(
                id,
                "OIL",
                "F",
                right,
                strike,
                ExampleMarket.NEAR,
                ExerciseStyle.EUROPEAN,
                1000,
                rate,
                Valuation.PREMIUM);
    }

    @Test
    void anAccountOfOptionsSurvivesANegativePrice() {
        ProfitAndLoss pnl = collapse(List.of(
                new LinearContract("F", "OIL", "F", 1000, 1, Valuation.FUTURES),
                option("C", OptionRight.CALL, 9, 1),
                option("P", OptionRight.PUT, 9, 1),
                option("ZERO", OptionRight.CALL, 0, 1)));
        double then = Math.exp(-0.04 * 29 / 365);
        double now = Math.exp(-0.04 * 32 / 365);
        assertThat(pnl.unvalued()).isEmpty();
        assertThat(pnl.matrix().at(pnl.row("F"), 0)).isCloseTo(-47_630, within(1e-8));
        // what is left of the parity of call and put: the forward, discounted then and now
        double parity = 1000 * (then * (-37.63 - 9) - now * (10 - 9));
        assertThat(pnl.matrix().at(pnl.row("C"), 0) - pnl.matrix().at(pnl.row("P"), 0))
                .isCloseTo(parity, within(1e-8));
        assertThat(pnl.matrix().at(pnl.row("ZERO"), 0)).isCloseTo(-1000 * now * 10, within(1e-8));
        Account shortPut = Account.of("A", List.of(new Holding("P", -1)), pnl);
        double margin =
                new PortfolioMargin(pnl, RiskMeasure.VAR, 1).of(shortPut).margin();
        assertThat(margin).isBetween(1000 * (46.63 * then - 9), 1000 * 46.63);
    }

    @Test
    void profitIsInTheAccountsCurrency() {
        ProfitAndLoss pnl =
                collapse(List.of(option("HOME", OptionRight.PUT, 9, 1), option("ABROAD", OptionRight.PUT, 9, 0.25)));
        for (int s = 0; s < 2; s++) {
            assertThat(pnl.matrix().at(pnl.row("ABROAD"), s))
                    .isCloseTo(0.25 * pnl.matrix().at(pnl.row("HOME"), s), within(1e-9));
        }
    }

    @Test
    void timePassesInEveryScenario() {
        ProfitAndLoss pnl = collapse(List.of(option("P", OptionRight.PUT, 10, 1)));
        assertThat(pnl.matrix().at(0, 1)).isNegative();
    }

    @Test
    void twoInstrumentsMustNotShareAName() {
        OptionContract put = option("P", OptionRight.PUT, 10, 1);
        assertThatThrownBy(() -> collapse(List.of(put, put)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two are P");
    }

    @Test
    void aRowIsTheSameReadAtOnceOrByScenario() {
        ScenarioMatrix matrix = ScenarioMatrix.of(3, 1301, (row, pnl) -> {
            for (int s = 0; s < pnl.length; s++) {
                pnl[s] = 10_000 * row + s;
            }
        });
        double[] row = matrix.row(2);
        assertThat(row).hasSize(1301);
        for (int s = 0; s < row.length; s++) {
            assertThat(row[s]).isEqualTo(20_000 + s).isEqualTo(matrix.at(2, s));
        }
        assertThat(matrix.sum(new int[] {0, 2}, new double[] {2, -1})[1300]).isEqualTo(2 * 1300 - 21_300);
    }
}
