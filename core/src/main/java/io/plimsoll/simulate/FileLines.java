package io.plimsoll.simulate;

import io.plimsoll.market.SourceRow;

/** The data lines of a file one after the other, after a header on line 1. */
final class FileLines {

    private final String file;
    private long line = 1;

    FileLines(String file) {
        this.file = file;
    }

    SourceRow next() {
        line++;
        return new SourceRow(file, line);
    }
}
