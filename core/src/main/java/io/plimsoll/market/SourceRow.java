package io.plimsoll.market;

/**
 * Where a row came from, so that every rejected value can be found again.
 *
 * @param file the file's path below the data folder, with forward slashes
 * @param line the line in the decompressed file, counted from 1, the header included
 */
public record SourceRow(String file, long line) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
