package io.plimsoll.margin.span;

import java.util.List;

/**
 * How a combined commodity is scanned and what its spreads cost, where the parameters are our own.
 *
 * @param priceScan price move, in price units of the underlying
 * @param volScan volatility move, decimal
 * @param extremeMultiplier price moves of the extreme scenarios, in scan ranges (3)
 * @param extremeCover share of an extreme loss that is counted (0.33)
 * @param lookAheadDays calendar days that pass in every scenario (1)
 * @param optionValuation whether options are paid for up front or settled daily
 * @param scanTiers runs of periods that are scanned apart; empty where all are scanned together
 * @param intraTiers runs of periods that {@code spreads} speak of
 * @param interTiers runs of periods that intercommodity spreads speak of
 * @param spreads charges between months
 * @param spotCharges charges for months in delivery
 * @param shortOptionMinimum the least that short options cost
 */
public record ScanSettings(
        double priceScan,
        double volScan,
        double extremeMultiplier,
        double extremeCover,
        double lookAheadDays,
        Product.Valuation optionValuation,
        List<Tier> scanTiers,
        List<Tier> intraTiers,
        List<Tier> interTiers,
        List<IntracommoditySpread> spreads,
        List<SpotCharge> spotCharges,
        ShortOptionMinimum shortOptionMinimum) {

    public ScanSettings {
        if (!(priceScan >= 0 && volScan >= 0 && lookAheadDays >= 0)) {
            throw new IllegalArgumentException("scan ranges and look-ahead must not be negative, were " + priceScan
                    + ", " + volScan + ", " + lookAheadDays);
        }
        scanTiers = List.copyOf(scanTiers);
        intraTiers = List.copyOf(intraTiers);
        interTiers = List.copyOf(interTiers);
        spreads = List.copyOf(spreads);
        spotCharges = List.copyOf(spotCharges);
    }

    /** Extreme move of three ranges counted at 33 %, one day, premiums up front, no tiers, no charges. */
    public static ScanSettings standard(double priceScan, double volScan) {
        return new ScanSettings(
                priceScan,
                volScan,
                3,
                0.33,
                1,
                Product.Valuation.PREMIUM,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ShortOptionMinimum.NONE);
    }

    /** The same with other charges. */
    public ScanSettings withCharges(
            List<IntracommoditySpread> spreads, List<SpotCharge> spotCharges, ShortOptionMinimum shortOptionMinimum) {
        return new ScanSettings(
                priceScan,
                volScan,
                extremeMultiplier,
                extremeCover,
                lookAheadDays,
                optionValuation,
                scanTiers,
                intraTiers,
                interTiers,
                spreads,
                spotCharges,
                shortOptionMinimum);
    }

    List<ScanPoint> points() {
        return ScanPoint.standard(extremeMultiplier, extremeCover);
    }
}
