package io.plimsoll.learn;

import io.plimsoll.multiplier.NetworkSettings;
import io.plimsoll.multiplier.TrainingSet;

/** What must hold before a fit begins; each broken rule is an {@link IllegalArgumentException} with its values. */
final class TrainingRules {

    private TrainingRules() {}

    static void check(TrainingSet fit, TrainingSet validation, NetworkSettings settings) {
        checkNetwork(settings);
        checkTraining(settings);
        require(
                fit.size() > 0 && validation.size() > 0,
                "there must be examples to fit and to validate, were " + fit.size() + " and " + validation.size());
        int inputs = fit.inputs()[0].length;
        require(inputs > 0, "an example must have an input, had none");
        checkRows("input", fit.inputs(), inputs);
        checkRows("input", validation.inputs(), inputs);
        checkRows("ratio", fit.ratios(), settings.levels().length);
        checkRows("ratio", validation.ratios(), settings.levels().length);
    }

    private static void checkNetwork(NetworkSettings settings) {
        for (int units : settings.hidden()) {
            require(units > 0, "each hidden layer must have a unit, one had " + units);
        }
        require(settings.members() > 0, "members must be positive, was " + settings.members());
        require(settings.levels().length > 0, "there must be a confidence level, was none");
        for (double level : settings.levels()) {
            require(0 < level && level < 1, "each level must be in (0, 1), one was " + level);
        }
        require(settings.highest() < Double.POSITIVE_INFINITY, "highest must be finite, was " + settings.highest());
        require(
                0 <= settings.dropout() && settings.dropout() < 1,
                "dropout must be in [0, 1), was " + settings.dropout());
    }

    private static void checkTraining(NetworkSettings settings) {
        require(settings.maxEpochs() > 0, "maxEpochs must be positive, was " + settings.maxEpochs());
        require(settings.patience() > 0, "patience must be positive, was " + settings.patience());
        require(settings.batchSize() > 0, "batchSize must be positive, was " + settings.batchSize());
        double rate = settings.learningRate();
        require(0 < rate && rate < Double.POSITIVE_INFINITY, "learningRate must be positive and finite, was " + rate);
        double decay = settings.weightDecay();
        require(0 <= decay && decay * rate < 1, "weightDecay must be in [0, 1/learningRate), was " + decay);
    }

    private static void checkRows(String what, double[][] rows, int columns) {
        for (int row = 0; row < rows.length; row++) {
            require(
                    rows[row].length == columns,
                    "each row must have " + columns + " " + what + "s, row " + row + " had " + rows[row].length);
            for (int column = 0; column < columns; column++) {
                require(
                        Double.isFinite((float) rows[row][column]),
                        "each " + what + " must be finite as a float, row " + row + " column " + column + " was "
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
