package io.plimsoll.multiplier;

import java.util.Optional;

/**
 * How a margin is moved day by day towards the margin that the network aims at.
 *
 * @param moving whether the margin moves by a share of the way a day, and the network says by which share; otherwise it is
 *     where the network aims, unless a limit holds it
 * @param halfLifeUp sessions in which half the way up is gone before training, &gt; 0
 * @param halfLifeDown sessions in which half the way down is gone before training, &gt; 0
 * @param rise5 R₅: the margin may be at most (1 + R₅) times its least value of the five sessions before; infinite for none
 * @param rise20 R₂₀: likewise over twenty sessions
 * @param rise20Like the baseline whose largest rise over twenty sessions until the day is the limit where that is more
 *     than R₂₀; empty for none
 * @param smoothness λ of the penalty λ·(Δ ln M)² a session, &ge; 0
 * @param length sessions of a path that are trained through together, &gt; 20
 */
public record PathSettings(
        boolean moving,
        double halfLifeUp,
        double halfLifeDown,
        double rise5,
        double rise20,
        Optional<String> rise20Like,
        double smoothness,
        int length) {

    /**
     * What studies use where they say nothing else: a margin that moves, rises by at most 55 % in five sessions, and over
     * twenty as far as filtered historical simulation has risen, or 100 % where that is more.
     */
    public static final PathSettings STANDARD = new PathSettings(true, 1.5, 6, 0.55, 1, Optional.of("fhs"), 10, 250);

    /** No path: each day's multiplier by itself. */
    public static final PathSettings NONE = new PathSettings(
            false, 2.5, 7, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Optional.empty(), 0, 250);

    public PathSettings {
        require(halfLifeUp > 0 && halfLifeDown > 0, "half-lives must be positive", halfLifeUp, halfLifeDown);
        require(rise5 > 0 && rise20 > 0, "rise5 and rise20 must be positive", rise5, rise20);
        require(
                smoothness >= 0 && smoothness < Double.POSITIVE_INFINITY,
                "smoothness must be finite and not negative",
                smoothness);
        require(length > 20, "length must be over 20 sessions", length);
    }

    private static void require(boolean holds, String rule, double... values) {
        if (!holds) {
            throw new IllegalArgumentException("path: " + rule + ", was " + java.util.Arrays.toString(values));
        }
    }

    /** Whether days have to be judged together. */
    public boolean joinsDays() {
        return moving || smoothness > 0 || rise5 < Double.POSITIVE_INFINITY || rise20 < Double.POSITIVE_INFINITY;
    }
}
