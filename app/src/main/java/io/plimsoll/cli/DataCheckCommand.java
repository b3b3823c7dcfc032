package io.plimsoll.cli;

import io.plimsoll.formats.Importer;
import io.plimsoll.formats.TemporaryStore;
import io.plimsoll.market.check.Severity;
import io.plimsoll.runs.DataCheck;
import io.plimsoll.runs.JsonFiles;
import io.plimsoll.store.Store;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code data check}: what is suspicious in the data. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Looks through the store, or through FILEs by themselves, for what would spoil a study: missing sessions and "
                    + "contracts, stale series, splits and dividends, strikes that know of adjustments to come, units that "
                    + "change, days that do not match, duplicate rows, crossed quotes, wrong dates.",
            "Every finding tells the rule, where, the values, how bad it is, and what to do."
        },
        footer = {
            "",
            "error: a result made of it would be wrong. warning: probably wrong, or a trap. note: worth knowing.",
            "Exit code: 0 without errors, 4 with errors, 3 where files or store cannot be read.",
            "",
            "Examples:",
            "  plimsoll data check",
            "  plimsoll data check --underlying SPX --store vendor.duckdb",
            "  plimsoll data check chains.csv.gz bars.csv --json > findings.json",
            "",
            "docs/data-commands.md tells each rule and its thresholds."
        })
final class DataCheckCommand implements Callable<Integer> {

    private static final int ERRORS = 4;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin
    private final FileOptions input = new FileOptions();

    @Mixin
    private final StoreOption store = new StoreOption();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        DataCheck.Result result = input.names.isEmpty() ? ofStore() : ofFiles();
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(json ? JsonFiles.text(CheckText.json(result)) : CheckText.of(result));
        stdout.flush();
        return result.found().count(Severity.ERROR) == 0 ? 0 : ERRORS;
    }

    private DataCheck.Result ofStore() {
        try (Store open = Store.open(store.existing())) {
            return DataCheck.run(open, open.files(), input.underlying, this::doing);
        }
    }

    private DataCheck.Result ofFiles() {
        List<Path> files = input.files();
        try (TemporaryStore temporary = TemporaryStore.open();
                FileProgress progress = new FileProgress("Reading", files, !input.quiet)) {
            var stored = Importer.store(files, input.settings(), temporary.store(), progress::to);
            return DataCheck.run(temporary.store(), stored, null, this::doing);
        }
    }

    private void doing(String what) {
        if (!input.quiet) {
            spec.commandLine().getErr().println("Checking " + what + " …");
        }
    }
}
