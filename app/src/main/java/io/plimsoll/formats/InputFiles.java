package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that a command line names: files, folders with all that is below them, and globs. */
public final class InputFiles {

    private InputFiles() {}

    /**
     * The files, each once, in the order of the names; those of a folder or glob by path. Hidden files of folders do not
     * count, nor do those that tell about them (README).
     *
     * @param names files, folders, or globs such as {@code data/**.csv}
     * @throws InputRejectedException where a name stands for no file
     */
    public static List<Path> of(List<String> names) {
        Set<Path> files = new LinkedHashSet<>();
        for (String name : names) {
            List<Path> found = named(name);
            if (found.isEmpty()) {
                throw new InputRejectedException(
                        name + ": there is no such file, and no file is below it or matches it");
            }
            files.addAll(found);
        }
        return List.copyOf(files);
    }

    private static List<Path> named(String name) {
        Path path = path(name);
        if (path != null && Files.isRegularFile(path)) {
            return List.of(path);
        }
        if (path != null && Files.isDirectory(path)) {
            return below(path, file -> !hidden(path.relativize(file)) && !readme(file));
        }
        return name.matches(".*[*?\\[{].*") ? globbed(name) : List.of();
    }

    private static @Nullable Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            return null; // a glob may have characters that no path has
        }
    }

    private static List<Path> globbed(String glob) {
        int special = Stream.of('*', '?', '[', '{')
                .mapToInt(glob::indexOf)
                .filter(i -> i >= 0)
                .min()
                .orElse(glob.length());
        int slash = glob.lastIndexOf('/', special);
        Path start = Path.of(slash < 0 ? "" : slash == 0 ? "/" : glob.substring(0, slash));
        String pattern = glob.substring(slash + 1);
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            return Files.isDirectory(start) ? below(start, file -> matcher.matches(start.relativize(file))) : List.of();
        } catch (PatternSyntaxException e) {
            throw new InputRejectedException("\"" + glob + "\" is no glob: " + e.getDescription(), e);
        }
    }

    private static boolean hidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static boolean readme(Path file) {
        return file.getFileName().toString().toUpperCase(Locale.ROOT).startsWith("README");
    }

    private interface Choice {
        boolean takes(Path file);
    }

    private static List<Path> below(Path start, Choice choice) {
        try (Stream<Path> paths = Files.walk(start, FileVisitOption.FOLLOW_LINKS)) {
            return paths.filter(Files::isRegularFile)
                    .filter(choice::takes)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new InputRejectedException(start + " cannot be listed: " + e.getMessage(), e);
        }
    }
}
