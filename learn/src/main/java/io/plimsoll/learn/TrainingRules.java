package io.plimsoll.learn;

import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.Objective;
import io.plimsoll.multiplier.TrainingSet;

/** What must hold before a fit begins; each broken rule is an {@link IllegalArgumentException} with its values. */
final class TrainingRules {

    private TrainingRules() {}

    static void check(TrainingSet fit, TrainingSet validation, NetworkSettings settings) {
        require(
                fit.size() > 0 && validation.size() > 0,
                "there must be examples to fit and to validate, were " + fit.size() + " and " + validation.size());
        int inputs = fit.rows()[0].length;
        require(inputs > 0, "a row must have an input, had none");
        checkRows(fit.rows(), inputs);
        checkRows(validation.rows(), inputs);
        checkObjectives(fit.objective(), validation.objective());
        settings.shape()
                .monotone()
                .forEach(m -> require(
                        m.input() < inputs,
                        "a monotone input must be one of " + inputs + " columns, was " + m.input()));
        require(
                settings.shape().monotone().isEmpty() || !fit.objective().classifies(),
                "monotone inputs are for ln m, which a classifier has not");
    }

    private static void checkObjectives(Objective fit, Objective validation) {
        require(fit.outputs() > 0, "an objective must have an output, had " + fit.outputs());
        require(fit.segment() > 0, "an objective's segments must be positive, were " + fit.segment());
        require(
                fit.outputs() == validation.outputs() && fit.classifies() == validation.classifies(),
                "the objectives to fit and to validate must have the same outputs, were " + fit.outputs() + " and "
                        + validation.outputs());
    }

    private static void checkRows(double[][] rows, int columns) {
        for (int row = 0; row < rows.length; row++) {
            require(
                    rows[row].length == columns,
                    "each row must have " + columns + " inputs, row " + row + " had " + rows[row].length);
            for (int column = 0; column < columns; column++) {
                require(
                        Float.isFinite((float) rows[row][column]),
                        "each input must be finite as a float, row " + row + " column " + column + " was "
                                + rows[row][column]);
            }
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
