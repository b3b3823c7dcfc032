package io.plimsoll.surface.essvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.surface.model.Essvi;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SliceErrorsTest {

    @Test
    void fourRowsStandForAllQuotes() {
        SplittableRandom random = new SplittableRandom(41);
        for (int i = 0; i < 100; i++) {
            Essvi truth = RandomSurfaces.arbitrageFree(random, 1).get(0);
            EssviQuotes quotes = RandomSurfaces.quotes(truth, 25, 0.02, random);
            Essvi at = new Essvi(
                    truth.theta() * random.nextDouble(0.8, 1.2),
                    0.9 * truth.rho(),
                    truth.psi() * random.nextDouble(0.8, 1.2),
                    truth.timeToExpiryYears());
            double[][] triangle = new SliceErrors(quotes, 7).triangle(at.theta(), at.rho(), at.psi());
            for (int a = 0; a < 4; a++) {
                for (int b = a; b < 4; b++) {
                    double expected = product(quotes, at, a, b) / 7;
                    double actual = 0;
                    for (int row = 0; row <= a; row++) {
                        actual += triangle[row][a] * triangle[row][b];
                    }
                    assertThat(actual / expected).as("entry %s %s", a, b).isCloseTo(1, within(1e-5));
                }
            }
        }
    }

    /** An entry of [J | r]ᵀ[J | r], J by central differences. */
    private static double product(EssviQuotes quotes, Essvi at, int a, int b) {
        double sum = 0;
        for (int j = 0; j < quotes.size(); j++) {
            double k = quotes.logMoneyness()[j];
            double error = at.vol(k) - quotes.vols()[j];
            double left = a == 3 ? error : derivative(at, k, a);
            double right = b == 3 ? error : derivative(at, k, b);
            sum += quotes.weights()[j] * left * right;
        }
        return sum;
    }

    private static double derivative(Essvi at, double k, int parameter) {
        double[] p = {at.theta(), at.rho(), at.psi()};
        double h = 1e-5 * Math.abs(p[parameter]);
        return (moved(at, parameter, h).vol(k) - moved(at, parameter, -h).vol(k)) / (2 * h);
    }

    private static Essvi moved(Essvi at, int parameter, double h) {
        return new Essvi(
                at.theta() + (parameter == 0 ? h : 0),
                at.rho() + (parameter == 1 ? h : 0),
                at.psi() + (parameter == 2 ? h : 0),
                at.timeToExpiryYears());
    }
}
