package io.plimsoll.margin.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.OptionRight;
import io.plimsoll.pricing.Black;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

class SpanArraysTest {

    private static final double RATE = 0.03;

    private static Revaluation black(OptionRight right, double strike) {
        return (underlying, vol, years) -> Math.exp(-RATE * years) * Black.price(right, underlying, strike, vol, years);
    }

    /** Scan range $10,000, extreme move 2 × covered at 35 %: the example of CME's brochure, thirds not rounded. */
    @Test
    void aFuturesArrayIsThePublishedOne() {
        RiskArray array = SpanArrays.future(10_000, ScanPoint.standard(2, 0.35));

        double third = 10_000 / 3.0;
        assertThat(array.toArray())
                .containsExactly(
                        new double[] {
                            0,
                            0,
                            -third,
                            -third,
                            third,
                            third,
                            -2 * third,
                            -2 * third,
                            2 * third,
                            2 * third,
                            -10_000,
                            -10_000,
                            10_000,
                            10_000,
                            -7_000,
                            7_000
                        },
                        within(1e-9));
        assertThat(array.worst()).isEqualTo(10_000);
        assertThat(array.rounded(0).loss(3)).isEqualTo(-3333);
    }

    @Test
    void theNewerExtremeMoveIsThreeRangesCoveredByAThird() {
        RiskArray array = SpanArrays.future(1_000, ScanPoint.standard(3, 0.33));

        assertThat(array.loss(15)).isCloseTo(-990, within(1e-9));
        assertThat(array.loss(16)).isCloseTo(990, within(1e-9));
    }

    /** A second writing of Black's formula, with Hipparchus' error function, scenario by scenario. */
    @Test
    void anOptionsArrayIsTheOneComputedByHand() {
        ScanTerms terms = new ScanTerms(100, 0.25, 0.5, 1 / 250.0, 9, 0.06, 50);
        double[] moves = {0, 0, 3, 3, -3, -3, 6, 6, -6, -6, 9, 9, -9, -9, 27, -27};

        RiskArray array = SpanArrays.option(black(OptionRight.CALL, 105), terms, ScanPoint.standard(3, 0.33));

        double now = call(100, 105, 0.25, 0.5);
        for (int i = 0; i < 16; i++) {
            double vol = i >= 14 ? 0.25 : i % 2 == 0 ? 0.31 : 0.19;
            double weight = i >= 14 ? 0.33 : 1;
            double loss = 50 * weight * (now - call(100 + moves[i], 105, vol, 0.496));
            assertThat(array.loss(i + 1)).as("scenario %d", i + 1).isCloseTo(loss, within(1e-8));
        }
    }

    private static double call(double forward, double strike, double vol, double years) {
        double deviation = vol * Math.sqrt(years);
        double up = Math.log(forward / strike) / deviation + deviation / 2;
        return Math.exp(-RATE * years) * (forward * normal(up) - strike * normal(up - deviation));
    }

    private static double normal(double x) {
        return 0.5 * Erf.erfc(-x / Math.sqrt(2));
    }

    /** C − P = e^(−rT)(F − K) whatever the volatility. */
    @Test
    void aCallLessAPutLosesWhatItsFutureLoses() {
        SplittableRandom random = new SplittableRandom(7);
        List<ScanPoint> points = ScanPoint.standard(2, 0.35);
        for (int n = 0; n < 200; n++) {
            double strike = 60 + 80 * random.nextDouble();
            double range = 1 + 15 * random.nextDouble();
            ScanTerms terms =
                    new ScanTerms(100, 0.1 + random.nextDouble(), 0.1 + random.nextDouble(), 0, range, 0.05, 10);

            RiskArray call = SpanArrays.option(black(OptionRight.CALL, strike), terms, points);
            RiskArray put = SpanArrays.option(black(OptionRight.PUT, strike), terms, points);
            RiskArray future = SpanArrays.future(10 * range, points);

            double discount = Math.exp(-RATE * terms.years());
            for (int i = 1; i <= 16; i++) {
                assertThat(call.loss(i) - put.loss(i)).isCloseTo(discount * future.loss(i), within(1e-8));
            }
        }
    }

    @Test
    void aLongOptionGainsWhenVolatilityRises() {
        ScanTerms terms = new ScanTerms(100, 0.25, 0.5, 0, 9, 0.06, 1);
        RiskArray array = SpanArrays.option(black(OptionRight.PUT, 95), terms, ScanPoint.standard(3, 0.33));

        for (int i = 1; i < 15; i += 2) {
            assertThat(array.loss(i)).isLessThan(array.loss(i + 1));
        }
    }

    /** Under N(d) the weighted deltas of call and put differ by the discount, since the weights add up to 1. */
    @Test
    void compositeDeltasOfCallAndPutDifferByTheDiscount() {
        ScanTerms terms = new ScanTerms(100, 0.25, 0.5, 0, 9, 0.06, 1);
        double call = SpanArrays.compositeDelta(black(OptionRight.CALL, 105), terms);
        double put = SpanArrays.compositeDelta(black(OptionRight.PUT, 105), terms);

        assertThat(call).isBetween(0.0, 1.0);
        assertThat(call - put).isCloseTo(Math.exp(-RATE * 0.5), within(1e-7));
        assertThat(SpanArrays.compositeDelta((f, vol, years) -> f, terms)).isCloseTo(1, within(1e-7));
    }

    @Test
    void aModelThatGivesNoNumberIsTurnedDown() {
        ScanTerms terms = new ScanTerms(100, 0.25, 0.5, 0, 9, 0.06, 1);
        assertThatThrownBy(() -> SpanArrays.option((f, vol, years) -> Double.NaN, terms, ScanPoint.standard(3, 0.33)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value 1 of a risk array must be a number, was NaN");
        assertThatThrownBy(() -> new ScanTerms(100, -0.1, 0.5, 0, 9, 0.06, 1)).hasMessageContaining("-0.1");
    }

    @Test
    void theStandardScenariosArePairedByVolatility() {
        List<ScanPoint> points = ScanPoint.standard(3, 0.33);

        assertThat(points).hasSize(16);
        for (ScanPoint point : points.subList(0, 14)) {
            ScanPoint pair = points.get(point.pairedPoint() - 1);
            assertThat(pair.pairedPoint()).isEqualTo(point.point());
            assertThat(pair.priceMultiple()).isEqualTo(point.priceMultiple());
            assertThat(pair.volMultiple()).isEqualTo(-point.volMultiple());
        }
        assertThat(points.stream().mapToDouble(ScanPoint::priceMultiple).sum()).isCloseTo(0, within(1e-15));
        assertThat(points.get(14)).isEqualTo(new ScanPoint(15, 3, 0, 0.33, 15));
    }

    @Test
    void aTierHoldsThePeriodsFromItsStartToItsEnd() {
        Tier tier = new Tier(1, "202603", "202606");

        assertThat(List.of("202602", "202603", "20260331", "202605W2", "20260630", "202607").stream()
                        .filter(tier::holds))
                .containsExactly("202603", "20260331", "202605W2", "20260630");
        assertThat(Tier.all().holds("209912")).isTrue();
        assertThat(new Tier(2, "20260315", "").holds("20260314")).isFalse();
        assertThatThrownBy(() -> new Tier(1, "202607", "202606")).hasMessageContaining("202607 to 202606");
    }

    @Test
    void theShortOptionMinimumIsThatOfTheTierOfThePeriod() {
        ShortOptionMinimum minimum = new ShortOptionMinimum(
                ShortOptionMinimum.Method.LARGER,
                List.of(
                        new ShortOptionMinimum.Rate(new Tier(1, "202601", "202603"), 25),
                        new ShortOptionMinimum.Rate(new Tier(2, "202604", ""), 40)));

        assertThat(minimum.rate("202602")).isEqualTo(25);
        assertThat(minimum.rate("20290101")).isEqualTo(40);
        assertThat(minimum.rate("202512")).isZero();
    }
}
