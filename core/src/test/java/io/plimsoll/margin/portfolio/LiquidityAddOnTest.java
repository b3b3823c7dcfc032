package io.plimsoll.margin.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.RiskMeasure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiquidityAddOnTest {

    private static final ProfitAndLoss PNL = ExampleMarket.revalued(PortfolioSettings.DEFAULT);
    private static final PortfolioMargin RULE = new PortfolioMargin(PNL, RiskMeasure.VAR, 0.99);
    private static final LiquidityAddOn ADD_ON = new LiquidityAddOn(0.1, 0.02, 2);

    private static LiquidityAddOn.Result addOn(Holding holding, Map<String, Liquidity> liquidity) {
        return ADD_ON.of(Account.of("A", List.of(holding), PNL), PNL, RULE, liquidity);
    }

    private static double margin(Holding holding) {
        return RULE.of(Account.of("A", List.of(holding), PNL)).margin();
    }

    @Test
    void halfTheSpreadIsPaidOnEveryContract() {
        Map<String, Liquidity> liquidity = Map.of("OILK", new Liquidity(0.02, 1e6, Double.NaN));
        assertThat(addOn(new Holding("OILK", -5), liquidity))
                .isEqualTo(new LiquidityAddOn.Result(0.01 * 5 * 1000, 0, List.of()));
    }

    @Test
    void aPositionThatNeedsFourTimesTheHorizonHasItsMarginTwice() {
        // 800 contracts at a tenth of a thousand a day: eight days, the horizon is two
        Map<String, Liquidity> liquidity = Map.of("OILK", new Liquidity(0, 1000, 1));
        Holding holding = new Holding("OILK", 800);
        assertThat(addOn(holding, liquidity).concentration()).isCloseTo(margin(holding), within(1e-6));
        assertThat(addOn(new Holding("OILK", 200), liquidity).concentration()).isZero();
    }

    @Test
    void openInterestStandsInForVolume() {
        Map<String, Liquidity> liquidity = Map.of("OILK", new Liquidity(0, Double.NaN, 5000));
        Holding holding = new Holding("OILK", -1800);
        assertThat(addOn(holding, liquidity).concentration()).isCloseTo(2 * margin(holding), within(1e-6));
    }

    @Test
    void whatIsNotKnownIsReportedAndNotGuessed() {
        LiquidityAddOn.Result nothing = addOn(new Holding("OILK", 3), Map.of());
        assertThat(nothing.total()).isZero();
        assertThat(nothing.unknown())
                .extracting(Unvalued::reason)
                .containsExactly(
                        "its bid-ask spread is not known", "neither its volume nor its open interest is known");
        LiquidityAddOn.Result dead = addOn(new Holding("OILK", 3), Map.of("OILK", new Liquidity(0.1, 0, 0)));
        assertThat(dead.spread()).isCloseTo(150, within(1e-9));
        assertThat(dead.unknown()).hasSize(1);
    }
}
