package io.plimsoll.surface.model;

/**
 * A function's value with its first and second derivative at a point, so that a product of factors is differentiated as
 * it is written.
 */
record Jet(double value, double first, double second) {

    /** scale·x + shift at x, as a function of x. */
    static Jet linear(double scale, double shift, double x) {
        return new Jet(scale * x + shift, scale, 0);
    }

    /** scale·e^(rate·x). */
    static Jet exponential(double scale, double rate, double x) {
        double value = scale * Math.exp(rate * x);
        return new Jet(value, rate * value, rate * rate * value);
    }

    Jet plus(Jet other) {
        return new Jet(value + other.value, first + other.first, second + other.second);
    }

    Jet plus(double constant) {
        return new Jet(value + constant, first, second);
    }

    Jet times(double factor) {
        return new Jet(factor * value, factor * first, factor * second);
    }

    Jet times(Jet other) {
        return new Jet(
                value * other.value,
                first * other.value + value * other.first,
                second * other.value + 2 * first * other.first + value * other.second);
    }

    Jet reciprocal() {
        double inverse = 1 / value;
        double d = -first * inverse * inverse;
        return new Jet(inverse, d, -second * inverse * inverse - 2 * first * inverse * d);
    }

    /** f(this), where outer holds f, f′ and f″ at this value. */
    Jet into(Jet outer) {
        return new Jet(outer.value, outer.first * first, outer.second * first * first + outer.first * second);
    }

    /** Σ coefficient[n]·x^n with both derivatives, by Horner's rule. */
    static Jet series(double[] coefficients, double x) {
        double value = 0;
        double first = 0;
        double half = 0;
        for (int n = coefficients.length - 1; n >= 0; n--) {
            half = half * x + first;
            first = first * x + value;
            value = value * x + coefficients[n];
        }
        return new Jet(value, first, 2 * half);
    }
}
