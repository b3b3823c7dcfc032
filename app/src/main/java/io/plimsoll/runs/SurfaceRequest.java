package io.plimsoll.runs;

import io.plimsoll.formats.ImportSettings;
import io.plimsoll.surface.SurfaceSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which surfaces are wanted, and from what.
 *
 * @param files to read; where there are none, the study's
 * @param study whose market and files are used, or null
 * @param dataFolder that the study's file names are below
 * @param store the database file of a study's data
 * @param asOf the day; null for the last one
 * @param all whether every day is wanted
 * @param settings how surfaces are built
 * @param together whether one eSSVI surface over all expiries is wanted too
 * @param optionExpiries by underlying contract, besides the study's, for files that do not tell it
 * @param rate continuously compounded, decimal a year; replaces that of the files
 * @param underlyingPrice price units; replaces that of the files
 */
public record SurfaceRequest(
        List<Path> files,
        @Nullable StudyFile study,
        Path dataFolder,
        Path store,
        @Nullable LocalDate asOf,
        boolean all,
        SurfaceSettings settings,
        boolean together,
        Map<String, LocalDate> optionExpiries,
        OptionalDouble rate,
        OptionalDouble underlyingPrice) {

    public SurfaceRequest {
        files = List.copyOf(files);
        optionExpiries = Map.copyOf(optionExpiries);
        if (files.isEmpty() && study == null) {
            throw new IllegalArgumentException("surfaces need files or a study");
        }
    }

    /** What the readers of the files are told. */
    ImportSettings imports() {
        Map<String, LocalDate> expiries =
                new TreeMap<>(study == null ? Map.of() : study.imports().optionExpiries());
        expiries.putAll(optionExpiries);
        return study == null
                ? new ImportSettings(List.of(), null, expiries, null)
                : new ImportSettings(
                        study.imports().files(),
                        study.imports().futuresProduct(),
                        expiries,
                        study.imports().underlying(),
                        study.imports().barsAsSeries());
    }
}
