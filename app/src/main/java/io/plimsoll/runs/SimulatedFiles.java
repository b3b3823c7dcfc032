package io.plimsoll.runs;

import io.plimsoll.formats.PlainFiles;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import io.plimsoll.simulate.AssetProfile;
import io.plimsoll.simulate.AssetProfiles;
import io.plimsoll.simulate.Release;
import io.plimsoll.simulate.Signal;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.SimulatedWorld;
import io.plimsoll.simulate.SimulationSettings;
import io.plimsoll.simulate.WorldSettings;
import io.plimsoll.truth.TrueQuantile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** A simulated market as plain files, so that it is read through the same door as any other. */
public final class SimulatedFiles {

    /** Grows whenever the same settings give other files, so that no folder of before is taken for one of now. */
    private static final int VERSION = 2;

    private SimulatedFiles() {}

    /**
     * The folder with the files of the index of a simulated world, made where it is not there; a folder is there whole or not
     * at all. What the world publishes lies in world/series.csv, each value with the day it was known.
     *
     * @param parent that the folder is below
     */
    static Path of(Path parent, long seed, int sessions, Signal signal) {
        Path folder = parent.resolve("simulated-" + VERSION + "-" + seed + "-" + sessions + "-signal-"
                + signal.name().toLowerCase(Locale.ROOT));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(parent);
            Path partial = Files.createTempDirectory(parent, "simulated");
            write(partial, index(seed, sessions, signal));
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            return folder; // another process was quicker
        } catch (IOException e) {
            throw new InputRejectedException(
                    folder + ": the simulated market cannot be written (" + e.getMessage()
                            + "); name another store with --store",
                    e);
        }
        return folder;
    }

    /** A world of the index alone, from the day on that studies of simulated markets begin. */
    private static WorldSettings index(long seed, int sessions, Signal signal) {
        SimulationSettings study = SimulationSettings.standard(seed);
        return new WorldSettings(
                seed, sessions, study.firstDate(), study.faultRate(), signal, List.of(AssetProfiles.equityIndex()));
    }

    private static void write(Path folder, WorldSettings settings) throws IOException {
        AssetProfile index = settings.profiles().get(0);
        SimulatedMarket market = SimulatedWorld.market(settings, index.symbol());
        PlainFiles.write(folder, market.bars(), market.options(), market.futures(), market.series());
        PlainFiles.writeTruth(folder, truth(market));
        List<Release> releases = new ArrayList<>(SimulatedWorld.economy(settings));
        releases.addAll(market.releases());
        Path world = Files.createDirectory(folder.resolve("world"));
        PlainFiles.write(world, List.of(), List.of(), List.of(), Map.of("", points(releases)));
    }

    /** What was published, in {@link Release#ORDER}, as points that know when they were known. */
    public static List<SeriesPoint> points(List<Release> releases) {
        List<Release> ordered = releases.stream().sorted(Release.ORDER).toList();
        return IntStream.range(0, ordered.size())
                .mapToObj(i -> point(ordered.get(i), i + 2L))
                .toList();
    }

    private static SeriesPoint point(Release r, long line) {
        return new SeriesPoint(new SourceRow("series.csv", line), r.series(), r.date(), r.value(), r.known());
    }

    /** A market's true quantiles, which are those at 99 %. */
    public static List<TrueQuantile> truth(SimulatedMarket market) {
        double[] longLoss = market.trueQuantileLong();
        double[] shortLoss = market.trueQuantileShort();
        return IntStream.range(0, market.bars().size())
                .mapToObj(i -> new TrueQuantile(
                        new SourceRow("truth.csv", i + 2L),
                        market.bars().get(i).date(),
                        0.99,
                        longLoss[i],
                        shortLoss[i]))
                .toList();
    }
}
