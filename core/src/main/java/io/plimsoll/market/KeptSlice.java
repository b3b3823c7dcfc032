package io.plimsoll.market;

import java.time.LocalDate;
import java.util.List;

/**
 * The rows of one expiry that passed the filters of a chain.
 *
 * @param expiry the last trading day of the options
 * @param rows calls by strike, then puts by strike
 * @param chainRows by row, its index in the chain
 * @param rejections what became of the rows of the chain
 */
public record KeptSlice(LocalDate expiry, List<OptionRow> rows, int[] chainRows, RejectedRows rejections) {

    /** Rejects one of the rows after all. */
    public void reject(int row, Reason reason, RejectedRows.Detail detail) {
        rejections.reject(chainRows[row], reason, detail);
    }
}
