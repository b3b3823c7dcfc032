package io.plimsoll.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.market.OptionRight;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImpliedVolTest {

    /** A relative 1e-14, or what the last digit of a price of this vega tells about the volatility. */
    private static double attainable(double price, double vol, double vega) {
        return Math.max(1e-14, 1.2e-16 * price / (vol * vega));
    }

    @Test
    void knownPricesGiveTheirVolatility() {
        for (double[] row : BlackTest.KNOWN) {
            double call = ImpliedVol.of(OptionRight.CALL, row[4], row[0], row[1], row[3]);
            double put = ImpliedVol.of(OptionRight.PUT, row[5], row[0], row[1], row[3]);
            if (row[4] > row[0] - row[1] && row[6] > 1e-290) {
                assertThat(call / row[2])
                        .as("call, vol %s", row[2])
                        .isCloseTo(1, within(attainable(row[4], row[2], row[6])));
            }
            if (row[5] > row[1] - row[0] && row[6] > 1e-290) {
                assertThat(put / row[2])
                        .as("put, vol %s", row[2])
                        .isCloseTo(1, within(attainable(row[5], row[2], row[6])));
            }
        }
    }

    /**
     * The error is (price − B(σ))/(σ·vega) with B in 60 digits, so neither Black's price of the product nor a second search
     * comes in. Prices from 1e-305, volatilities from 0.1 % to 1000 %, days to decades, moneyness from one unit in the last
     * place to e^±50.
     */
    @Test
    void volatilitiesAreAsGoodAsTheDigitsOfThePriceAllowOverTheWholeDomain() {
        SplittableRandom random = new SplittableRandom(21);
        int inverted = 0;
        for (int i = 0; i < 1_500; i++) {
            double forward = Math.exp(random.nextDouble(-7, 10));
            double years = Math.exp(random.nextDouble(Math.log(1 / 3650.0), Math.log(30)));
            double vol = Math.exp(random.nextDouble(Math.log(0.001), Math.log(10)));
            double strike = forward * Math.exp(moneyness(random, vol * Math.sqrt(years)));
            OptionRight right = random.nextInt(4) > 0 == strike < forward ? OptionRight.PUT : OptionRight.CALL;
            double price = Black.price(right, forward, strike, vol, years);
            double found = ImpliedVol.of(right, price, forward, strike, years);
            if (price < 1e-305 || Double.isNaN(found)) {
                assertThat(price < 1e-305 || atABound(right, price, forward, strike))
                        .isTrue();
                continue;
            }
            inverted++;
            double vega = ExactBlack.vega(forward, strike, found, years).doubleValue();
            BigDecimal error = new BigDecimal(price)
                    .subtract(ExactBlack.price(right.sign(), forward, strike, found, years), new MathContext(30));
            assertThat(error.doubleValue() / vega / found)
                    .as("%s at %s, F %s, K %s, vol %s, T %s", right, price, forward, strike, vol, years)
                    .isCloseTo(0, within(attainable(price, found, vega)));
        }
        assertThat(inverted).isGreaterThan(900);
    }

    private static double moneyness(SplittableRandom random, double deviation) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextDouble(-37, 37) * deviation;
            case 1 -> random.nextDouble(-3, 3) * deviation;
            case 2 -> random.nextDouble(-1, 1) * Math.exp(random.nextDouble(-36, -1));
            default -> random.nextDouble(-1, 1) * Math.exp(random.nextDouble(-3, 4));
        };
    }

    private static boolean atABound(OptionRight right, double price, double forward, double strike) {
        double intrinsic = Math.max(0, right.sign() * (forward - strike));
        return price <= intrinsic || price >= (right == OptionRight.CALL ? forward : strike);
    }

    @Test
    void roundTripsOfOrdinaryOptionsHoldFourteenDigits() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 300_000; i++) {
            double years = Math.exp(random.nextDouble(Math.log(1 / 365.0), Math.log(3)));
            double vol = Math.exp(random.nextDouble(Math.log(0.03), Math.log(1.5)));
            double strike = 100 * Math.exp(random.nextDouble(-6, 6) * vol * Math.sqrt(years));
            OptionRight right = strike < 100 ? OptionRight.PUT : OptionRight.CALL;
            double price = Black.price(right, 100, strike, vol, years);
            double found = ImpliedVol.of(right, price, 100, strike, years);
            double tolerance = attainable(price, vol, Black.vega(100, strike, vol, years));
            if (!(Math.abs(found / vol - 1) <= 1.2 * tolerance)) {
                assertThat(found).as("K %s, vol %s, T %s", strike, vol, years).isEqualTo(vol);
            }
        }
    }

    @Test
    void theStartOfOrdinaryOptionsAndTheMethodOfThePaperMeet() {
        SplittableRandom random = new SplittableRandom(8);
        int compared = 0;
        for (int i = 0; i < 100_000; i++) {
            double s = Math.exp(random.nextDouble(Math.log(0.003), Math.log(1.3)));
            double strike = Math.exp(Math.min(2, random.nextDouble(0.001, 6) * s));
            double x = NormalisedBlack.moneyness(1, strike);
            double price = NormalisedBlack.price(x, s);
            double start = BachelierStart.of(price, strike - 1, x);
            assertThat(start / s).as("x %s, s %s", x, s).isCloseTo(1, within(2e-6));
            double fast = LetsBeRational.deviation(price, 1 - price, 1, strike - 1, x);
            double paper = LetsBeRational.anyDeviation(price, 1 - price, price, 1, x);
            double limit = 4e-16 * (1 - NormalisedBlack.moneyness(1, strike)) + 8e-15;
            assertThat(fast / paper).as("x %s, s %s", x, s).isCloseTo(1, within(limit));
            compared++;
        }
        assertThat(compared).isEqualTo(100_000);
    }

    @Test
    void anInTheMoneyOptionHasTheVolatilityOfItsOutOfTheMoneyTwin() {
        for (double strike = 101; strike < 130; strike += 1) {
            double call = Black.price(OptionRight.CALL, 100, strike, 0.3, 0.5);
            double put = call + (strike - 100);
            double vega = Black.vega(100, strike, 0.3, 0.5);
            assertThat(ImpliedVol.of(OptionRight.PUT, put, 100, strike, 0.5))
                    .isCloseTo(
                            ImpliedVol.of(OptionRight.CALL, call, 100, strike, 0.5),
                            within(1e-14 + 3e-16 * put / vega));
        }
    }

    @Test
    void volatilityRisesWithThePriceAcrossAllSegments() {
        for (double strike : new double[] {100.0000001, 101, 130, 400, 2e3, 1e6, 1e20}) {
            double before = 0;
            for (double price = 1e-300; price < 99.9999; price = Math.min(price * 1.9, 0.5 * (price + 100))) {
                double vol = ImpliedVol.of(OptionRight.CALL, price, 100, strike, 1);
                assertThat(vol).as("price %s, K %s", price, strike).isGreaterThan(before);
                before = vol;
            }
        }
    }

    @Test
    void blackScholesVolatilityUndoesItsPrice() {
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 20_000; i++) {
            double strike = random.nextDouble(70, 140);
            double vol = random.nextDouble(0.1, 1);
            double rate = random.nextDouble(-0.02, 0.1);
            double yield = random.nextDouble(0, 0.05);
            OptionRight right = strike > 100 ? OptionRight.CALL : OptionRight.PUT;
            double price = BlackScholes.price(right, 100, strike, vol, 0.5, rate, yield);
            double vega = BlackScholes.vega(100, strike, vol, 0.5, rate, yield);
            assertThat(BlackScholes.impliedVol(right, price, 100, strike, 0.5, rate, yield))
                    .isCloseTo(vol, within(1e-14 + 2e-14 * (price + 1) / vega));
        }
    }

    @Test
    void impossiblePricesHaveNoVolatility() {
        assertThat(ImpliedVol.of(OptionRight.CALL, 0, 100, 110, 1)).isNaN();
        assertThat(ImpliedVol.of(OptionRight.CALL, -1, 100, 110, 1)).isNaN();
        assertThat(ImpliedVol.of(OptionRight.CALL, 100, 100, 110, 1)).isNaN();
        assertThat(ImpliedVol.of(OptionRight.CALL, 10, 110, 100, 1)).isNaN();
        assertThat(ImpliedVol.of(OptionRight.PUT, 4.9, 100, 105, 1)).isNaN();
        assertThat(ImpliedVol.of(OptionRight.PUT, 105, 100, 105, 1)).isNaN();
        assertThat(ImpliedVol.of(OptionRight.CALL, Math.nextDown(100.0), 100, 110, 1))
                .isBetween(15.0, 20.0);
        assertThat(ImpliedVol.of(OptionRight.CALL, Double.MIN_VALUE, 100, 110, 1))
                .isBetween(0.002, 0.003);
    }

    @Test
    void hostileArgumentsNeverThrowAndGiveNaNOrAFiniteNumber() {
        double[] hostile = {
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            -1,
            -0.0,
            0,
            Double.MIN_VALUE,
            1e-320,
            1e-200,
            1e-12,
            0.5,
            1,
            Math.nextUp(1.0),
            3,
            1e150,
            1e300,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY
        };
        for (double price : hostile) {
            for (double forward : hostile) {
                for (double strike : hostile) {
                    for (double years : hostile) {
                        for (OptionRight right : OptionRight.values()) {
                            double vol = ImpliedVol.of(right, price, forward, strike, years);
                            double least = Math.min(Math.min(price, forward), Math.min(strike, years));
                            double most = Math.max(Math.max(price, forward), Math.max(strike, years));
                            boolean sound = least > 0 && most <= Double.MAX_VALUE;
                            assertThat(Double.isNaN(vol) || (sound && vol >= 0 && vol < Double.POSITIVE_INFINITY))
                                    .as("%s at %s, F %s, K %s, T %s: %s", right, price, forward, strike, years, vol)
                                    .isTrue();
                        }
                    }
                }
            }
        }
    }
}
