package io.plimsoll.runs;

import io.plimsoll.formats.PlainFiles;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.SimulationSettings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A simulated market as files, so that it is read through the same door as any other. */
final class SimulatedFiles {

    private SimulatedFiles() {}

    /**
     * The folder with the files of a simulated market, made where it is not there; a folder is there whole or not at all.
     *
     * @param parent that the folder is below
     */
    static Path of(Path parent, long seed, int sessions) {
        Path folder = parent.resolve("simulated-" + seed + "-" + sessions);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(parent);
            Path partial = Files.createTempDirectory(parent, "simulated");
            SimulatedMarket market =
                    SimulatedMarket.simulate(SimulationSettings.standard(seed).withSessions(sessions));
            PlainFiles.write(partial, market.bars(), market.options(), market.futures(), market.series());
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
}
