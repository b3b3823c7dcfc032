package io.plimsoll.pricing;

import java.math.BigDecimal;
import java.math.MathContext;

/** Black's formula in 60-digit decimals, written plainly from its textbook form: the second writing that tests hold against. */
final class ExactBlack {

    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal ROOT_TWO_PI =
            new BigDecimal("2.50662827463100050241576528481104525300698674060993831662992357634");

    private ExactBlack() {}

    /** φ·(F·N(φd₊) − K·N(φd₋)) of the exact values of the doubles. */
    static BigDecimal price(int sign, double forward, double strike, double vol, double years) {
        BigDecimal s = deviation(vol, years);
        BigDecimal high = dPlus(forward, strike, s);
        BigDecimal low = high.subtract(s);
        BigDecimal side = new BigDecimal(sign);
        return side.multiply(new BigDecimal(forward)
                .multiply(cumulative(side.multiply(high)), DIGITS)
                .subtract(new BigDecimal(strike).multiply(cumulative(side.multiply(low)), DIGITS), DIGITS));
    }

    /** F·n(d₊)·√T. */
    static BigDecimal vega(double forward, double strike, double vol, double years) {
        BigDecimal density = density(dPlus(forward, strike, deviation(vol, years)));
        return new BigDecimal(forward).multiply(density, DIGITS).multiply(new BigDecimal(years).sqrt(DIGITS), DIGITS);
    }

    private static BigDecimal deviation(double vol, double years) {
        return new BigDecimal(vol).multiply(new BigDecimal(years).sqrt(DIGITS), DIGITS);
    }

    private static BigDecimal dPlus(double forward, double strike, BigDecimal s) {
        BigDecimal x = ln(new BigDecimal(forward).divide(new BigDecimal(strike), DIGITS), Math.log(forward / strike));
        return x.divide(s, DIGITS).add(s.multiply(HALF, DIGITS), DIGITS);
    }

    /** N(z): over |z| = 4 by the continued fraction of Mills's ratio, else N = ½ + n(z)·Σ z^(2k+1)/(2k+1)!!. */
    static BigDecimal cumulative(BigDecimal z) {
        BigDecimal size = z.abs();
        BigDecimal tail;
        if (size.compareTo(new BigDecimal(4)) > 0) {
            tail = density(size).divide(fraction(size), DIGITS);
        } else {
            tail = HALF.subtract(density(size).multiply(oddSeries(size), DIGITS), DIGITS);
        }
        return z.signum() > 0 ? BigDecimal.ONE.subtract(tail, DIGITS) : tail;
    }

    private static BigDecimal density(BigDecimal z) {
        return exp(z.multiply(z, DIGITS).multiply(HALF, DIGITS).negate()).divide(ROOT_TWO_PI, DIGITS);
    }

    private static BigDecimal fraction(BigDecimal z) {
        BigDecimal value = z;
        for (int k = 300; k > 0; k--) {
            value = z.add(new BigDecimal(k).divide(value, DIGITS), DIGITS);
        }
        return value;
    }

    private static BigDecimal oddSeries(BigDecimal z) {
        BigDecimal square = z.multiply(z, DIGITS);
        BigDecimal term = z;
        BigDecimal sum = z;
        for (int k = 3; term.compareTo(new BigDecimal("1e-65")) > 0; k += 2) {
            term = term.multiply(square, DIGITS).divide(new BigDecimal(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    /** e^a by its series at a/2¹², squared twelve times. */
    private static BigDecimal exp(BigDecimal a) {
        BigDecimal small = a.divide(new BigDecimal(4096), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k < 60; k++) {
            term = term.multiply(small, DIGITS).divide(new BigDecimal(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.pow(4096, DIGITS);
    }

    /** ln a by steps of third order, y + 2(a − e^y)/(a + e^y), from a double. */
    private static BigDecimal ln(BigDecimal a, double start) {
        BigDecimal y = new BigDecimal(start);
        for (int i = 0; i < 3; i++) {
            BigDecimal exp = exp(y);
            BigDecimal step = a.subtract(exp).divide(a.add(exp), DIGITS);
            y = y.add(step.multiply(new BigDecimal(2)), DIGITS);
        }
        return y;
    }
}
