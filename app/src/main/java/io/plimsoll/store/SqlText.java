package io.plimsoll.store;

import java.nio.file.Path;

/** Texts as SQL has them. */
final class SqlText {

    private SqlText() {}

    /** A text in quotes. SQL itself must have no NUL. */
    static String literal(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf(0) < 0 ? quoted : "(" + quoted.replace("\0", "' || chr(0) || '") + ")";
    }

    /** A file to be read, whose name DuckDB would otherwise take for a pattern that other files match too. */
    static String reading(Path file) {
        return literal(file.toString().replaceAll("[\\[*?]", "[$0]"));
    }
}
