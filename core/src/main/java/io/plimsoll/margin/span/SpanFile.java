package io.plimsoll.margin.span;

import java.util.List;

/**
 * A SPAN file, whole.
 *
 * @param parameters all but the contracts
 * @param contracts in the order of the file
 */
public record SpanFile(SpanParameters parameters, List<SpanContract> contracts) {

    public SpanFile {
        contracts = List.copyOf(contracts);
    }
}
