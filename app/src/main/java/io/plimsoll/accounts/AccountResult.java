package io.plimsoll.accounts;

import io.plimsoll.margin.portfolio.Unvalued;
import java.util.List;

/**
 * An account's margin by one model.
 *
 * @param account its name
 * @param margin in the currency of the book; NaN where the model's history is too short
 * @param unvalued positions that it does not cover, and why
 */
public record AccountResult(String account, double margin, List<Unvalued> unvalued) {}
