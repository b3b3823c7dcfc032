package io.plimsoll.margin.span;

import java.util.List;

/**
 * The least that short options cost, whatever the scan says.
 *
 * @param method how short calls and puts are counted
 * @param tiers rate for each run of periods; empty where every rate is 0
 */
public record ShortOptionMinimum(Method method, List<Rate> tiers) {

    /** No minimum. */
    public static final ShortOptionMinimum NONE = new ShortOptionMinimum(Method.SUM, List.of());

    public ShortOptionMinimum {
        tiers = tiers.stream().allMatch(rate -> rate.amount() == 0) ? List.of() : List.copyOf(tiers);
    }

    /** How many short options are charged. */
    public enum Method {
        /** Short calls and short puts together. */
        SUM,
        /** The larger of short calls and short puts. */
        LARGER
    }

    /**
     * The charge for one short option in a tier.
     *
     * @param tier periods
     * @param amount in the currency of the combined commodity
     */
    public record Rate(Tier tier, double amount) {}

    /** The charge for one short option of a period, in currency; 0 where no tier holds it. */
    public double rate(String period) {
        return of(period).amount();
    }

    /** The tier of a period; one of all periods where none holds it. */
    Tier tier(String period) {
        return of(period).tier();
    }

    private Rate of(String period) {
        return tiers.stream()
                .filter(rate -> rate.tier().holds(period))
                .findFirst()
                .orElse(new Rate(Tier.all(), 0));
    }
}
