package io.plimsoll.surface.moments;

/**
 * An option that counts towards an index.
 *
 * @param strike K
 * @param width ΔK: half the distance between the strikes beside it in the strip; at either end, the distance to the next
 * @param price Q(K), the middle of bid and ask, discounted; at K₀ the mean of put and call
 */
public record StripOption(double strike, double width, double price) {}
