package io.plimsoll.cli;

import io.plimsoll.accounts.AccountFile;
import io.plimsoll.accounts.MarginDay;
import io.plimsoll.accounts.MarginExplanation;
import io.plimsoll.accounts.MarginJson;
import io.plimsoll.accounts.MarginRequest;
import io.plimsoll.margin.position.Position;
import io.plimsoll.runs.JsonFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code margin explain}: why an account's margin is what it is. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Tells which scenarios decide an account's margin, how far prices move in them, and what each position contributes. "
                    + "Contributions add up to the margin to the cent.",
            "For span: every scenario, the spreads and credits formed, the short option minimum and the option value."
        },
        footer = {
            "",
            "Exit code: 3 where some position is not covered.",
            "",
            "Examples:",
            "  plimsoll margin explain accounts.csv --account 900/SIM-001 --book BOOK --model hs",
            "  plimsoll margin explain positions.csv --account A --span house.pa2 --json"
        })
final class MarginExplainCommand implements Callable<Integer> {

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

    @Mixin
    private final MarginOptions options = new MarginOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        MarginRequest request = options.request(spec);
        if (request.models().size() != 1) {
            throw new ParameterException(spec.commandLine(), "Name one model with --model; one of " + request.models());
        }
        List<Position> positions = AccountFile.account(file, account);
        MarginDay day;
        try (TerminalProgress progress = new TerminalProgress(!options.quiet)) {
            day = MarginDay.open(request, positions, progress);
        }
        MarginExplanation explanation = day.models().get(0).explain(account, positions);
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                json
                        ? JsonFiles.text(
                                MarginJson.of(explanation, request.models().get(0)))
                        : ExplanationText.of(explanation, request.models().get(0), options.title(request, day)));
        out.flush();
        return options.tell(spec, day, List.of(explanation.result()));
    }
}
