package io.plimsoll.models;

import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The models of finished runs. */
public final class RunModels {

    /** The first network's file, which has another under the network's own name. */
    private static final String FIRST = "model.onnx";

    private RunModels() {}

    /**
     * A model of a run.
     *
     * @param run the run folder
     * @param file the model
     * @param metadata what the file says of itself
     */
    public record RunModel(Path run, Path file, ModelMetadata metadata) {}

    /**
     * The models of all runs, oldest run first.
     *
     * @param told of every file that is no model of this version, and why
     */
    public static List<RunModel> list(Path runs, Consumer<String> told) {
        return folders(runs).stream().flatMap(run -> of(run, told).stream()).toList();
    }

    /** The models of one run, by name. */
    public static List<RunModel> of(Path run, Consumer<String> told) {
        List<RunModel> models = new ArrayList<>();
        for (Path file : files(run)) {
            try {
                models.add(new RunModel(run, file, ServedModel.metadata(file)));
            } catch (InputRejectedException e) {
                told.accept(e.getMessage());
            }
        }
        return List.copyOf(models);
    }

    private static List<Path> files(Path run) {
        List<Path> files = list(run.resolve("model")).stream()
                .filter(file -> file.toString().endsWith(".onnx"))
                .toList();
        List<Path> named = files.stream().filter(file -> !file.endsWith(FIRST)).toList();
        return named.isEmpty() ? files : named;
    }

    private static List<Path> folders(Path runs) {
        return list(runs).stream()
                .filter(Files::isDirectory)
                .filter(folder -> !folder.getFileName().toString().startsWith("."))
                .filter(folder -> !folder.toString().endsWith(".partial"))
                .toList();
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new InputRejectedException(folder + ": cannot be listed: " + e, e);
        }
    }

    /**
     * A run folder.
     *
     * @param runs the folder of runs
     * @param named a folder, or a part of the name of one run in {@code runs} only
     */
    public static Path find(Path runs, String named) {
        Path folder = Path.of(named);
        if (Files.isDirectory(folder.resolve("model"))) {
            return folder;
        }
        List<Path> found = folders(runs).stream()
                .filter(run -> run.getFileName().toString().contains(named))
                .toList();
        if (found.size() != 1) {
            throw new InputRejectedException(
                    named + ": must be a run folder, or a part of the name of one run in " + runs
                            + ", fits "
                            + (found.isEmpty()
                                    ? "none"
                                    : found.stream().map(Path::getFileName).toList())
                            + " (plimsoll model list)");
        }
        return found.get(0);
    }

    /**
     * Copies a model that this program can serve.
     *
     * @param network its name; that of the first where it is empty
     * @param to a file that is not there yet
     */
    public static ModelMetadata export(Path run, String network, Path to) {
        Path file = run.resolve("model").resolve(network.isEmpty() ? FIRST : network + ".onnx");
        if (!Files.isRegularFile(file)) {
            throw new InputRejectedException(file + ": there is no such model; the run has "
                    + files(run).stream().map(Path::getFileName).toList());
        }
        if (Files.exists(to)) {
            throw new InputRejectedException(to + ": is there already; name another file with --to");
        }
        try (ServedModel model = ServedModel.load(file)) {
            copy(file, to);
            return model.metadata();
        }
    }

    /** The copy gets its name when it is whole. */
    private static void copy(Path file, Path to) {
        Path beside = to.resolveSibling(to.getFileName() + ".partial");
        try {
            Path folder = to.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.copy(file, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new InputRejectedException(to + ": could not be written: " + e, e);
        }
    }
}
