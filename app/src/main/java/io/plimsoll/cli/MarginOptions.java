package io.plimsoll.cli;

import io.plimsoll.accounts.AccountResult;
import io.plimsoll.accounts.MarginDay;
import io.plimsoll.accounts.MarginRequest;
import io.plimsoll.margin.portfolio.Unvalued;
import io.plimsoll.runs.MarginBook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which day, markets and models: the same for every command on margins. */
final class MarginOptions {

    /** Exit code where some position is not covered. */
    static final int INCOMPLETE = 3;

    @Option(
            names = "--book",
            paramLabel = "BOOK",
            description = "Book of markets and products, such as books/three-markets.yaml.")
    @Nullable
    Path book;

    @Option(
            names = "--span",
            paramLabel = "FILE",
            description = "SPAN risk parameters, .pa2 or .spn, for the model span; may be repeated.")
    List<Path> span = new ArrayList<>();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            split = ",",
            description =
                    "Models, such as hs,fhs-es,ivsmoothed,span (default: those of the book; span where only SPAN files "
                            + "are named). docs/method/baselines.md tells them all.")
    List<String> models = new ArrayList<>();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description =
                    "The day at whose close margins are set, YYYY-MM-DD (default: the last that all markets have).")
    @Nullable
    LocalDate asOf;

    @Option(
            names = "--confidence",
            paramLabel = "P",
            description = "Share of losses to be covered, such as 0.995 (default: the book's).")
    @Nullable
    Double confidence;

    @Option(
            names = "--multiplier",
            paramLabel = "MARKET=M",
            description = "Multiplier of a market's margin, such as wti=1.2; may be repeated (default: 1). "
                    + "docs/method/portfolio.md tells how several are combined.")
    Map<String, Double> multipliers = new TreeMap<>();

    @Option(
            names = "--liquidity",
            description = "Tell the add-on for liquidity and concentration too, in columns of its own (default: off).")
    boolean liquidity;

    @Mixin
    final DataOption data = new DataOption();

    @Option(
            names = "--store",
            paramLabel = "FILE",
            defaultValue = "${env:PLIMSOLL_STORE:-store/plimsoll.duckdb}",
            description = "DuckDB file that holds the studies' data (default: ${DEFAULT-VALUE}).")
    Path store = Path.of("store/plimsoll.duckdb");

    @Option(names = "--quiet", description = "No progress and no notes.")
    boolean quiet;

    MarginRequest request(CommandSpec spec) {
        MarginBook read = book == null ? null : MarginBook.read(book);
        if (read == null && span.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Name a book of markets with --book, or SPAN parameters with --span");
        }
        if (confidence != null && !(confidence > 0.5 && confidence < 1)) {
            throw new ParameterException(spec.commandLine(), "--confidence must be in (0.5, 1), was " + confidence);
        }
        List<String> wanted = models;
        if (wanted.isEmpty()) {
            wanted = new ArrayList<>(read == null ? List.of() : read.models());
            if (!span.isEmpty() && !wanted.contains("span")) {
                wanted.add("span");
            }
        }
        for (Map.Entry<String, Double> multiplier : multipliers.entrySet()) {
            if (read == null
                    || !read.markets().containsKey(multiplier.getKey())
                    || !(multiplier.getValue() > 0 && Double.isFinite(multiplier.getValue()))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--multiplier must name a market of the book"
                                + (read == null
                                        ? ""
                                        : ", one of " + read.markets().keySet())
                                + ", and a number above 0, was " + multiplier);
            }
        }
        return new MarginRequest(
                read,
                span,
                data.folder,
                store,
                asOf,
                wanted,
                confidence == null ? Double.NaN : confidence,
                multipliers,
                liquidity);
    }

    /** Currency, day and confidence, in words. */
    String title(MarginRequest request, MarginDay day) {
        MarginBook of = request.book();
        return MarginText.title(
                of == null ? "" : of.currency(),
                day.date(),
                confidence != null ? confidence : of == null ? Double.NaN : of.confidence(),
                of == null ? 1 : of.settings().horizonDays());
    }

    /** Notes, and positions that are not covered, to stderr; gives the exit code. */
    int tell(CommandSpec spec, MarginDay day, List<AccountResult> results) {
        PrintWriter err = spec.commandLine().getErr();
        if (!quiet) {
            day.notes().forEach(note -> err.println("plimsoll: note: " + note));
        }
        List<Unvalued> unvalued =
                results.stream().flatMap(r -> r.unvalued().stream()).distinct().toList();
        unvalued.forEach(u -> err.println("plimsoll: " + u.instrument() + " is not covered, " + u.reason()));
        err.flush();
        return unvalued.isEmpty() ? 0 : INCOMPLETE;
    }
}
