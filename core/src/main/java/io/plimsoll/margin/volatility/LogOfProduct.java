package io.plimsoll.margin.volatility;

/** ln of a product of positive factors, by one logarithm for many factors, as a product is far cheaper. */
final class LogOfProduct {

    private double product = 1;
    private double logarithm;

    /** @param factor in (10⁻¹⁵⁰, 10¹⁵⁰), or the logarithm is not finite */
    void multiply(double factor) {
        product *= factor;
        if (product < 1e-150 || product > 1e150) {
            logarithm += Math.log(product);
            product = 1;
        }
    }

    double value() {
        return logarithm + Math.log(product);
    }
}
