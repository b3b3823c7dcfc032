package io.plimsoll.pricing;

import static io.plimsoll.market.OptionRight.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.math.Normal;
import org.junit.jupiter.api.Test;

class QuadraticApproximationTest {

    @Test
    void baroneAdesiWhaleyIsThePapersFormulaSolvedByBisection() {
        for (double forward : new double[] {70, 90, 100, 110, 140}) {
            for (double vol : new double[] {0.15, 0.35, 1.2}) {
                for (double years : new double[] {0.02, 0.5, 3}) {
                    assertThat(AmericanOption.onFuture(PUT, forward, 100, years, 0.1)
                                    .price(EarlyExercise.BARONE_ADESI_WHALEY, vol))
                            .as("F %s, vol %s, T %s", forward, vol, years)
                            .isCloseTo(plainPut(forward, 100, vol, years, 0.1), within(1e-11));
                }
            }
        }
    }

    /** Equations 21 to 26 of the paper for a put with b = 0, the boundary by bisection. */
    private static double plainPut(double forward, double strike, double vol, double years, double rate) {
        double discount = Math.exp(-rate * years);
        double q1 = (1 - Math.sqrt(1 + 8 * rate / (vol * vol * (1 - discount)))) / 2;
        double low = 1e-9;
        double high = strike;
        for (int i = 0; i < 200; i++) {
            double f = 0.5 * (low + high);
            double held = discount * Black.price(PUT, f, strike, vol, years)
                    - slope(f, strike, vol, years, discount) * f / q1;
            if (strike - f > held) {
                low = f;
            } else {
                high = f;
            }
        }
        if (forward <= low) {
            return strike - forward;
        }
        double a1 = -low / q1 * slope(low, strike, vol, years, discount);
        return discount * Black.price(PUT, forward, strike, vol, years) + a1 * Math.pow(forward / low, q1);
    }

    private static double slope(double forward, double strike, double vol, double years, double discount) {
        double d1 = (Math.log(forward / strike) + vol * vol / 2 * years) / (vol * Math.sqrt(years));
        return 1 - discount * Normal.cumulative(-d1);
    }

    @Test
    void liSolvesHisPublishedEquationHere() {
        for (double[] c : new double[][] {{1, 0.25, 0.05, 0.05}, {0.5, 0.4, 0.08, 0.03}, {2, 0.2, 0.03, 0.06}}) {
            double log = QuadraticApproximation.qdPlus(c[1] * Math.sqrt(c[0]), c[2] * c[0], c[3] * c[0])
                    .logBoundary();
            assertThat(qdPlusMiss(Math.exp(log), c[0], c[1], c[2], c[3])).isCloseTo(0, within(1e-11));
        }
    }

    /** Li (2010): the critical price's equation with c₀ as published, strike 1. */
    private static double qdPlusMiss(double s, double t, double vol, double r, double q) {
        double h = 1 - Math.exp(-r * t);
        double alpha = 2 * r / (vol * vol);
        double beta = 2 * (r - q) / (vol * vol);
        double root = Math.sqrt((beta - 1) * (beta - 1) + 4 * alpha / h);
        double lambda = (-(beta - 1) - root) / 2;
        double lambdaSlope = alpha / (h * h * root);
        double d1 = (Math.log(s) + (r - q + vol * vol / 2) * t) / (vol * Math.sqrt(t));
        double tail = Normal.cumulative(-d1);
        double tail2 = Normal.cumulative(-d1 + vol * Math.sqrt(t));
        double put = Math.exp(-r * t) * tail2 - s * Math.exp(-q * t) * tail;
        double theta = r * Math.exp(-r * t) * tail2
                - q * s * Math.exp(-q * t) * tail
                - vol * s * Math.exp(-q * t) * Normal.density(d1) / (2 * Math.sqrt(t));
        double c0 = -(1 - h)
                * alpha
                / (2 * lambda + beta - 1)
                * (1 / h - theta * Math.exp(r * t) / (r * (1 - s - put)) + lambdaSlope / (2 * lambda + beta - 1));
        return (1 - Math.exp(-q * t) * tail) * s + (lambda + c0) * (1 - s - put);
    }
}
