package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds the files that a study names below its data folder. */
final class DataFolder {

    private static final String GLOB_CHARACTERS = "*?[{\\";
    private static final int SEARCH_DEPTH = 4;
    private static final int SEARCH_FILES = 10_000;

    private final Path folder;

    DataFolder(Path folder) {
        this.folder = folder;
    }

    /** The files, in the order of the globs and by name within each; a glob that matches nothing is an error. */
    List<Path> files(List<String> globs) {
        if (!Files.isDirectory(folder)) {
            throw new InputRejectedException(
                    "the data folder " + folder + " does not exist; name the folder with --data");
        }
        List<Path> files = new ArrayList<>();
        for (String glob : globs) {
            List<Path> found = matches(glob);
            if (found.isEmpty()) {
                throw new InputRejectedException("data.files: \"" + glob + "\" matches no file below " + folder
                        + nearest(glob)
                                .map(n -> "; the nearest is \"" + n + "\"")
                                .orElse("")
                        + "; correct the study file, or name another folder with --data");
            }
            files.addAll(found);
        }
        return files.stream().distinct().toList();
    }

    /** The path below the folder, with forward slashes. */
    String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private List<Path> matches(String glob) {
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new InputRejectedException("data.files: \"" + glob + "\" is no glob: " + e.getDescription(), e);
        }
        Path start = folder.resolve(plainPart(glob));
        if (!Files.exists(start)) {
            return List.of();
        }
        return walk(start, Integer.MAX_VALUE, files -> files.filter(f -> matcher.matches(folder.relativize(f)))
                .sorted()
                .toList());
    }

    /** The folders before the first special character, so that only they are searched. */
    private static String plainPart(String glob) {
        for (int i = 0; i < glob.length(); i++) {
            if (GLOB_CHARACTERS.indexOf(glob.charAt(i)) >= 0) {
                return glob.substring(0, Math.max(0, glob.lastIndexOf('/', i)));
            }
        }
        return glob;
    }

    private Optional<String> nearest(String glob) {
        return walk(folder, SEARCH_DEPTH, files -> files.limit(SEARCH_FILES)
                .map(this::name)
                .min(Comparator.comparingInt((String n) -> EditDistance.of(n, glob))
                        .thenComparing(Comparator.naturalOrder())));
    }

    private interface Search<T> {
        T in(Stream<Path> files);
    }

    /** Links are followed: data folders are often linked in. */
    private static <T> T walk(Path start, int depth, Search<T> search) {
        try (Stream<Path> paths = Files.walk(start, depth, FileVisitOption.FOLLOW_LINKS)) {
            return search.in(paths.filter(Files::isRegularFile));
        } catch (IOException | UncheckedIOException e) {
            throw new InputRejectedException(start + " cannot be listed: " + e.getMessage(), e);
        }
    }
}
