package io.plimsoll.multiplier;

/**
 * How the network is built and trained.
 *
 * @param shape what each network looks like
 * @param members networks in the ensemble, which differ in their seeds only
 * @param training how they are trained
 * @param lowest least multiplier, such as 0.8
 * @param highest greatest multiplier, such as 1.5
 * @param levels confidence levels whose pinball losses are averaged, each in (0, 1); the margin's own must be one. Other
 *     objectives do not read them
 */
public record NetworkSettings(
        NetworkShape shape, int members, TrainingSettings training, double lowest, double highest, double[] levels) {

    public NetworkSettings {
        levels = levels.clone();
        require(members > 0, "members must be positive, was " + members);
        require(
                0 < lowest && lowest < 1 && 1 < highest && highest < Double.POSITIVE_INFINITY,
                "bounds must satisfy 0 < lowest < 1 < highest < infinity, were " + lowest + " and " + highest);
        require(levels.length > 0, "there must be a confidence level, was none");
        for (double level : levels) {
            require(0 < level && level < 1, "each level must be in (0, 1), one was " + level);
        }
    }

    /** The same settings for networks of another shape. */
    public NetworkSettings with(NetworkShape other) {
        return new NetworkSettings(other, members, training, lowest, highest, levels);
    }

    /** The same settings for another training. */
    public NetworkSettings with(TrainingSettings other) {
        return new NetworkSettings(shape, members, other, lowest, highest, levels);
    }

    @Override
    public double[] levels() {
        return levels.clone();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
