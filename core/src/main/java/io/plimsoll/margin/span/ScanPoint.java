package io.plimsoll.margin.span;

import java.util.List;

/**
 * One of the scenarios of a risk array.
 *
 * @param point its place in the array, counted from 1
 * @param priceMultiple price move in scan ranges, signed
 * @param volMultiple volatility move in scan ranges, signed
 * @param weight share of the loss that is counted
 * @param pairedPoint the scenario with the same price move and the other volatility move; itself where there is none
 */
public record ScanPoint(int point, double priceMultiple, double volMultiple, double weight, int pairedPoint) {

    /** Scenarios of an array. */
    public static final int COUNT = 16;

    private static final double[] MOVES = {0, 1 / 3.0, -1 / 3.0, 2 / 3.0, -2 / 3.0, 1, -1};

    public ScanPoint {
        if (point < 1 || point > COUNT || pairedPoint < 1 || pairedPoint > COUNT) {
            throw new IllegalArgumentException(
                    "scan points must be 1 to " + COUNT + ", were " + point + " paired with " + pairedPoint);
        }
        if (!Double.isFinite(priceMultiple) || !Double.isFinite(volMultiple) || !(weight >= 0)) {
            throw new IllegalArgumentException("the moves of scan point " + point + " must be finite and its weight not"
                    + " negative, were " + priceMultiple + ", " + volMultiple + ", " + weight);
        }
    }

    /**
     * The sixteen scenarios of SPAN: price moves 0, ±1/3, ±2/3, ±1 of the scan range, up first, each with volatility up and
     * down; then ± the extreme move with volatility unchanged, of which only a share is counted.
     *
     * @param extremeMultiplier scan ranges of the extreme move (3, in older files 2)
     * @param extremeCover share counted (0.33, in older files 0.35)
     */
    public static List<ScanPoint> standard(double extremeMultiplier, double extremeCover) {
        ScanPoint[] points = new ScanPoint[COUNT];
        for (int i = 0; i < COUNT - 2; i++) {
            boolean up = i % 2 == 0;
            points[i] = new ScanPoint(i + 1, MOVES[i / 2], up ? 1 : -1, 1, up ? i + 2 : i);
        }
        points[14] = new ScanPoint(15, extremeMultiplier, 0, extremeCover, 15);
        points[15] = new ScanPoint(16, -extremeMultiplier, 0, extremeCover, 16);
        return List.of(points);
    }
}
