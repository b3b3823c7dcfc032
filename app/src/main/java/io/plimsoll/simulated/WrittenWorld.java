package io.plimsoll.simulated;

import java.nio.file.Path;
import java.util.List;

/**
 * A world that was written.
 *
 * @param folder that it is in
 * @param files in the order they were written
 * @param leftOut what a format cannot hold
 */
public record WrittenWorld(Path folder, List<WrittenFile> files, List<LeftOut> leftOut) {

    /**
     * A file.
     *
     * @param path below the folder
     * @param format as it is recognised
     * @param rows of the simulation that it holds
     * @param bytes its size
     */
    public record WrittenFile(String path, String format, long rows, long bytes) {}

    /**
     * A file that was not written.
     *
     * @param path that it would have had
     * @param why the rule and the value that breaks it
     */
    public record LeftOut(String path, String format, String why) {}
}
