package io.plimsoll.margin;

/**
 * Settings of the baselines.
 *
 * @param lookback sessions whose losses give the quantiles, at most
 * @param minHistory losses below which there is no margin
 * @param ewmaLambda λ of {@code ewma}
 * @param fhsLambda λ of {@code fhs}
 * @param garchRefit sessions between two estimations of {@code garch}
 * @param halfLifeUp half-life in sessions of {@code ivsmoothed} when implied volatility rises
 * @param halfLifeDown half-life in sessions when it falls
 * @param scaleByPrice whether profit and loss is in price units, so that a volatility has to be multiplied by the price
 */
public record BaselineSettings(
        int lookback,
        int minHistory,
        double ewmaLambda,
        double fhsLambda,
        int garchRefit,
        double halfLifeUp,
        double halfLifeDown,
        boolean scaleByPrice) {

    public BaselineSettings {
        if (minHistory < 20 || lookback < minHistory) {
            throw new IllegalArgumentException(
                    "20 <= minHistory <= lookback must hold, were " + minHistory + " and " + lookback);
        }
        if (!(ewmaLambda > 0 && ewmaLambda < 1 && fhsLambda > 0 && fhsLambda < 1)) {
            throw new IllegalArgumentException(
                    "lambdas must be in (0, 1), were ewma " + ewmaLambda + " and fhs " + fhsLambda);
        }
    }
}
