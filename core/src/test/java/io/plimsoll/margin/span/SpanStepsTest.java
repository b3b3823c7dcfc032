package io.plimsoll.margin.span;

import static io.plimsoll.margin.span.SpanSamples.commodity;
import static io.plimsoll.margin.span.SpanSamples.credit;
import static io.plimsoll.margin.span.SpanSamples.flat;
import static io.plimsoll.margin.span.SpanSamples.future;
import static io.plimsoll.margin.span.SpanSamples.leg;
import static io.plimsoll.margin.span.SpanSamples.option;
import static io.plimsoll.margin.span.SpanSamples.parameters;
import static io.plimsoll.margin.span.SpanSamples.superCredit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.span.IntercommoditySpread.Method;
import io.plimsoll.margin.span.SpreadLeg.Side;
import io.plimsoll.market.OptionRight;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One step at a time, worked by hand. */
class SpanStepsTest {

    private static final SpanContract MARCH = future("A", "202603", 1000);
    private static final SpanContract JUNE = future("A", "202606", 1000);
    private static final SpanContract SEPTEMBER = future("A", "202609", 1000);

    private static SpanAccountMargin margin(SpanSamples.Commodity commodity, Holding... holdings) {
        return SpanMargin.of(parameters(List.of(commodity)), List.of(holdings));
    }

    private static CommodityMargin only(SpanAccountMargin margin) {
        assertThat(margin.commodities()).hasSize(1);
        return margin.commodities().get(0);
    }

    /** Long 1 near at 1,000 and short 1 far at 1,500: together 500, apart 2,500. */
    @Test
    void scanTiersAreScannedApart() {
        SpanContract far = future("A", "202612", 1500);
        Holding[] holdings = {new Holding(MARCH, 1), new Holding(far, -1)};

        assertThat(margin(commodity("A"), holdings).requirement("USD")).isEqualTo(500);
        CommodityMargin apart = only(
                margin(commodity("A").scanTiers(new Tier(1, "202601", "202606"), new Tier(2, "202607", "")), holdings));
        assertThat(apart.scans()).extracting(ScanResult::scanRisk).containsExactly(1000.0, 1500.0);
        assertThat(apart.scans()).extracting(ScanResult::activeScenario).containsExactly(13, 11);
        assertThat(apart.risk()).isEqualTo(2500);
    }

    /**
     * March +10, June −6, September −8. March–June takes 6 at 100, then March–September 4 at 120: 1,080, and −4 September are left.
     * The scan sees a net −4 at 1,000.
     */
    @Test
    void spreadsAreFormedByPriorityOutOfWhatIsLeft() {
        CommodityMargin a = only(margin(
                commodity("A").calendar(2, 120, "202603", "202609").calendar(1, 100, "202603", "202606"),
                new Holding(MARCH, 10),
                new Holding(JUNE, -6),
                new Holding(SEPTEMBER, -8)));

        assertThat(a.spreads()).extracting(FormedSpread::count).containsExactly(6.0, 4.0);
        assertThat(a.spreads()).extracting(FormedSpread::charge).containsExactly(600.0, 480.0);
        assertThat(a.spreads().get(1).used())
                .containsExactly(new UsedDelta("A", "202603", 4), new UsedDelta("A", "202609", -4));
        assertThat(a.deltas()).extracting(PeriodDelta::left).containsExactly(0.0, 0.0, -4.0);
        assertThat(a.scanRisk()).isEqualTo(4000);
        assertThat(a.risk()).isEqualTo(5080);
    }

    /** 1 : 2 : 1 of +3, −4, +5: two at 70 take 2, 4 and 2. Charges are parted by deltas used: 35, 70, 35. */
    @Test
    void aButterflyIsFormedByItsRatios() {
        SpanAccountMargin margin = margin(
                commodity("A")
                        .spread(
                                1,
                                70,
                                new SpreadLeg("A", 0, "202603", 1, Side.A),
                                new SpreadLeg("A", 0, "202606", 2, Side.B),
                                new SpreadLeg("A", 0, "202609", 1, Side.A)),
                new Holding(MARCH, 3),
                new Holding(JUNE, -4),
                new Holding(SEPTEMBER, 5));

        CommodityMargin a = only(margin);
        assertThat(a.spreads().get(0).count()).isEqualTo(2);
        assertThat(a.spreadCharge()).isEqualTo(140);
        assertThat(a.deltas()).extracting(PeriodDelta::left).containsExactly(1.0, 0.0, 3.0);
        assertThat(margin.holdings()).extracting(HoldingMargin::spreads).containsExactly(35.0, 70.0, 35.0);
    }

    /** A tier against itself: +2 March, −2 June within tier 1, at 30. */
    @Test
    void monthsOfOneTierAreSpreadAgainstEachOther() {
        CommodityMargin a = only(margin(
                commodity("A")
                        .intraTiers(new Tier(1, "202601", "202606"), new Tier(2, "202607", ""))
                        .spread(1, 30, leg("A", 1, 1, Side.A), leg("A", 1, 1, Side.B)),
                new Holding(MARCH, 2),
                new Holding(JUNE, -2),
                new Holding(SEPTEMBER, -5)));

        assertThat(a.spreadCharge()).isEqualTo(60);
        assertThat(a.deltas()).extracting(PeriodDelta::left).containsExactly(0.0, 0.0, -5.0);
    }

    /** +10 March, −6 June: 6 in spreads at 7 and 4 outright at 11. */
    @Test
    void aMonthInDeliveryIsChargedForDeltasInSpreadsAndOutright() {
        CommodityMargin a = only(margin(
                commodity("A").calendar(1, 100, "202603", "202606").spot("202603", 7, 11),
                new Holding(MARCH, 10),
                new Holding(JUNE, -6)));

        assertThat(a.spots()).containsExactly(new SpotResult("202603", 6, 4, 86));
        assertThat(a.risk()).isEqualTo(4000 + 600 + 86);
    }

    /**
     * A: the active scenario is 14 with 900, its pair 13 has 700, scenarios 1 and 2 have 60 and 100. Volatility-adjusted 800, time
     * risk 80, price risk 720, net delta 8: 90 a delta. B: 1,000 a delta. Two A against one B at 50 %: three spreads take 6 of
     * A's 8 and all 3 of B: 270 and 1,500.
     */
    @Test
    void theShareOfACreditIsOfThePriceRiskOfADelta() {
        double[] losses = flat(0);
        losses[0] = 60;
        losses[1] = 100;
        losses[12] = 700;
        losses[13] = 900;
        SpanContract call = option("A", "202603", OptionRight.CALL, 5000, 8, losses);
        SpanParameters parameters = parameters(
                List.of(commodity("A"), commodity("B")),
                credit(1, Method.SHARE, 0.5, leg("A", 0, 2, Side.A), leg("B", 0, 1, Side.B)));

        SpanAccountMargin margin =
                SpanMargin.of(parameters, List.of(new Holding(call, 1), new Holding(future("B", "202603", 1000), -3)));

        ScanResult scan = margin.commodities().get(0).scans().get(0);
        assertThat(scan.activeScenario()).isEqualTo(14);
        assertThat(scan.volatilityAdjustedRisk()).isEqualTo(800);
        assertThat(scan.timeRisk()).isEqualTo(80);
        assertThat(scan.priceRisk()).isEqualTo(720);
        FormedCredit formed = margin.credits().get(0);
        assertThat(formed.count()).isEqualTo(3);
        assertThat(formed.legs())
                .extracting(FormedCredit.Leg::weightedFuturesPriceRisk)
                .containsExactly(90.0, 1000.0);
        assertThat(formed.legs()).extracting(FormedCredit.Leg::credit).containsExactly(270.0, 1500.0);
        assertThat(margin.commodities()).extracting(CommodityMargin::risk).containsExactly(630.0, 1500.0);
    }

    /** 300 for each of 4 spreads, half of it to each leg. */
    @Test
    void anAmountIsPartedEquallyAmongTheLegs() {
        SpanAccountMargin margin = SpanMargin.of(
                parameters(
                        List.of(commodity("A"), commodity("B")),
                        credit(1, Method.AMOUNT, 300, leg("A", 0, 1, Side.A), leg("B", 0, 1, Side.B))),
                List.of(new Holding(MARCH, -4), new Holding(future("B", "202603", 2000), 5)));

        assertThat(margin.credits().get(0).legs())
                .extracting(FormedCredit.Leg::credit)
                .containsExactly(600.0, 600.0);
        assertThat(margin.requirement("USD")).isEqualTo(4000 + 10_000 - 1200);
    }

    /**
     * A: +10 March, −9 June, scan 1,000, B: −10. The super spread takes March first, so no calendar spread is left to charge. Net
     * delta is 1, but the leg's delta is 10: its risk is at most 1,000 ÷ 10 a delta, not 1,000.
     */
    @Test
    void superSpreadsComeFirstAndTheirPriceRiskIsCapped() {
        SpreadLeg march = new SpreadLeg("A", 0, "202603", 1, Side.A);
        SpanAccountMargin margin = SpanMargin.of(
                parameters(
                        List.of(commodity("A").calendar(1, 100, "202603", "202606"), commodity("B")),
                        superCredit(1, 0.8, march, leg("B", 0, 1, Side.B))),
                List.of(new Holding(MARCH, 10), new Holding(JUNE, -9), new Holding(future("B", "202603", 500), -10)));

        FormedCredit formed = margin.credits().get(0);
        assertThat(formed.count()).isEqualTo(10);
        assertThat(formed.legs().get(0).weightedFuturesPriceRisk()).isCloseTo(100, within(1e-9));
        assertThat(formed.legs().get(0).credit()).isCloseTo(800, within(1e-9));
        assertThat(margin.commodities().get(0).spreads()).isEmpty();
        assertThat(margin.commodities().get(0).risk()).isCloseTo(200, within(1e-9));
    }

    /** 3 short calls and 5 short puts at 40: together 320, the larger 200. Arrays of zero, so the minimum is the risk. */
    @Test
    void shortOptionsCostAtLeastTheMinimum() {
        Holding[] holdings = {
            new Holding(option("A", "202603", OptionRight.CALL, 0, 0, flat(0)), -3),
            new Holding(option("A", "202603", OptionRight.PUT, 0, 0, flat(0)), -5),
            new Holding(option("A", "202606", OptionRight.PUT, 0, 0, flat(0)), 9)
        };

        SpanAccountMargin sum = margin(commodity("A").minimum(ShortOptionMinimum.Method.SUM, 40), holdings);
        SpanAccountMargin larger = margin(commodity("A").minimum(ShortOptionMinimum.Method.LARGER, 40), holdings);

        assertThat(only(sum).rule()).isEqualTo(CommodityMargin.Rule.SHORT_OPTION_MINIMUM);
        assertThat(sum.requirement("USD")).isEqualTo(320);
        assertThat(sum.holdings()).extracting(HoldingMargin::total).containsExactly(120.0, 200.0, 0.0);
        assertThat(larger.requirement("USD")).isEqualTo(200);
        assertThat(larger.holdings()).extracting(HoldingMargin::total).containsExactly(0.0, 200.0, 0.0);
    }

    /** The larger of calls and puts is taken tier by tier: 3 × 40 near, 4 × 10 far. */
    @Test
    void theMinimumIsTakenTierByTier() {
        ShortOptionMinimum minimum = new ShortOptionMinimum(
                ShortOptionMinimum.Method.LARGER,
                List.of(
                        new ShortOptionMinimum.Rate(new Tier(1, "202601", "202603"), 40),
                        new ShortOptionMinimum.Rate(new Tier(2, "202604", ""), 10)));
        CommodityMargin a = only(margin(
                commodity("A").minimum(minimum),
                new Holding(option("A", "202603", OptionRight.CALL, 0, 0, flat(0)), -3),
                new Holding(option("A", "202603", OptionRight.PUT, 0, 0, flat(0)), -1),
                new Holding(option("A", "202606", OptionRight.PUT, 0, 0, flat(0)), -4)));

        assertThat(a.shortOptionMinimum()).isEqualTo(160);
    }

    /** A long call worth 700 in A against 500 of risk in B: across 0 with 200 over, within 500 with 700 over. */
    @Test
    void optionValueIsUsedAcrossOrWithinCombinedCommodities() {
        SpanParameters parameters = parameters(List.of(commodity("A"), commodity("B")));
        List<Holding> holdings = List.of(
                new Holding(option("A", "202603", OptionRight.CALL, 700, 0, flat(0)), 1),
                new Holding(future("B", "202603", 500), 1));

        SpanAccountMargin across = SpanMargin.of(parameters, holdings);
        SpanAccountMargin within = new SpanMargin(parameters, OptionValueCredit.WITHIN_COMMODITY).margin(holdings);

        assertThat(across.currencies()).containsExactly(new CurrencyMargin("USD", 500, 700, 0, 200));
        assertThat(across.holdings()).extracting(HoldingMargin::total).containsExactly(0.0, 0.0);
        assertThat(within.currencies()).containsExactly(new CurrencyMargin("USD", 500, 700, 500, 700));
        assertThat(within.holdings()).extracting(HoldingMargin::total).containsExactly(0.0, 500.0);
    }

    /** Options that are settled daily have no value to credit: 5 short lose 100 each and that is all. */
    @Test
    void optionsSettledDailyHaveNoOptionValue() {
        SpanParameters parameters = parameters(
                List.of(commodity("A")),
                List.of(new Product(SpanSamples.option("A"), Product.Valuation.FUTURES, null)),
                List.of());
        double[] losses = flat(0);
        losses[10] = -100;

        SpanAccountMargin margin = SpanMargin.of(
                parameters, List.of(new Holding(option("A", "202603", OptionRight.CALL, 900, 0.5, losses), -5)));

        assertThat(margin.requirement("USD")).isEqualTo(500);
    }

    /** A serial option on the March future offsets it in March: no spread between months is charged. */
    @Test
    void anOptionOnAFutureAddsToThePeriodOfTheFuture() {
        SpanContract serial = new SpanContract(
                new SeriesId(SpanSamples.option("A"), "202603", "202602"),
                "A",
                OptionRight.CALL,
                100,
                3,
                0.2,
                1,
                0.5,
                RiskArray.of(flat(0)));

        CommodityMargin a = only(margin(
                commodity("A").spread(1, 100, leg("A", 0, 1, Side.A), leg("A", 0, 1, Side.B)),
                new Holding(MARCH, 1),
                new Holding(serial, -2)));

        assertThat(a.deltas()).containsExactly(new PeriodDelta("202603", 0, 0, 0));
        assertThat(a.spreadCharge()).isZero();
    }

    /** Ten minis of scale 0.1 against one: no delta is left. */
    @Test
    void deltasAreScaled() {
        SpanContract mini = new SpanContract(
                new SeriesId(new ProductId("XYZ", "AM", ContractType.FUTURE), "202603", ""),
                "AM",
                null,
                Double.NaN,
                100,
                Double.NaN,
                0.1,
                1,
                SpanArrays.future(100, ScanPoint.standard(3, 0.33)));
        CombinedCommodity a = commodity("A").build();
        CombinedCommodity both = new CombinedCommodity(
                "A",
                "USD",
                0,
                List.of(),
                List.of(SpanSamples.future("A"), mini.series().product()),
                List.of(),
                List.of(),
                List.of(),
                a.spreads(),
                a.spotCharges(),
                a.shortOptionMinimum());
        SpanParameters one = parameters(List.of());
        SpanParameters parameters = new SpanParameters(
                one.businessDate(),
                true,
                "",
                "XYZ",
                List.of(),
                List.of(),
                List.of(),
                List.of(new MonthParameters(mini.series(), 0, 0, 100, 3, 0.33, 0, 0.1, 0.1, null)),
                List.of(both),
                List.of(),
                Map.of());

        SpanAccountMargin margin = SpanMargin.of(parameters, List.of(new Holding(MARCH, 1), new Holding(mini, -10)));

        assertThat(only(margin).deltas()).containsExactly(new PeriodDelta("202603", 0, 0, 0));
        assertThat(margin.requirement("USD")).isCloseTo(0, within(1e-9));
    }

    @Test
    void whatCannotBeMarginedIsListedAndTheRestIsComputed() {
        SpanContract stranger = future("Z", "202603", 100);
        SpanContract priceless = option("A", "202603", OptionRight.CALL, Double.NaN, 0.5, flat(0));
        SpanContract other = future("A", "202606", 1200);

        SpanAccountMargin margin = margin(
                commodity("A"),
                new Holding(MARCH, 2),
                new Holding(stranger, 1),
                new Holding(priceless, -1),
                new Holding(JUNE, 1),
                new Holding(other, 1));

        assertThat(margin.requirement("USD")).isEqualTo(2000);
        assertThat(margin.unmargined())
                .extracting(Unmargined::reason)
                .containsExactlyInAnyOrder(
                        Unmargined.Reason.NO_COMBINED_COMMODITY,
                        Unmargined.Reason.NO_OPTION_VALUE,
                        Unmargined.Reason.TWO_CONTENTS,
                        Unmargined.Reason.TWO_CONTENTS);
        assertThatThrownBy(() -> new Holding(MARCH, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void currenciesAreKeptApartAndAddedUpAtTheCallersRates() {
        SpanAccountMargin margin = SpanMargin.of(
                parameters(List.of(commodity("A"), commodity("B").in("EUR"))),
                List.of(new Holding(MARCH, 1), new Holding(future("B", "202603", 500), 1)));

        assertThat(margin.requirement("USD")).isEqualTo(1000);
        assertThat(margin.requirement("EUR")).isEqualTo(500);
        assertThat(margin.requirement("JPY")).isZero();
        assertThat(margin.total(Map.of("USD", 1.0, "EUR", 1.2))).isEqualTo(1600);
        assertThatThrownBy(() -> margin.total(Map.of("USD", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EUR");
    }
}
