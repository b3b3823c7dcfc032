package io.plimsoll.formats.span;

import java.util.Map;
import java.util.TreeMap;

/** Counts what a file holds and these readers do not use. */
final class Unread {

    private final Map<String, Long> counts = new TreeMap<>();

    void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    Map<String, Long> counts() {
        return counts;
    }
}
