package io.plimsoll.market;

import static io.plimsoll.market.OptionRight.CALL;
import static io.plimsoll.market.OptionRight.PUT;
import static io.plimsoll.market.Quotes.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OptionChainTest {

    private static final double NO = Double.NaN;

    private static OptionColumns columns(int[] expiry, boolean[] call, double[] strike, double[] underlying) {
        int n = expiry.length;
        double[] price = new double[n];
        Arrays.setAll(price, i -> i + 1);
        double[] none = new double[n];
        Arrays.fill(none, NO);
        long[] line = new long[n];
        Arrays.setAll(line, i -> i + 2);
        return new OptionColumns(
                new int[n], line, expiry, call, strike, price, none, none, price.clone(), none, underlying);
    }

    private static int in(int days) {
        return (int) DAY.plusDays(days).toEpochDay();
    }

    @Test
    void columnsInOrderAreNotCopied() {
        OptionColumns given = columns(
                new int[] {in(30), in(30), in(30), in(60)},
                new boolean[] {true, true, false, true},
                new double[] {100, 100, 90, 80},
                new double[] {});
        OptionChain chain = OptionChain.of(DAY, List.of("a.csv"), given);
        assertThat(chain.columns()).isSameAs(given);
        assertThat(chain.underlyingPrice(2)).isNaN();
        assertThat(chain.row(2))
                .isEqualTo(new OptionRow(new SourceRow("a.csv", 4), DAY, PUT, DAY.plusDays(30), 90, 3, NO, NO, 3, NO));
    }

    @Test
    void otherColumnsAreSortedAndEveryColumnFollows() {
        OptionChain chain = OptionChain.of(
                DAY,
                List.of("a.csv"),
                columns(
                        new int[] {in(60), in(30), in(30), in(30)},
                        new boolean[] {true, false, true, true},
                        new double[] {100, 90, NO, 110},
                        new double[] {7, 8, 9, 10}));
        assertThat(chain.rows())
                .extracting(OptionRow::instrument)
                .containsExactly("C 110.0 2031-04-04", "C NaN 2031-04-04", "P 90.0 2031-04-04", "C 100.0 2031-05-04");
        for (int i = 0; i < 4; i++) {
            double line = (double) chain.source(i).line();
            assertThat(chain.price(i)).isEqualTo(line - 1);
            assertThat(chain.volume(i)).isEqualTo(line - 1);
            assertThat(chain.underlyingPrice(i)).isEqualTo(line + 5);
        }
    }

    @Test
    void rowsOfAContractKeepTheOrderInWhichTheyWereGiven() {
        SplittableRandom random = new SplittableRandom(3);
        List<OptionRow> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            OptionRow any =
                    Quotes.closed(random.nextBoolean() ? CALL : PUT, random.nextInt(5), random.nextInt(4), i, 1);
            rows.add(any);
        }
        List<OptionRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(OptionRow::expiry, LocalDate::compareTo)
                .thenComparing(OptionRow::right)
                .thenComparingDouble(OptionRow::strike));
        assertThat(OptionChain.of(DAY, rows).rows()).isEqualTo(sorted);
        assertThat(OptionChain.of(DAY, rows)).isEqualTo(OptionChain.of(DAY, sorted));
    }

    @Test
    void aSliceHoldsTheRowsOfOneExpiry() {
        OptionChain chain = Quotes.chain(List.of(
                Quotes.closed(CALL, 1, 30, 1, 1), Quotes.closed(PUT, 1, 30, 1, 1), Quotes.closed(CALL, 1, 60, 1, 1)));
        assertThat(chain.sliceEnd(0)).isEqualTo(2);
        assertThat(chain.sliceEnd(2)).isEqualTo(3);
    }

    @Test
    void rowsOfSeveralDaysBecomeAChainADay() {
        OptionRow early = Quotes.closed(CALL, 1, 30, 1, 1);
        OptionRow late =
                new OptionRow(new SourceRow("b.csv", 9), DAY.plusDays(1), PUT, DAY.plusDays(30), 2, 3, NO, NO, NO, NO);
        List<OptionChain> chains = OptionChain.byDate(List.of(late, early));
        assertThat(chains).extracting(OptionChain::date).containsExactly(DAY, DAY.plusDays(1));
        assertThat(chains.get(1).rows()).containsExactly(late);
        assertThat(chains.get(1).files()).containsExactly("b.csv");
        assertThatThrownBy(() -> OptionChain.of(DAY, List.of(late)))
                .hasMessage("the rows of a chain must be of its day, 2031-03-05, but b.csv:9 is of 2031-03-06");
    }

    @Test
    void aMarketHasOneChainADay() {
        OptionChain chain = Quotes.chain(List.of(Quotes.closed(CALL, 1, 30, 1, 1)));
        assertThatThrownBy(() -> new MarketData(
                        List.of(), List.of(), List.of(chain, chain), List.of(), List.of(), Map.of(), List.of()))
                .hasMessage(
                        "the chains of options must be one a day by rising date, but 2031-03-05 follows 2031-03-05");
    }

    @Test
    void columnsThatDoNotFitTogetherAreTurnedDown() {
        assertThatThrownBy(() -> columns(new int[2], new boolean[2], new double[3], new double[0]))
                .hasMessageContaining("column 0 has 2 rows, column 4 has 3");
        OptionColumns one = columns(new int[1], new boolean[1], new double[1], new double[1]);
        assertThatThrownBy(() -> OptionChain.of(DAY, List.of(), one))
                .hasMessage("a row of 2031-03-05 must be of one of 0 files, was of number 0");
    }
}
