package io.plimsoll.runs;

import io.plimsoll.StudyObserver;
import io.plimsoll.StudySettings;
import io.plimsoll.formats.Imported;
import io.plimsoll.formats.Importer;
import io.plimsoll.market.DataOrigin;
import io.plimsoll.market.ImportedFile;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketData;
import io.plimsoll.store.Store;
import io.plimsoll.truth.Truth;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * Reads the market of a study, and those of its panel by their own study files.
 *
 * @param study the study
 * @param dataFolder that the file names of all of them are below
 * @param store the database file
 * @param observer is told of each file read
 */
record StudyMarkets(StudyFile study, Path dataFolder, Path store, StudyObserver observer) {

    /**
     * The market of another study of the panel.
     *
     * @param study its file; the seed is that of the study whose panel it is
     * @param data what it reads
     */
    record Other(StudyFile study, MarketData data) {

        StudySettings settings() {
            return study.settings();
        }
    }

    /** The study's own. */
    Imported own() {
        return read(study);
    }

    /** The others, in the order of the study file. */
    List<Other> panel() {
        return study.panel().stream()
                .map(file ->
                        StudyFile.read(file, OptionalLong.of(study.settings().seed())))
                .map(other -> new Other(other, read(other).market()))
                .toList();
    }

    /** The files of all markets of a panel. */
    static List<ImportedFile> files(List<Other> panel) {
        return panel.stream().flatMap(other -> other.data().files().stream()).toList();
    }

    /** The settings of a panel as one text; empty where there is none. */
    static String settings(List<Other> panel) {
        return panel.stream()
                .map(other -> "\n" + SettingsText.of(other.study()))
                .collect(Collectors.joining());
    }

    private Imported read(StudyFile of) {
        if (of.simulatedSessions() > 0) {
            observer.stage("Simulating", 1);
        }
        Path folder = of.folder(dataFolder, store);
        LongConsumer onFile = observer.stage(
                "Reading files", Importer.files(folder, of.imports()).size());
        try (Store open = Store.open(store)) {
            Imported imported = Importer.withTruth(folder, of.imports(), open, onFile);
            requireSimulated(of, imported.truth());
            return imported;
        }
    }

    private static void requireSimulated(StudyFile study, Truth truth) {
        if (!truth.rows().isEmpty() && study.settings().origin() != DataOrigin.SIMULATED) {
            throw new InputRejectedException(
                    "data.files: " + truth.rows().get(0).source()
                            + " gives true quantiles, which no market that was traded has; take the file off the list, or say origin: "
                            + "simulated");
        }
    }
}
