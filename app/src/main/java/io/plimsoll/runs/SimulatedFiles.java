package io.plimsoll.runs;

import io.plimsoll.formats.PlainFiles;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.SourceRow;
import io.plimsoll.simulate.Signal;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.SimulationSettings;
import io.plimsoll.truth.TrueQuantile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A simulated market as files, so that it is read through the same door as any other. */
final class SimulatedFiles {

    private SimulatedFiles() {}

    /**
     * The folder with the files of a simulated market, made where it is not there; a folder is there whole or not at all.
     *
     * @param parent that the folder is below
     */
    static Path of(Path parent, long seed, int sessions, Signal signal) {
        Path folder = parent.resolve("simulated-" + seed + "-" + sessions + "-signal-"
                + signal.name().toLowerCase(Locale.ROOT));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(parent);
            Path partial = Files.createTempDirectory(parent, "simulated");
            SimulatedMarket market = SimulatedMarket.simulate(
                    SimulationSettings.standard(seed).withSessions(sessions).withSignal(signal));
            PlainFiles.write(partial, market.bars(), market.options(), market.futures(), market.series());
            PlainFiles.writeTruth(partial, truth(market));
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

    /** The market's true quantiles, which are those at 99 %. */
    private static List<TrueQuantile> truth(SimulatedMarket market) {
        return IntStream.range(0, market.bars().size())
                .mapToObj(i -> new TrueQuantile(
                        new SourceRow("truth.csv", i + 2L),
                        market.bars().get(i).date(),
                        0.99,
                        market.trueQuantileLong()[i],
                        market.trueQuantileShort()[i]))
                .toList();
    }
}
