package io.plimsoll.backtest;

import java.util.Optional;

/**
 * Keeps fitted folds, so that a study that was cut off need not fit them again. It belongs to one study: the same settings,
 * data, seed and code. It is asked and told from several threads.
 */
public interface FoldStore {

    /** Keeps nothing. */
    FoldStore NONE = new FoldStore() {
        @Override
        public Optional<FittedFold> get(NetworkSpec network, int fold) {
            return Optional.empty();
        }

        @Override
        public void put(NetworkSpec network, int fold, FittedFold fitted) {}
    };

    /**
     * A fold that was fitted before.
     *
     * @param network one of the study's
     * @param fold its number in time order, from 0
     */
    Optional<FittedFold> get(NetworkSpec network, int fold);

    /** Told of a fold that has just been fitted. */
    void put(NetworkSpec network, int fold, FittedFold fitted);
}
