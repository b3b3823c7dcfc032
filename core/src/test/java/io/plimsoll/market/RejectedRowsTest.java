package io.plimsoll.market;

import static io.plimsoll.market.OptionRight.CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RejectedRowsTest {

    private static final OptionChain CHAIN =
            Quotes.chain(List.of(Quotes.closed(CALL, 100, 30, 1, 1), Quotes.closed(CALL, 101, 30, 1, 1)));

    @Test
    void aRowKeepsItsFirstReasonAndItsTextIsMadeWhenItIsRead() {
        AtomicInteger made = new AtomicInteger();
        RejectedRows rejected = new RejectedRows(CHAIN, (row, reason) -> "row " + row);
        rejected.reject(1, Reason.NO_FORWARD, () -> "made " + made.incrementAndGet());
        rejected.reject(1, Reason.STALE);
        rejected.reject(1, Reason.IV_OUTLIER, () -> "never");
        List<RejectedRow> list = rejected.list();
        assertThat(list).hasSize(rejected.size()).hasSize(1);
        assertThat(made).hasValue(0);
        assertThat(list.get(0))
                .isEqualTo(new RejectedRow(
                        new SourceRow("options.csv", 2),
                        Quotes.DAY,
                        "C 101.0 2031-04-04",
                        Reason.NO_FORWARD,
                        "made 1"));
        rejected.reject(0, Reason.STALE);
        assertThat(rejected.list())
                .extracting(RejectedRow::instrument)
                .containsExactly("C 100.0 2031-04-04", "C 101.0 2031-04-04");
        assertThat(rejected.list().get(0).detail()).isEqualTo("row 0");
        assertThat(list).hasSize(1);
    }

    @Test
    void joinedListsReadAsOne() {
        List<RejectedRow> all = RejectedRows.all(CHAIN, Reason.OUTSIDE_STUDY);
        List<RejectedRow> joined =
                RejectedRows.join(List.of(List.of(), all, List.of(), List.of(), all.subList(0, 1), List.of()));
        assertThat(joined).containsExactly(all.get(0), all.get(1), all.get(0));
        assertThat(RejectedRows.join(List.of(List.of()))).isEmpty();
        assertThatThrownBy(() -> joined.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> joined.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
