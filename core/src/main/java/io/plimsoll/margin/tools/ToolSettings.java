package io.plimsoll.margin.tools;

import java.util.Optional;

/**
 * Settings of the anti-procyclicality tools. Shares are fractions: 0.25 is 25 %. A limit in the unit of the margin that is
 * NaN has not been set, and the tool cannot be used.
 *
 * @param buffer share added in calm times by {@code buffer}
 * @param bufferRelease level of the margins asked for over ten years whose quantile the buffer is used up at
 * @param stressedWeight least weight of the stressed window in {@code stressed}
 * @param floorSessions sessions of the floor {@code floor} and of the long-run volatility of {@code volfloor}
 * @param least the floor {@code outright}, in the unit of the margin
 * @param most the cap {@code cap}, in the unit of the margin
 * @param speedUp most that {@code speed} lets a margin rise in a session
 * @param speedDown most that it lets it fall
 * @param rise5 most that {@code rise5} lets a margin stand above its least of the five sessions before
 * @param rise20 the same for {@code rise20} and twenty sessions
 * @param rise20Like the baseline whose largest rise over twenty sessions {@code rise20} allows too; empty for none
 * @param volatilityShare share of long-run volatility below which {@code volfloor} does not let volatility count
 */
public record ToolSettings(
        double buffer,
        double bufferRelease,
        double stressedWeight,
        int floorSessions,
        double least,
        double most,
        double speedUp,
        double speedDown,
        double rise5,
        double rise20,
        Optional<String> rise20Like,
        double volatilityShare) {

    /** Ten years of 252 sessions, 25 %, and the limits that docs/method/baselines.md explains. */
    public static final ToolSettings USUAL = new ToolSettings(
            0.25, 0.9, 0.25, 2520, Double.NaN, Double.NaN, 0.1, 0.02, 0.37, 0.8, Optional.empty(), 0.75);

    public ToolSettings {
        positive("buffer", buffer);
        share("bufferRelease", bufferRelease);
        share("stressedWeight", stressedWeight);
        positive("speedUp", speedUp);
        share("speedDown", speedDown);
        positive("rise5", rise5);
        positive("rise20", rise20);
        positive("volatilityShare", volatilityShare);
        if (floorSessions < 250) {
            throw new IllegalArgumentException("floorSessions must be 250 or more, was " + floorSessions);
        }
        if (least <= 0 || most <= 0 || least > most) {
            throw new IllegalArgumentException(
                    "0 < least <= most must hold where they are set, were " + least + " and " + most);
        }
    }

    /** The same with other limits of {@code rise20}. */
    public ToolSettings withRise20(double other, Optional<String> like) {
        return new ToolSettings(
                buffer,
                bufferRelease,
                stressedWeight,
                floorSessions,
                least,
                most,
                speedUp,
                speedDown,
                rise5,
                other,
                like,
                volatilityShare);
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " must be above 0, was " + value);
        }
    }

    private static void share(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be in (0, 1), was " + value);
        }
    }
}
