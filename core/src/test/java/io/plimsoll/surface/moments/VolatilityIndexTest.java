package io.plimsoll.surface.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.model.SviSabr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolatilityIndexTest {

    private static final OptionStrip NEAR = CboeExample.strip("near", 34_484, 0.00031664);
    private static final OptionStrip NEXT = CboeExample.strip("next", 44_954, 0.00028797);

    @Test
    void theStripIsThatOfCboesExample() {
        assertThat(NEAR.forward()).isCloseTo(1962.89996, within(5e-6));
        assertThat(NEXT.forward()).isCloseTo(1962.40006, within(5e-6));
        assertThat(NEAR.atTheMoney()).isEqualTo(1960);
        assertThat(NEAR.options()).hasSize(146);
        assertThat(NEXT.options()).hasSize(122);
        assertThat(option(NEAR, 1370).price()).isCloseTo(0.2, within(1e-12));
        assertThat(option(NEAR, 1370).width()).isEqualTo(5);
        assertThat(option(NEAR, 1960).price()).isCloseTo(22.775, within(1e-12));
        assertThat(option(NEXT, 1960).price()).isCloseTo(26.10, within(1e-12));
        assertThat(NEAR.options().get(0).strike()).isEqualTo(1370);
        assertThat(NEAR.options().get(145).strike()).isEqualTo(2125);
    }

    @Test
    void widthsAreThoseBetweenTheStrikesThatRemain() {
        assertThat(option(NEAR, 1400).width()).isEqualTo(7.5);
        assertThat(option(NEAR, 1410).width()).isEqualTo(10);
        assertThat(option(NEAR, 2100).width()).isEqualTo(15);
        assertThat(option(NEAR, 2125).width()).isEqualTo(25);
        assertThat(option(NEXT, 1275).width()).isEqualTo(50);
        assertThat(option(NEXT, 1325).width()).isEqualTo(37.5);
    }

    @Test
    void variancesAndIndexAreThoseOfCboesExample() {
        assertThat(contributions(NEAR)).isCloseTo(0.0006320516, within(5e-11));
        assertThat(contributions(NEXT)).isCloseTo(0.0008314016, within(5e-11));
        VolatilityIndex index = VolatilityIndex.of(NEAR, NEXT, VolatilityIndex.THIRTY_DAYS);
        assertThat(index.nearVariance()).isCloseTo(0.019233906, within(1e-9));
        assertThat(index.nextVariance()).isCloseTo(0.019423884, within(1e-9));
        assertThat(index.points()).isCloseTo(13.927842, within(1e-6));
        assertThat(index.extrapolated()).isFalse();
    }

    /** The same quotes with other times and rates, in the edition of 2014. */
    @Test
    void theIndexOfTheEarlierEditionIsReproducedToo() {
        VolatilityIndex index = VolatilityIndex.of(
                CboeExample.strip("near", 35_924, 0.000305),
                CboeExample.strip("next", 46_394, 0.000286),
                VolatilityIndex.THIRTY_DAYS);
        assertThat(index.nearVariance()).isCloseTo(0.01846292, within(5e-9));
        assertThat(index.nextVariance()).isCloseTo(0.01882101, within(5e-9));
        assertThat(index.points()).isCloseTo(13.69, within(0.005));
    }

    @Test
    void aDenseStripOfAModelHasTheModelsContinuousVariance() {
        SviSabr smile = new SviSabr(0.2, 1, -0.5, 0.5);
        OptionStrip strip = ModelStrip.of(smile, 3000.4, 1, 60_000, 1);
        double full = VolatilityIndex.variance(MomentsIntegrator.of(smile), 0.5);
        assertThat(VolatilityIndex.variance(strip)).isCloseTo(full, within(2e-6));
        assertThat(full).isCloseTo(2 * 0.0119317219 / 0.5, within(1e-9));
    }

    @Test
    void aTruncatedStripHasTheCorridorsVariance() {
        SviSabr smile = new SviSabr(0.2, 1, -0.5, 0.5);
        OptionStrip strip = ModelStrip.of(smile, 3000.4, 2400, 3300, 1);
        CorridorMoments corridor = MomentsIntegrator.of(smile, Math.log(2400 / 3000.4), Math.log(3300 / 3000.4))
                .corridor();
        double variance = VolatilityIndex.variance(corridor, 0.5);
        assertThat(VolatilityIndex.variance(strip)).isCloseTo(variance, within(3e-5));
        assertThat(corridor.shareOutside()).isBetween(0.2, 0.5);
    }

    @Test
    void twoZeroBidsInARowEndTheStripAndOneDoesNot() {
        List<StrikeQuote> quotes = new ArrayList<>();
        double[] putBids = {9, 0, 0, 1, 0, 2, 3};
        for (int i = 0; i < putBids.length; i++) {
            quotes.add(new StrikeQuote(70 + 5 * i, 40 - 5 * i, 41 - 5 * i, putBids[i], putBids[i] + 1));
        }
        quotes.add(new StrikeQuote(105, 3, 4, 6, 7));
        OptionStrip strip = OptionStrip.select(quotes, 1, 0.1).orElseThrow();
        assertThat(strip.forward()).isEqualTo(102);
        assertThat(strip.options()).extracting(StripOption::strike).containsExactly(85.0, 95.0, 100.0, 105.0);
        assertThat(strip.options()).extracting(StripOption::width).containsExactly(10.0, 7.5, 5.0, 5.0);
    }

    @Test
    void quotesWithoutABidOnBothSidesGiveNoStrip() {
        List<StrikeQuote> calls = List.of(new StrikeQuote(90, 11, 12, 0, 1), new StrikeQuote(100, 4, 5, 0, 1));
        assertThat(OptionStrip.select(calls, 1, 0.1)).isEmpty();
        assertThat(OptionStrip.select(List.of(), 1, 0.1)).isEmpty();
        assertThat(OptionStrip.select(List.of(new StrikeQuote(90, 11, 12, 1, 2)), 1, 0.1))
                .isEmpty();
    }

    @Test
    void wrongInputIsRefusedWithItsValues() {
        List<StrikeQuote> falling = new ArrayList<>(CboeExample.quotes("near"));
        Collections.reverse(falling);
        assertThatThrownBy(() -> OptionStrip.select(falling, 1, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strikes must rise, were 2250.0 and 2225.0");
        assertThatThrownBy(() -> new StrikeQuote(100, 2, 1, 0, 0)).hasMessageContaining("call 2.0 at 1.0");
        assertThatThrownBy(() -> VolatilityIndex.of(0.04, 0.1, 0.04, 0.1, 0.1)).hasMessageContaining("near 0.1");
    }

    @Test
    void aHorizonBeyondBothExpiriesIsFlagged() {
        VolatilityIndex beyond = VolatilityIndex.of(0.04, 0.1, 0.04, 0.2, 0.25);
        assertThat(beyond.extrapolated()).isTrue();
        assertThat(beyond.points()).isCloseTo(20, within(1e-12));
        assertThat(VolatilityIndex.of(0.01, 0.1, 1, 0.2, 0.01).points()).isNaN();
    }

    private static StripOption option(OptionStrip strip, double strike) {
        return strip.options().stream()
                .filter(o -> o.strike() == strike)
                .findFirst()
                .orElseThrow();
    }

    private static double contributions(OptionStrip strip) {
        return strip.options().stream()
                .mapToDouble(o -> o.width() / (o.strike() * o.strike()) * strip.growth() * o.price())
                .sum();
    }
}
