package io.plimsoll.cli;

import io.plimsoll.accounts.AccountFile;
import io.plimsoll.accounts.MarginDay;
import io.plimsoll.accounts.MarginJson;
import io.plimsoll.accounts.MarginRequest;
import io.plimsoll.accounts.WhatIfResult;
import io.plimsoll.margin.position.Position;
import io.plimsoll.runs.JsonFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code margin whatif}: what a trade would do to an account's margin. */
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints an account's margin as it is, that of other positions by themselves, that of both together, and what the others "
                    + "add, by every model.",
            "Nothing is changed: the files are read, never written."
        },
        footer = {
            "",
            "Exit code: 3 where some position is not covered.",
            "",
            "Example:",
            "  plimsoll margin whatif accounts.csv --account A --add trade.json --book BOOK --model hs,fhs"
        })
final class MarginWhatIfCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "POSITIONS", description = "File of positions.")
    private Path file = Path.of(".");

    @Option(
            names = "--account",
            required = true,
            paramLabel = "NAME",
            description = "The account, as margin compute names it.")
    private String account = "";

    @Option(
            names = "--add",
            required = true,
            paramLabel = "FILE",
            description = "File of the positions to add, of all its accounts; a negative quantity sells.")
    private Path add = Path.of(".");

    @Mixin
    private final MarginOptions options = new MarginOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        MarginRequest request = options.request(spec);
        List<Position> held = AccountFile.account(file, account);
        List<Position> added =
                AccountFile.read(add).values().stream().flatMap(List::stream).toList();
        List<Position> both = new ArrayList<>(held);
        both.addAll(added);
        MarginDay day;
        try (TerminalProgress progress = new TerminalProgress(!options.quiet)) {
            day = MarginDay.open(request, both, progress);
        }
        List<WhatIfResult> results = day.models().stream()
                .map(model -> WhatIfResult.of(model, account, held, added))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                json
                        ? JsonFiles.text(MarginJson.of(account, results))
                        : ExplanationText.of(account, results, options.title(request, day)));
        out.flush();
        return options.tell(spec, day, results.stream().map(WhatIfResult::total).toList());
    }
}
