package io.plimsoll.cli;

import io.plimsoll.accounts.AccountFile;
import io.plimsoll.accounts.MarginDay;
import io.plimsoll.accounts.MarginJson;
import io.plimsoll.accounts.MarginRequest;
import io.plimsoll.accounts.MarginResults;
import io.plimsoll.margin.position.Position;
import io.plimsoll.runs.JsonFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code margin compute}: accounts × models. */
@Command(
        name = "compute",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints the margin of every account by every model.",
            "Positions are CSV with the columns of CME CORE, or JSON; options are revalued in full on the day's surface."
        },
        footer = {
            "",
            "Exit code: 0 where every position is covered, 3 where some are not: they are named, and the rest is computed.",
            "",
            "Examples:",
            "  plimsoll margin compute accounts.csv --book books/three-markets.yaml --data DIR --as-of 2021-12-30",
            "  plimsoll margin compute accounts.json --book BOOK --model hs,fhs-es,garch --confidence 0.995 --json",
            "  plimsoll margin compute positions.csv --span house.pa2",
            "",
            "docs/margin.md explains books, positions, and what is printed."
        })
final class MarginComputeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "POSITIONS", description = "File of positions.")
    private Path file = Path.of(".");

    @Mixin
    private final MarginOptions options = new MarginOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        MarginRequest request = options.request(spec);
        Map<String, List<Position>> accounts = AccountFile.read(file);
        MarginResults results;
        try (TerminalProgress progress = new TerminalProgress(!options.quiet)) {
            results = MarginDay.open(
                            request,
                            accounts.values().stream().flatMap(List::stream).toList(),
                            progress)
                    .margins(accounts);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? JsonFiles.text(MarginJson.of(results)) : MarginText.of(results));
        out.flush();
        MarginText.notes(results, options.quiet, spec.commandLine().getErr());
        return results.complete() ? 0 : MarginOptions.INCOMPLETE;
    }
}
