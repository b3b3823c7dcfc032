package io.plimsoll.accounts;

import io.plimsoll.margin.portfolio.Explanation;
import io.plimsoll.margin.span.SpanAccountMargin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an account's margin by one model is what it is.
 *
 * @param result the margin
 * @param scenarios of a model of scenarios, before multipliers; null for the model span
 * @param span of the model span, before multipliers; empty for a model of scenarios
 * @param before the margin before multipliers
 */
public record MarginExplanation(
        AccountResult result, @Nullable Explanation scenarios, List<SpanAccountMargin> span, double before) {}
