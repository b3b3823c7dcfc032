package io.plimsoll.margin.span;

/**
 * Where an option stands and how far SPAN moves it.
 *
 * @param underlying price of the future or spot, in price units
 * @param vol a year, decimal
 * @param years to expiry today
 * @param lookAheadYears time that passes in every scenario: a day
 * @param priceScan price move, in price units of the underlying
 * @param volScan volatility move, decimal
 * @param contractValueFactor currency for one price unit of one option
 */
public record ScanTerms(
        double underlying,
        double vol,
        double years,
        double lookAheadYears,
        double priceScan,
        double volScan,
        double contractValueFactor) {

    public ScanTerms {
        if (!(vol >= 0 && years >= 0 && lookAheadYears >= 0 && priceScan >= 0 && volScan >= 0)
                || !Double.isFinite(underlying)
                || !Double.isFinite(contractValueFactor)) {
            throw new IllegalArgumentException(
                    "volatility, years, look-ahead and scan ranges must not be negative and the"
                            + " underlying and the contract value factor must be numbers, were " + vol + ", " + years
                            + ", "
                            + lookAheadYears + ", " + priceScan + ", " + volScan + ", " + underlying + ", "
                            + contractValueFactor);
        }
    }
}
