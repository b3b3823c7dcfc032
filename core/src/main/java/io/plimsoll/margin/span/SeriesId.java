package io.plimsoll.margin.span;

import java.util.Comparator;

/**
 * One month (or week, or day) of a product. Periods are YYYYMM with a day or week code behind, such as {@code 202507},
 * {@code 20250711} or {@code 202507W1}; empty where the contract has none.
 *
 * @param product its family
 * @param futuresPeriod of a future, or of the future under an option
 * @param optionPeriod of an option; empty for other contracts
 */
public record SeriesId(ProductId product, String futuresPeriod, String optionPeriod) implements Comparable<SeriesId> {

    private static final Comparator<SeriesId> ORDER = Comparator.comparing(SeriesId::product)
            .thenComparing(SeriesId::futuresPeriod)
            .thenComparing(SeriesId::optionPeriod);

    /** The contract's own period: the option's for an option, else the future's. */
    public String period() {
        return product.type().isOption() ? optionPeriod : futuresPeriod;
    }

    /**
     * The period whose delta the contract adds to: that of the future under an option on a future or combination, where it is
     * known; else its own.
     */
    public String deltaPeriod() {
        ContractType type = product.type();
        boolean onFuture = type == ContractType.OPTION_ON_FUTURE || type == ContractType.OPTION_ON_COMBINATION;
        return onFuture && !futuresPeriod.isEmpty() ? futuresPeriod : period();
    }

    @Override
    public int compareTo(SeriesId other) {
        return ORDER.compare(this, other);
    }
}
