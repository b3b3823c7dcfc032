package io.plimsoll.margin.span;

import java.util.Comparator;

/**
 * A product family: all months and strikes of one kind of contract.
 *
 * @param exchange acronym
 * @param code of the product at the clearing house
 * @param type kind of contract
 */
public record ProductId(String exchange, String code, ContractType type) implements Comparable<ProductId> {

    private static final Comparator<ProductId> ORDER = Comparator.comparing(ProductId::exchange)
            .thenComparing(ProductId::code)
            .thenComparing(ProductId::type);

    @Override
    public int compareTo(ProductId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return exchange + "/" + code + "/" + type.code();
    }
}
