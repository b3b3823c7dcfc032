package io.plimsoll.market;

import java.util.List;

/**
 * One day's option rows after every rule that needs no forward. Each row is in exactly one of the lists.
 *
 * @param kept rows that broke no rule, in the order they came in: at most one for each type, expiry and strike
 * @param rejected the others, each with the rule that it broke
 */
public record CleanChain(List<OptionRow> kept, List<RejectedRow> rejected) {}
