package io.plimsoll.cli;

import io.plimsoll.market.InputRejectedException;
import io.plimsoll.runs.CleanerRecall;
import io.plimsoll.runs.FactsRunner;
import io.plimsoll.runs.JsonFiles;
import io.plimsoll.runs.MarketFacts;
import io.plimsoll.runs.StudyFile;
import io.plimsoll.simulate.WorldSettings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code data facts}: what markets are like, real and simulated, side by side. */
@Command(
        name = "facts",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints what markets are like: fat tails, clusters of volatility, leverage, smiles and their term structure, "
                    + "and how futures curves move.",
            "For the underlyings of studies with their surfaces, files of prices, curves of futures, and the simulated "
                    + "world, side by side."
        },
        footer = {
            "",
            "Examples:",
            "  plimsoll data facts studies/sse50.yaml --data DIR --simulated --seeds 9",
            "  plimsoll data facts --prices spx/spy_close.csv.gz --simulated --data DIR",
            "  plimsoll data facts --curve wti/cl_curve.csv.gz --curve wti/expiry_table.csv.gz --data DIR",
            "  plimsoll data facts --cleaner",
            "",
            "docs/simulated.md explains the figures."
        })
final class DataFactsCommand implements Callable<Integer> {

    private static final int CLEANER_SESSIONS = 520;
    private static final double CLEANER_FAULTS = 0.03;
    private static final int CLEANER_SEED = 21;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", arity = "0..*", description = "Study files.")
    private List<Path> studies = new ArrayList<>();

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--store",
            paramLabel = "FILE",
            defaultValue = "${env:PLIMSOLL_STORE:-store/plimsoll.duckdb}",
            description = "DuckDB file that holds a study's data (default: ${DEFAULT-VALUE}).")
    private Path store = Path.of("store/plimsoll.duckdb");

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "A file of daily prices, in any format that a study reads; may be repeated.")
    private List<Path> prices = new ArrayList<>();

    @Option(
            names = "--curve",
            paramLabel = "FILE",
            description = "A file of futures; repeated, the files are one curve. With a table of last trading days, "
                    + "changes are those of contracts; without, a file by rank has rolls among them.")
    private List<Path> curve = new ArrayList<>();

    @Option(names = "--simulated", description = "The five underlyings of simulated worlds of ten years.")
    private boolean simulated;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Worlds, of which the medians are told (default: ${DEFAULT-VALUE}).")
    private int seeds = 3;

    @Option(
            names = "--sessions",
            paramLabel = "N",
            description = "Sessions of a simulated world, at least 260 (default: ${DEFAULT-VALUE}).")
    private int sessions = 2600;

    @Option(
            names = "--cleaner",
            description =
                    "How well the cleaner finds the dirty rows of a world of two years with 3 %% of its option rows "
                            + "spoilt, of which the labels know every one.")
    private boolean cleaner;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    @Override
    public Integer call() {
        if (studies.isEmpty() && prices.isEmpty() && curve.isEmpty() && !simulated && !cleaner) {
            throw new ParameterException(
                    spec.commandLine(), "Name a study, or say --simulated, --prices, --curve or --cleaner");
        }
        if (seeds < 1 || sessions < 260) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--seeds must be at least 1 and --sessions at least 260, were " + seeds + " and " + sessions);
        }
        List<MarketFacts> markets = new ArrayList<>();
        List<CleanerRecall> recalls = List.of();
        try (TerminalProgress progress = new TerminalProgress(!quiet)) {
            for (Path study : studies) {
                markets.add(
                        FactsRunner.ofStudy(StudyFile.read(study, OptionalLong.empty()), data.folder, store, progress));
            }
            prices.forEach(file -> markets.add(FactsRunner.ofPrices(below(file))));
            if (!curve.isEmpty()) {
                markets.add(FactsRunner.ofCurve(curve.stream().map(this::below).toList()));
            }
            if (simulated) {
                markets.addAll(FactsRunner.ofWorlds(WorldSettings.standard(1).withSessions(sessions), seeds, progress));
            }
            if (cleaner) {
                progress.stage("Cleaning", 1);
                recalls = CleanerRecall.of(WorldSettings.standard(CLEANER_SEED)
                        .withSessions(CLEANER_SESSIONS)
                        .withFaultRate(CLEANER_FAULTS));
                progress.stage("", 0);
            }
        }
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(json ? JsonFiles.text(FactsText.json(markets, recalls)) : FactsText.of(markets, recalls));
        stdout.flush();
        return 0;
    }

    private Path below(Path file) {
        Path below = data.folder.resolve(file);
        if (!Files.isRegularFile(below)) {
            throw new InputRejectedException(below + ": there is no such file; --data names the folder it is below");
        }
        return below;
    }
}
