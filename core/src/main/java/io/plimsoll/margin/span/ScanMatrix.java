package io.plimsoll.margin.span;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The risk arrays of many contracts side by side, to scan many accounts: an account is an array of contract indices and an array
 * of quantities. Scan risk is that of {@link SpanMargin}, to rounding; charges, credits and option value are not part of it.
 *
 * <pre>
 * ScanMatrix matrix = ScanMatrix.of(parameters, contracts);
 * ScanMatrix.Scanner scanner = matrix.scanner();      // one for each thread
 * scanner.scan(contractIndices, quantities, length);  // allocates nothing
 * double risk = scanner.scanRisk(matrix.commodityIndex("CL"));
 * </pre>
 *
 * Safe for use by several threads; its scanners are not.
 */
public final class ScanMatrix {

    private static final int POINTS = ScanPoint.COUNT;

    /** Scenario losses of one long contract, contract after contract. */
    private final double[] losses;
    /** Scan of each contract. */
    private final int[] scanOf;
    /** Combined commodity of each scan. */
    private final int[] commodityOf;

    private final List<String> commodities;

    private ScanMatrix(double[] losses, int[] scanOf, int[] commodityOf, List<String> commodities) {
        this.losses = losses;
        this.scanOf = scanOf;
        this.commodityOf = commodityOf;
        this.commodities = commodities;
    }

    /**
     * @param contracts accounts name them by their place in this list
     * @throws IllegalArgumentException where no combined commodity holds a contract
     */
    public static ScanMatrix of(SpanParameters parameters, List<SpanContract> contracts) {
        Map<ProductId, CombinedCommodity> byProduct = parameters.combinedCommodityByProduct();
        double[] losses = new double[contracts.size() * POINTS];
        int[] scanOf = new int[contracts.size()];
        List<String> commodities = new ArrayList<>();
        List<Integer> commodityOf = new ArrayList<>();
        Map<String, Integer> scans = new HashMap<>();
        for (int c = 0; c < scanOf.length; c++) {
            SpanContract contract = contracts.get(c);
            CombinedCommodity commodity = byProduct.get(contract.series().product());
            if (commodity == null) {
                throw new IllegalArgumentException("no combined commodity holds " + contract.series());
            }
            if (!commodities.contains(commodity.code())) {
                commodities.add(commodity.code());
            }
            int index = commodities.indexOf(commodity.code());
            String scan = index + " "
                    + CommodityHoldings.scanTier(commodity, contract.series().deltaPeriod());
            scanOf[c] = scans.computeIfAbsent(scan, s -> {
                commodityOf.add(index);
                return commodityOf.size() - 1;
            });
            System.arraycopy(contract.riskArray().toArray(), 0, losses, c * POINTS, POINTS);
        }
        int[] ofScan = commodityOf.stream().mapToInt(Integer::intValue).toArray();
        return new ScanMatrix(losses, scanOf, ofScan, List.copyOf(commodities));
    }

    public int contracts() {
        return scanOf.length;
    }

    /** Codes of the combined commodities, in the order of their first contracts. */
    public List<String> commodities() {
        return commodities;
    }

    /** @throws NoSuchElementException where no contract is of that combined commodity */
    public int commodityIndex(String code) {
        int index = commodities.indexOf(code);
        if (index < 0) {
            throw new NoSuchElementException("no contract is of the combined commodity " + code);
        }
        return index;
    }

    /** Room for scanning accounts one after another: 8 × 16 bytes a scan, once. */
    public Scanner scanner() {
        return new Scanner();
    }

    /** Scans one account after another in the same room. Not safe for use by several threads. */
    public final class Scanner {

        private final double[] sums = new double[commodityOf.length * POINTS];
        private final double[] risks = new double[commodities.size()];
        /** Scans that the account at hand has holdings in; only these are cleared. */
        private final int[] touched = new int[commodityOf.length];

        private final boolean[] isTouched = new boolean[commodityOf.length];

        private Scanner() {}

        /**
         * Scans one account; a contract may occur more than once.
         *
         * @param contracts indices
         * @param quantities of the contracts, finite, above zero for long
         * @param length how many of them are the account's; what stands behind is not read
         * @return Σ of the scan risks of all combined commodities, whatever their currencies
         */
        public double scan(int[] contracts, double[] quantities, int length) {
            int scans = 0;
            Arrays.fill(risks, 0);
            for (int i = 0; i < length; i++) {
                int scan = scanOf[contracts[i]];
                int to = scan * POINTS;
                if (!isTouched[scan]) {
                    isTouched[scan] = true;
                    touched[scans++] = scan;
                    Arrays.fill(sums, to, to + POINTS, 0);
                }
                add(quantities[i], losses, contracts[i] * POINTS, sums, to);
            }
            double all = 0;
            for (int t = 0; t < scans; t++) {
                double worst = worst(touched[t] * POINTS);
                isTouched[touched[t]] = false;
                risks[commodityOf[touched[t]]] += worst;
                all += worst;
            }
            return all;
        }

        private static void add(double quantity, double[] losses, int from, double[] sums, int to) {
            for (int i = 0; i < POINTS; i++) {
                sums[to + i] += quantity * losses[from + i];
            }
        }

        private double worst(int from) {
            double worst = 0;
            for (int i = from; i < from + POINTS; i++) {
                worst = sums[i] > worst ? sums[i] : worst;
            }
            return worst;
        }

        /** Scan risk of a combined commodity in the account scanned last, in its currency; 0 where it holds none. */
        public double scanRisk(int commodityIndex) {
            return risks[commodityIndex];
        }
    }
}
