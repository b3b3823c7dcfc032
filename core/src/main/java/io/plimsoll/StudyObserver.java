package io.plimsoll;

import java.util.function.LongConsumer;

/** Told how far a study is. */
public interface StudyObserver {

    /**
     * A stage begins.
     *
     * @param name what is done, for people
     * @param units of work in it
     * @return to be told the units done so far; may be called from several threads
     */
    LongConsumer stage(String name, long units);

    /** Something that a person should know, in a sentence. */
    default void tell(String sentence) {}
}
