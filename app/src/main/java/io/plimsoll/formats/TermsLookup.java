package io.plimsoll.formats;

import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.store.CodedActivity;
import io.plimsoll.store.ContractTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives rows that name their contract by code only the terms of the contract tables. */
final class TermsLookup {

    private TermsLookup() {}

    /**
     * The rows with their terms. Rejected are rows whose code no table tells, table rows that no row needs, and table rows that
     * repeat or contradict an earlier one.
     */
    static List<OptionRow> fill(List<CodedActivity> rows, List<ContractTerms> terms, List<RejectedRow> rejected) {
        Map<String, ContractTerms> byCode = byCode(terms, rejected);
        Set<String> used = new HashSet<>();
        List<OptionRow> filled = new ArrayList<>();
        for (CodedActivity row : rows) {
            ContractTerms contract = byCode.get(row.code());
            if (contract == null) {
                rejected.add(new RejectedRow(
                        row.source(),
                        row.date(),
                        row.code(),
                        Reason.MISSING_TERMS,
                        "neither the row nor a contract table tells strike, expiry and type"));
            } else {
                used.add(row.code());
                filled.add(option(row, contract));
            }
        }
        byCode.values().stream()
                .filter(c -> !used.contains(c.code()))
                .forEach(c -> rejected.add(new RejectedRow(
                        c.source(), null, c.code(), Reason.NOT_USED, "every row of this contract tells its terms")));
        return filled;
    }

    private static Map<String, ContractTerms> byCode(List<ContractTerms> terms, List<RejectedRow> rejected) {
        Map<String, ContractTerms> byCode = new HashMap<>();
        for (ContractTerms contract : terms) {
            ContractTerms first = byCode.putIfAbsent(contract.code(), contract);
            if (first != null) {
                boolean same = text(first).equals(text(contract));
                rejected.add(new RejectedRow(
                        contract.source(),
                        null,
                        contract.code(),
                        same ? Reason.REPEATED : Reason.CONFLICT,
                        text(contract) + ", " + first.source() + " has " + text(first)));
            }
        }
        return byCode;
    }

    private static String text(ContractTerms contract) {
        return contract.right() + " " + contract.strike() + " " + contract.expiry();
    }

    private static OptionRow option(CodedActivity row, ContractTerms contract) {
        return new OptionRow(
                row.source(),
                row.date(),
                contract.right(),
                contract.expiry(),
                contract.strike(),
                row.price(),
                Double.NaN,
                Double.NaN,
                row.volume(),
                row.openInterest());
    }
}
