package io.plimsoll.margin.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.RiskMeasure;
import io.plimsoll.margin.portfolio.PortfolioSettings.SmileRule;
import io.plimsoll.margin.portfolio.PortfolioSettings.VolMoves;
import io.plimsoll.pricing.EarlyExercise;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DeltaGammaVegaTest {

    private static final PortfolioSettings SETTINGS =
            new PortfolioSettings(1, 2500, SmileRule.STICKY_STRIKE, VolMoves.HISTORICAL, EarlyExercise.QD_PLUS);

    private final MarketDay market = ExampleMarket.market();
    private final ScenarioSet scenarios = ScenarioSet.of(market, new ExampleMarket.Past(500), SETTINGS);
    private final ProfitAndLoss full = ProfitAndLoss.revalued(ExampleMarket.instruments(), market, scenarios, SETTINGS);
    private final ProfitAndLoss quick =
            ProfitAndLoss.approximated(ExampleMarket.instruments(), market, scenarios, SETTINGS);

    private double margin(ProfitAndLoss pnl, List<Holding> holdings) {
        return new PortfolioMargin(pnl, RiskMeasure.VAR, 0.99)
                .of(Account.of("A", holdings, pnl))
                .margin();
    }

    @Test
    void contractsThatAreNotOptionsAreExact() {
        for (String id : List.of("OILK", "ABC", "INDEX")) {
            assertThat(quick.matrix().row(quick.row(id)))
                    .containsExactly(full.matrix().row(full.row(id)));
        }
    }

    @Test
    void ofMixedBooksTheMarginIsOffByAFewPercent() {
        SplittableRandom random = new SplittableRandom(1);
        double[] errors = new double[200];
        for (int i = 0; i < errors.length; i++) {
            List<Holding> holdings = ExampleMarket.holdings(random, 30);
            double exact = margin(full, holdings);
            errors[i] = Math.abs(margin(quick, holdings) / exact - 1);
        }
        Arrays.sort(errors);
        assertThat(errors[100]).as("median relative error").isLessThan(0.02);
        assertThat(errors[190]).as("95 % of the books").isLessThan(0.15);
    }

    /** Why it is not the default: a far put's value bends more than a parabola can. */
    @Test
    void aShortFarOptionIsUnderstated() {
        List<Holding> far = List.of(new Holding("OILK PUT 0.8", -1));
        assertThat(margin(quick, far)).isLessThan(0.9 * margin(full, far));
    }

    @Test
    void smallMovesAgreeToThirdOrder() {
        OptionContract option = (OptionContract) ExampleMarket.instruments().stream()
                .filter(i -> i.id().equals("ABC PUT 1.05"))
                .findFirst()
                .orElseThrow();
        OptionValuer valuer = ExampleMarket.valuer(option, SETTINGS);
        RiskFactor factor = Objects.requireNonNull(market.factor("ABC"));
        OptionProfit exact = new FullRevaluation(valuer, factor);
        OptionProfit taylor = new DeltaGammaVega(valuer, factor);
        for (double move : new double[] {-0.6, -0.3, 0, 0.3, 0.6}) {
            assertThat(taylor.at(120 + move, 1)).isCloseTo(exact.at(120 + move, 1), within(1e-4));
        }
        assertThat(taylor.at(120, 1.01)).isCloseTo(exact.at(120, 1.01), within(1e-3));
    }
}
