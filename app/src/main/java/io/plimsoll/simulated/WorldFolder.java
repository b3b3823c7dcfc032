package io.plimsoll.simulated;

import io.plimsoll.runs.RunFolder;
import io.plimsoll.simulated.WrittenWorld.LeftOut;
import io.plimsoll.simulated.WrittenWorld.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The files of a world in the making, and what came of each. */
final class WorldFolder {

    private final RunFolder folder;
    private final List<WrittenFile> written = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    WorldFolder(RunFolder folder) {
        this.folder = folder;
    }

    /**
     * Writes a file; where the format cannot hold the rows there is none, and that is told.
     *
     * @param path below the world's folder, with forward slashes
     * @return whether there is one
     */
    boolean file(String path, String format, long rows, RunFolder.Writer writer) {
        int before = written.size();
        folder.file(path, file -> {
            try {
                writer.write(file);
                written.add(new WrittenFile(path, format, rows, Files.size(file)));
            } catch (IllegalArgumentException e) {
                Files.deleteIfExists(file);
                leftOut.add(new LeftOut(path, format, String.valueOf(e.getMessage())));
            }
        });
        return written.size() > before;
    }

    /** Takes the files of a format below a folder back: some of its days without the others are no data. */
    void withdraw(String path, String format) {
        List<WrittenFile> back = written.stream()
                .filter(f -> f.format().equals(format) && f.path().startsWith(path + "/"))
                .toList();
        back.forEach(f -> folder.file(f.path(), Files::deleteIfExists));
        written.removeAll(back);
    }

    /** Several files of one folder at once. */
    interface Together {
        /** @return rows by file name */
        Map<String, Long> write(Path folder) throws IOException;
    }

    /**
     * Writes plain files that one writer makes together.
     *
     * @param path of the folder below the world's
     */
    void plain(String path, Together writer) {
        folder.file(path + "/truth.csv", file -> {
            Path parent = Objects.requireNonNull(file.getParent());
            for (Map.Entry<String, Long> rows : writer.write(parent).entrySet()) {
                String name = rows.getKey();
                written.add(new WrittenFile(
                        path + "/" + name,
                        WorldFormats.OWN + "-" + name.replace(".csv", ""),
                        rows.getValue(),
                        Files.size(parent.resolve(name))));
            }
        });
    }

    /** Writes text that is no data. */
    void text(String path, String text) {
        folder.file(path, file -> Files.writeString(file, text));
    }

    List<WrittenFile> written() {
        return List.copyOf(written);
    }

    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }
}
