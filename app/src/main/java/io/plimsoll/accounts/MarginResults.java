package io.plimsoll.accounts;

import io.plimsoll.margin.portfolio.LiquidityAddOn;
import io.plimsoll.margin.portfolio.Unvalued;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Margins of accounts by models.
 *
 * @param date at whose close they are set; null where SPAN files alone give them
 * @param currency of the margins; empty where a SPAN file's own
 * @param confidence share of losses to be covered
 * @param horizonDays sessions that the margins have to last
 * @param models in the order asked for
 * @param accounts by name
 * @param notes what a reader has to know
 */
public record MarginResults(
        @Nullable LocalDate date,
        String currency,
        double confidence,
        int horizonDays,
        List<String> models,
        List<Row> accounts,
        List<String> notes) {

    /**
     * One account.
     *
     * @param account its name
     * @param positions lines of the file
     * @param margins by model
     * @param unvalued by model, positions that its margin does not cover, and why; models that cover all are absent
     * @param liquidity what it costs to close the account out, which no margin here contains; null where it is not asked for
     */
    public record Row(
            String account,
            int positions,
            Map<String, Double> margins,
            Map<String, List<Unvalued>> unvalued,
            LiquidityAddOn.@Nullable Result liquidity) {}

    /** Whether every position of every account is covered by every model. */
    public boolean complete() {
        return accounts.stream().allMatch(a -> a.unvalued().isEmpty());
    }
}
