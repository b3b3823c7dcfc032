package io.plimsoll.margin.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ScanMatrixTest {

    @Test
    void theMatrixGivesTheScanRisksOfTheAccount() {
        for (int seed = 0; seed < 20; seed++) {
            RandomSpan span = new RandomSpan(seed);
            ScanMatrix matrix = ScanMatrix.of(span.parameters, span.contracts);
            ScanMatrix.Scanner scanner = matrix.scanner();
            for (int n = 0; n < 20; n++) {
                List<Holding> account = span.account();
                int[] contracts = account.stream()
                        .mapToInt(holding -> span.contracts.indexOf(holding.contract()))
                        .toArray();
                double[] quantities =
                        account.stream().mapToDouble(Holding::quantity).toArray();

                double all = scanner.scan(contracts, quantities, contracts.length);

                SpanAccountMargin margin = SpanMargin.of(span.parameters, account);
                double sum = 0;
                for (String code : matrix.commodities()) {
                    double expected = margin.commodities().stream()
                            .filter(commodity -> commodity.code().equals(code))
                            .mapToDouble(CommodityMargin::scanRisk)
                            .sum();
                    assertThat(scanner.scanRisk(matrix.commodityIndex(code)))
                            .isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
                    sum += expected;
                }
                assertThat(all).isCloseTo(sum, within(1e-9 * Math.max(1, sum)));
            }
        }
    }

    @Test
    void onlyTheFirstContractsOfTheArraysAreRead() {
        RandomSpan span = new RandomSpan(1);
        ScanMatrix.Scanner scanner =
                ScanMatrix.of(span.parameters, span.contracts).scanner();

        double one = scanner.scan(new int[] {0, 5, 9}, new double[] {2, 4, -8}, 1);

        assertThat(one).isCloseTo(2 * span.contracts.get(0).riskArray().worst(), within(1e-9));
        assertThat(scanner.scan(new int[0], new double[0], 0)).isZero();
    }

    @Test
    void aContractWithoutACommodityIsTurnedDown() {
        RandomSpan span = new RandomSpan(1);
        SpanContract stranger = SpanSamples.future("ZZ", "202603", 100);

        assertThatThrownBy(() -> ScanMatrix.of(span.parameters, List.of(stranger)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no combined commodity holds")
                .hasMessageContaining("ZZ");
        assertThatThrownBy(() -> ScanMatrix.of(span.parameters, span.contracts).commodityIndex("ZZ"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("ZZ");
    }

    /** Bytes are those that the thread has asked for. A thousand accounts of thirty contracts; a call of the counter is allowed. */
    @Test
    void scanningAllocatesNothing() {
        RandomSpan span = new RandomSpan(1);
        ScanMatrix.Scanner scanner =
                ScanMatrix.of(span.parameters, span.contracts).scanner();
        int[] contracts = span.random.ints(30, 0, span.contracts.size()).toArray();
        double[] quantities = span.random.doubles(30, -10, 10).toArray();
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        double sum = 0;
        for (int warm = 0; warm < 20_000; warm++) {
            sum += scanner.scan(contracts, quantities, contracts.length);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int n = 0; n < 1000; n++) {
            sum += scanner.scan(contracts, quantities, contracts.length);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(sum).isPositive();
        assertThat(bytes).isLessThan(4096);
    }
}
