package io.plimsoll.multiplier;

/** What the members of an ensemble are before they are trained. */
public sealed interface Start {

    /** Drawn from the seed; every member says the multiplier 1. */
    record Anew() implements Start {}

    /**
     * The same members of a model that was fitted before. An input that was new since then starts without weight, so that
     * the network begins with what it said; the optimiser knows nothing of the steps before.
     *
     * @param model of the same shape and as many members
     * @param columns by input, which input of the model means the same; −1 where none does
     */
    record From(MultiplierModel model, int[] columns) implements Start {}
}
