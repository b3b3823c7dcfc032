package io.plimsoll.cli;

import io.plimsoll.market.CleaningSettings;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.Filter;
import io.plimsoll.runs.FittedSurfaces;
import io.plimsoll.runs.StudyFile;
import io.plimsoll.runs.SurfaceRequest;
import io.plimsoll.runs.SurfaceRunner;
import io.plimsoll.surface.SurfaceSettings;
import io.plimsoll.surface.calibration.Errors;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What surfaces are fitted to and how: the same for every command that fits some. */
final class SurfaceOptions {

    /** As users write them. */
    enum Weighing {
        robust,
        least_squares;

        @Override
        public String toString() {
            return name().replace('_', '-');
        }
    }

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description =
                    "Files of option prices, with bars of the underlying where there are some, in any format that a "
                            + "study reads (gzip too); or of implied volatilities, with the columns "
                            + "Expiry,Texp,Strike,Bid,Ask,Fwd. Recognised by their headers.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--study",
            paramLabel = "STUDY",
            description = "Study file whose market and surface settings hold; without FILE, its data too.")
    @Nullable
    Path study;

    @Mixin
    final DataOption data = new DataOption();

    @Option(
            names = "--store",
            paramLabel = "FILE",
            defaultValue = "${env:PLIMSOLL_STORE:-store/plimsoll.duckdb}",
            description = "DuckDB file that holds a study's data (default: ${DEFAULT-VALUE}).")
    Path store = Path.of("store/plimsoll.duckdb");

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day, YYYY-MM-DD (default: the last in the data).")
    @Nullable
    LocalDate asOf;

    @Option(names = "--all", description = "Every day in the data.")
    boolean all;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description =
                    "Interest rate, continuously compounded, decimal a year (0.03 is 3 %%); replaces the study's. "
                            + "It discounts where put-call parity does not tell the discount factor itself.")
    @Nullable
    Double rate;

    @Option(
            names = "--underlying-price",
            paramLabel = "P",
            description = "Close of the underlying where no file gives it; needed for options on a future only.")
    @Nullable
    Double underlyingPrice;

    @Option(
            names = "--exercise",
            paramLabel = "STYLE",
            description = "european or american (default: the study's, or european).")
    @Nullable
    ExerciseStyle exercise;

    @Option(
            names = "--options-on-future",
            description = "The underlying's price is the forward of every expiry (default: as the study says, or "
                    + "put-call parity).")
    boolean optionsOnFuture;

    @Option(
            names = "--option-expiry",
            paramLabel = "CONTRACT=DATE",
            description = "Last trading day of the options on a future, for files that do not tell it, such as "
                    + "CLV25=2025-09-17; adds to the study's.")
    Map<String, LocalDate> optionExpiries = new TreeMap<>();

    @Option(
            names = "--errors",
            paramLabel = "KIND",
            description =
                    "How raw SVI and the surface of --together weigh errors: robust, where gross errors do not count, or "
                            + "least-squares (default: the study's, or robust).")
    @Nullable
    Weighing errors;

    @Option(
            names = "--together",
            description = "Fit one eSSVI surface over all expiries too, without butterfly or calendar arbitrage.")
    boolean together;

    @Option(
            names = "--cleaning",
            paramLabel = "PRESET",
            description = "Filters of quotes: standard, vix, cjs or none (default: the study's, or standard).")
    CleaningSettings.@Nullable Preset cleaning;

    @Option(
            names = "--min-days",
            paramLabel = "N",
            description = "Least calendar days to expiry (default: the study's, or no limit).")
    @Nullable
    Integer minDays;

    @Option(
            names = "--max-days",
            paramLabel = "N",
            description = "Most calendar days to expiry (default: the study's, or no limit).")
    @Nullable
    Integer maxDays;

    @Option(
            names = "--price-floor",
            paramLabel = "P",
            description = "Least usable option price, such as two ticks (default: the study's, or 0).")
    @Nullable
    Double priceFloor;

    @Option(names = "--quiet", description = "No progress and no notes.")
    boolean quiet;

    /** Reads and fits; notes about the input go to stderr. */
    FittedSurfaces fit(CommandSpec spec) {
        SurfaceRequest request = request(spec);
        FittedSurfaces fitted;
        try (TerminalProgress progress = new TerminalProgress(!quiet)) {
            fitted = SurfaceRunner.fit(request, progress);
        }
        if (!quiet) {
            fitted.notes().forEach(note -> spec.commandLine().getErr().println("plimsoll: note: " + note));
        }
        return fitted;
    }

    private SurfaceRequest request(CommandSpec spec) {
        if (files.isEmpty() && study == null) {
            throw new ParameterException(spec.commandLine(), "Name files of option prices, or a study with --study");
        }
        if (all && asOf != null) {
            throw new ParameterException(spec.commandLine(), "--as-of and --all exclude each other");
        }
        if (all && underlyingPrice != null) {
            throw new ParameterException(spec.commandLine(), "--underlying-price is of one day; leave out --all");
        }
        StudyFile read = study == null ? null : StudyFile.read(study, OptionalLong.empty());
        try {
            return new SurfaceRequest(
                    files,
                    read,
                    data.folder,
                    store,
                    asOf,
                    all,
                    settings(read),
                    together,
                    optionExpiries,
                    rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate),
                    underlyingPrice == null ? OptionalDouble.empty() : OptionalDouble.of(underlyingPrice));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), Objects.toString(e.getMessage()), e);
        }
    }

    private SurfaceSettings settings(@Nullable StudyFile read) {
        SurfaceSettings base =
                read == null ? StudyFile.surfaceDefaults() : read.settings().surface();
        return new SurfaceSettings(
                exercise == null ? base.exercise() : exercise,
                base.earlyExercise(),
                optionsOnFuture || base.optionsOnFuture(),
                cleaning(cleaning == null ? base.cleaning() : CleaningSettings.of(cleaning), read == null),
                base.forward(),
                base.minStrikes(),
                base.wingPrior(),
                errors == null ? base.errors() : errors == Weighing.robust ? Errors.ROBUST : Errors.LEAST_SQUARES);
    }

    /** Without a study every expiry is fitted: the limits of its days are for what a margin is scaled by. */
    private CleaningSettings cleaning(CleaningSettings base, boolean anyTerm) {
        Set<Filter> filters = EnumSet.noneOf(Filter.class);
        filters.addAll(base.filters());
        limit(filters, Filter.TOO_SHORT, minDays, anyTerm);
        limit(filters, Filter.TOO_LONG, maxDays, anyTerm);
        return new CleaningSettings(
                filters,
                minDays == null ? (anyTerm ? 1 : base.minDays()) : minDays,
                maxDays == null ? (anyTerm ? Integer.MAX_VALUE : base.maxDays()) : maxDays,
                priceFloor == null ? base.priceFloor() : priceFloor,
                base.maxSpreadToMid(),
                base.priceTolerance(),
                base.lowestStrikeToForward(),
                base.highestStrikeToForward(),
                base.lowestVol(),
                base.highestVol(),
                base.maxMoneyness(),
                base.maxIvDeviations());
    }

    private static void limit(Set<Filter> filters, Filter filter, @Nullable Integer days, boolean anyTerm) {
        if (days != null) {
            filters.add(filter);
        } else if (anyTerm) {
            filters.remove(filter);
        }
    }
}
