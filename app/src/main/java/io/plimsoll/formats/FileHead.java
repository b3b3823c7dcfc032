package io.plimsoll.formats;

import org.jspecify.annotations.Nullable;

/**
 * What stands above a file's rows.
 *
 * @param path the file's path below the data folder, with forward slashes
 * @param title the first field of the line above the header, or the ticker in the line under it; null where there is no such line
 * @param header the column names
 */
record FileHead(String path, @Nullable String title, Header header) {

    /** The last part of the path. */
    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
