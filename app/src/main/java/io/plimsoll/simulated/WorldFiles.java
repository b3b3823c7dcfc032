package io.plimsoll.simulated;

import io.plimsoll.StudyObserver;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.runs.RunFolder;
import io.plimsoll.simulate.AssetProfile;
import io.plimsoll.simulate.Release;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.SimulatedWorld;
import io.plimsoll.simulate.WorldSettings;
import io.plimsoll.simulated.WorldFormat.Part;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a simulated world into a folder, one underlying after the other; the folder is there whole or not at all. */
public final class WorldFiles {

    private static final String README = "README.txt";

    private WorldFiles() {}

    /**
     * Writes a world.
     *
     * @param out the folder
     * @param formats of its parts
     * @param replace whether a world that stands there already makes way
     * @throws InputRejectedException where the folder holds something, or cannot be written
     */
    public static WrittenWorld write(
            Path out, WorldSettings settings, List<WorldFormat> formats, boolean replace, StudyObserver observer) {
        Path target = out.toAbsolutePath().normalize();
        requireFree(target, replace);
        Path parent = Objects.requireNonNullElse(target.getParent(), target);
        try (RunFolder run = RunFolder.start(
                parent, Objects.requireNonNull(target.getFileName()).toString())) {
            WorldFolder folder = new WorldFolder(run);
            write(settings, formats, folder, observer);
            folder.text(README, WorldReadme.of(settings, formats, folder.written()));
            if (replace) {
                delete(target);
            }
            run.complete();
            return new WrittenWorld(out, folder.written(), leftOut(formats, folder));
        }
    }

    private static void write(
            WorldSettings settings, List<WorldFormat> formats, WorldFolder folder, StudyObserver observer) {
        List<Release> releases = new ArrayList<>(SimulatedWorld.economy(settings));
        Map<String, Map<LocalDate, Activity>> activity = new LinkedHashMap<>();
        int number = 1;
        for (AssetProfile profile : settings.profiles()) {
            LongConsumer done = observer.stage(
                    profile.symbol() + ", " + number + " of "
                            + settings.profiles().size(),
                    2);
            SimulatedMarket market = SimulatedWorld.market(settings, profile.symbol());
            done.accept(1);
            new MarketFiles(settings, market, formats, folder).write();
            releases.addAll(market.releases());
            activity.put(profile.symbol(), Activity.byDay(market.options()));
            done.accept(2);
            number++;
        }
        observer.stage("Economy", 1).accept(0);
        WorldSeries series = new WorldSeries(releases, activity, folder);
        formats.stream().filter(f -> f.part() == Part.SERIES).forEach(f -> series.write(f.name()));
        observer.stage("", 0);
    }

    /** What was turned down, and formats that none of the underlyings has anything for. */
    private static List<WrittenWorld.LeftOut> leftOut(List<WorldFormat> formats, WorldFolder folder) {
        List<WrittenWorld.LeftOut> leftOut = new ArrayList<>(folder.leftOut());
        for (WorldFormat format : formats) {
            boolean told = folder.written().stream().anyMatch(f -> f.format().equals(format.name()))
                    || leftOut.stream().anyMatch(f -> f.format().equals(format.name()));
            if (!told) {
                leftOut.add(new WrittenWorld.LeftOut("", format.name(), "no underlying of this world has it"));
            }
        }
        return leftOut;
    }

    private static void requireFree(Path target, boolean replace) {
        if (!Files.exists(target)) {
            return;
        }
        try (Stream<Path> inside = Files.isDirectory(target) ? Files.list(target) : Stream.of(target)) {
            if (inside.findAny().isEmpty()) {
                return;
            }
        } catch (IOException e) {
            throw new InputRejectedException(target + " cannot be read: " + e.getMessage(), e);
        }
        if (!replace) {
            throw new InputRejectedException(target
                    + ": is not empty; name another folder with --out, or replace a simulated world with --force");
        }
        if (!isWorld(target)) {
            throw new InputRejectedException(target + ": holds something else than a simulated world (its " + README
                    + " does not begin with \"" + WorldReadme.FIRST_LINE + "\"), which --force does not replace");
        }
    }

    private static boolean isWorld(Path folder) {
        Path readme = folder.resolve(README);
        try {
            return Files.isRegularFile(readme) && Files.readString(readme).startsWith(WorldReadme.FIRST_LINE);
        } catch (IOException e) {
            throw new InputRejectedException(readme + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
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
            throw new InputRejectedException(folder + ": the world before could not be removed: " + e.getMessage(), e);
        }
    }
}
