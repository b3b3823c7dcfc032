package io.plimsoll.runs;

import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A run folder in the making: written beside its place under a name that ends in {@code .partial}, renamed when it is
 * complete, deleted when anything goes wrong, an interrupt included.
 */
public final class RunFolder implements AutoCloseable {

    private final Path partial;
    private final Path finished;
    private final Thread onInterrupt = new Thread(this::abandon, "abandon-run-folder");
    private boolean abandoned;
    private boolean complete;

    private RunFolder(Path partial, Path finished) {
        this.partial = partial;
        this.finished = finished;
    }

    /** Something that writes one file. */
    public interface Writer {
        void write(Path file) throws IOException;
    }

    /** Starts a folder {@code name} below {@code runs}. */
    public static RunFolder start(Path runs, String name) {
        Path partial = runs.resolve(name + ".partial");
        try {
            Files.createDirectories(partial);
        } catch (IOException e) {
            throw new InputRejectedException(
                    partial + ": cannot be made (" + e.getMessage() + "); name another folder with --out", e);
        }
        RunFolder folder = new RunFolder(partial, runs.resolve(name));
        Runtime.getRuntime().addShutdownHook(folder.onInterrupt);
        return folder;
    }

    /** Writes one file at a path below the folder. */
    public synchronized void file(String path, Writer writer) {
        if (abandoned) {
            throw new IllegalStateException("interrupted while writing " + path);
        }
        Path file = partial.resolve(path);
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            writer.write(file);
        } catch (IOException | UncheckedIOException e) {
            throw new InputRejectedException(
                    finished + ": could not be written (" + path + ": " + e.getMessage()
                            + "); nothing of it was kept. Make room, or name another folder with --out",
                    e);
        }
    }

    /** Gives the folder its name. */
    public synchronized Path complete() {
        if (abandoned) {
            throw new IllegalStateException("interrupted while finishing " + finished);
        }
        try {
            Files.move(partial, finished, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new InputRejectedException(finished + ": cannot be named (" + e.getMessage() + ")", e);
        }
        complete = true;
        return finished;
    }

    private synchronized void abandon() {
        abandoned = true;
        if (!complete && Files.isDirectory(partial)) {
            delete(partial);
        }
    }

    @Override
    public void close() {
        abandon();
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running, or has run: it does the same as this method.
            abandoned = true;
        }
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) throws IOException {
                    Files.delete(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": could not be deleted", e);
        }
    }
}
