package io.plimsoll.runs;

import io.plimsoll.backtest.FittedFold;
import io.plimsoll.backtest.FoldStore;
import io.plimsoll.backtest.NetworkSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Fitted folds of one study as files {@code .folds/<key>/fold-<network>-<n>.bin} beside its runs. A file is written under
 * another name, forced to the disk and renamed, and carries what it is of and a checksum: one that is torn, damaged or of
 * something else is told of and not used. Where a fold cannot be kept that is told, and the study goes on.
 */
final class FoldFiles implements FoldStore {

    private static final String MAGIC = "plimsoll fold 2";

    private final Path folder;
    private final String key;
    private final Consumer<String> told;
    private final AtomicInteger taken = new AtomicInteger();

    private FoldFiles(Path folder, String key, Consumer<String> told) {
        this.folder = folder;
        this.key = key;
        this.told = told;
    }

    /**
     * The folds of a study, and tells how many of them can be used.
     *
     * @param out the folder of runs
     * @param key of everything that the folds depend on
     */
    static FoldFiles open(Path out, String key, Consumer<String> told) {
        FoldFiles files = new FoldFiles(out.resolve(".folds").resolve(key.substring(0, 16)), key, told);
        long usable = files.list().stream()
                .filter(file -> files.body(file).isPresent())
                .count();
        if (usable > 0) {
            told.accept("Fitted folds taken from a run that was cut off: " + usable + " (" + files.folder
                    + "; --fresh fits them again)");
        }
        return files;
    }

    /** The same, with nothing from before. */
    static FoldFiles fresh(Path out, String key, Consumer<String> told) {
        FoldFiles files = new FoldFiles(out.resolve(".folds").resolve(key.substring(0, 16)), key, told);
        files.delete();
        return files;
    }

    private List<Path> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".bin")).sorted().toList();
        } catch (IOException e) {
            told.accept(folder + ": folds kept there cannot be listed (" + e + "), they are fitted again");
            return List.of();
        }
    }

    private Path file(NetworkSpec network, int fold) {
        return folder.resolve("fold-" + network.name() + "-" + fold + ".bin");
    }

    @Override
    public Optional<FittedFold> get(NetworkSpec network, int fold) {
        Path file = file(network, fold);
        Optional<byte[]> body = body(file);
        if (body.isEmpty()) {
            return Optional.empty();
        }
        try {
            FittedFold fitted = FoldBytes.read(body.get(), network.network());
            taken.incrementAndGet();
            return Optional.of(fitted);
        } catch (IOException e) {
            told.accept(file + ": not used, its bytes cannot be read (" + e + "); the fold is fitted again");
            return Optional.empty();
        }
    }

    /** What a file holds, where it is whole and of this study, network and fold. */
    private Optional<byte[]> body(Path file) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            require(in.readUTF().equals(MAGIC), "it is no fold of this version");
            require(in.readUTF().equals(key), "it is of other settings, data or code");
            require(in.readUTF().equals(file.getFileName().toString()), "it is another fold under this name");
            byte[] checksum = in.readNBytes(32);
            byte[] body = in.readAllBytes();
            require(Arrays.equals(checksum, Sha256.of(body)), "its checksum does not fit, it is torn or damaged");
            return Optional.of(body);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            told.accept(file + ": not used: " + e.getMessage() + "; the fold is fitted again");
            return Optional.empty();
        }
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }

    @Override
    public void put(NetworkSpec network, int fold, FittedFold fitted) {
        Path file = file(network, fold);
        try {
            Files.createDirectories(folder);
            Path beside = Files.createTempFile(folder, "fold", ".partial");
            Files.write(beside, bytes(file, FoldBytes.of(fitted)), java.nio.file.StandardOpenOption.DSYNC);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            told.accept(
                    file + ": could not be kept (" + e + "); were the run cut off, this fold would be fitted again");
        }
    }

    private byte[] bytes(Path file, byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(MAGIC);
            out.writeUTF(key);
            out.writeUTF(file.getFileName().toString());
            out.write(Sha256.of(body));
            out.write(body);
        }
        return bytes.toByteArray();
    }

    /** Folds that were not fitted again. */
    int taken() {
        return taken.get();
    }

    /** Deletes the study's folds, and the folder of all where no other study has any. */
    void delete() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
            deleteWhereEmpty(folder.resolveSibling(".").normalize());
        } catch (IOException e) {
            told.accept(folder + ": could not be deleted (" + e + ")");
        }
    }

    private static void deleteWhereEmpty(Path all) throws IOException {
        boolean empty;
        try (Stream<Path> left = Files.list(all)) {
            empty = left.findAny().isEmpty();
        }
        if (empty) {
            Files.deleteIfExists(all);
        }
    }
}
