package io.plimsoll.surface.moments;

/**
 * The moments of one expiry twice: over all strikes, and from the quoted strikes alone.
 *
 * @param full over all strikes, with the checks
 * @param corridor between the lowest and the highest quoted strike
 */
public record SliceMoments(Moments full, CorridorMoments corridor) {}
