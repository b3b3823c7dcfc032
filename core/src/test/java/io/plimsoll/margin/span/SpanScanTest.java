package io.plimsoll.margin.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.OptionRight;
import io.plimsoll.pricing.Black;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanScanTest {

    private static final SeriesId FUTURE = new SeriesId(SpanSamples.future("CL"), "202606", "");
    private static final SeriesId OPTION = new SeriesId(SpanSamples.option("CL"), "202606", "202605");

    private static Revaluation black(ScanContract option) {
        OptionRight right = java.util.Objects.requireNonNull(option.right());
        return (forward, vol, years) -> Black.price(right, Math.max(1e-9, forward), option.strike(), vol, years);
    }

    private static ScanContract option(OptionRight right, double strike, double vol) {
        double price = Black.price(right, 70, strike, vol, 0.4);
        return new ScanContract(OPTION, right, strike, price, 70, vol, 0.4, 1000);
    }

    private static SpanFile file(ScanSettings settings, ScanContract... contracts) {
        return SpanScan.file(
                LocalDate.of(2026, 1, 15),
                "XYZ",
                List.of(new SpanScan.Commodity("CL", "USD", settings, List.of(contracts))),
                List.of(),
                SpanScanTest::black);
    }

    @Test
    void aFutureCostsItsScanRange() {
        SpanFile file = file(ScanSettings.standard(5, 0.06), ScanContract.future(FUTURE, 70, 1000));

        SpanAccountMargin margin = SpanMargin.of(
                file.parameters(), List.of(new Holding(file.contracts().get(0), -3)));

        assertThat(margin.requirement("USD")).isCloseTo(15_000, within(1e-9));
    }

    /** Call − put is the future whatever the volatility: nothing is left but what a day does, and without a rate that is nothing. */
    @Test
    void aConversionHasNoScanRisk() {
        SpanFile file = file(
                ScanSettings.standard(5, 0.06),
                ScanContract.future(FUTURE, 70, 1000),
                option(OptionRight.CALL, 72, 0.35),
                option(OptionRight.PUT, 72, 0.35));
        List<SpanContract> contracts = file.contracts();

        SpanAccountMargin margin = SpanMargin.of(
                file.parameters(),
                List.of(
                        new Holding(contracts.get(0), 10),
                        new Holding(contracts.get(1), -10),
                        new Holding(contracts.get(2), 10)));

        CommodityMargin crude = margin.commodities().get(0);
        assertThat(crude.scanRisk()).isCloseTo(0, within(1e-6));
        assertThat(crude.netOptionValue()).isCloseTo(10 * 1000 * 2, within(1e-6));
        assertThat(crude.deltas()).hasSize(1);
        assertThat(crude.deltas().get(0).net()).isCloseTo(0, within(1e-5));
    }

    /** Short call: worst of the sixteen revaluations, each written out. */
    @Test
    void aShortCallCostsItsWorstScenario() {
        double[] moves = {0, 5 / 3.0, -5 / 3.0, 10 / 3.0, -10 / 3.0, 5, -5};
        double now = Black.price(OptionRight.CALL, 70, 75, 0.35, 0.4);
        double worst = 0;
        for (double move : moves) {
            for (double vol : new double[] {0.41, 0.29}) {
                worst = Math.max(worst, Black.price(OptionRight.CALL, 70 + move, 75, vol, 0.4 - 1 / 365.0) - now);
            }
        }
        worst = Math.max(worst, 0.33 * (Black.price(OptionRight.CALL, 85, 75, 0.35, 0.4 - 1 / 365.0) - now));
        SpanFile file = file(ScanSettings.standard(5, 0.06), option(OptionRight.CALL, 75, 0.35));

        SpanAccountMargin margin = SpanMargin.of(
                file.parameters(), List.of(new Holding(file.contracts().get(0), -1)));

        assertThat(margin.requirement("USD")).isCloseTo(1000 * (worst + now), within(1e-6));
    }

    @Test
    void theSettingsStandInTheFile() {
        ScanSettings settings = ScanSettings.standard(5, 0.06)
                .withCharges(
                        List.of(),
                        List.of(new SpotCharge("202606", 10, 20)),
                        new ShortOptionMinimum(
                                ShortOptionMinimum.Method.SUM, List.of(new ShortOptionMinimum.Rate(Tier.all(), 35))));
        SpanParameters parameters = file(
                        settings, ScanContract.future(FUTURE, 70, 1000), option(OptionRight.PUT, 65, 0.4))
                .parameters();

        assertThat(parameters.months().get(0).priceScan()).isEqualTo(5000);
        assertThat(parameters.months().get(1).volScan()).isEqualTo(0.06);
        assertThat(parameters.products())
                .extracting(Product::valuation)
                .containsExactly(Product.Valuation.FUTURES, Product.Valuation.PREMIUM);
        CombinedCommodity crude = parameters.combinedCommodities().get(0);
        assertThat(crude.products()).containsExactly(SpanSamples.future("CL"), SpanSamples.option("CL"));
        assertThat(crude.shortOptionMinimum().rate("202605")).isEqualTo(35);
        assertThat(crude.spotCharges()).containsExactly(new SpotCharge("202606", 10, 20));
    }

    @Test
    void anOptionWithoutAVolatilityIsTurnedDown() {
        assertThatThrownBy(() -> file(ScanSettings.standard(5, 0.06), option(OptionRight.CALL, 70, Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScanSettings.standard(-5, 0.06)).hasMessageContaining("-5.0");
    }
}
