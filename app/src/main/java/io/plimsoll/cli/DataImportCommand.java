package io.plimsoll.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.formats.FilesIntoStore;
import io.plimsoll.formats.FilesIntoStore.Outcome;
import io.plimsoll.formats.ImportSettings;
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

/** {@code data import}: files into the store. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Puts files into the store, all of them or none: where one cannot be used, the store stays as it was.",
            "A file whose bytes are in the store already is not read again, wherever it lies now; importing twice changes "
                    + "nothing."
        },
        footer = {
            "",
            "SPAN files and portfolios are not stored but read from their file where they are used; naming one is an error",
            "(exit code 3).",
            "",
            "Examples:",
            "  plimsoll data import chains-2024.csv.gz bars.csv",
            "  plimsoll data import 'vendor/**.csv.gz' --store vendor.duckdb",
            "  plimsoll data import yahoo-2024-03-15.csv --underlying SPY --json"
        })
final class DataImportCommand implements Callable<Integer> {

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
        List<Path> files = input.named(spec);
        ImportSettings settings = input.settings();
        List<Outcome> outcomes;
        try (Store open = Store.open(store.file);
                FileProgress progress = new FileProgress("Importing", files, !input.quiet)) {
            outcomes = FilesIntoStore.run(files, settings, open, progress::to);
        }
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(json ? json(outcomes) : text(outcomes));
        stdout.flush();
        return 0;
    }

    private String text(List<Outcome> outcomes) {
        TextTable table = new TextTable(
                List.of("file", "format", "rows", "kept", "rejected", "underlying or names", "days", "state"));
        table.right(2, 3, 4);
        for (Outcome o : outcomes) {
            var c = o.contents();
            table.row(
                    o.file().file().path(),
                    o.file().file().format(),
                    DetectionText.count(c.rows()),
                    DetectionText.count(c.kept()),
                    DetectionText.count(c.dropped()),
                    DetectionText.names(c.underlyings().isEmpty() ? c.names() : c.underlyings()),
                    c.first() == null ? "" : c.first() + " to " + c.last(),
                    o.alreadyThere() ? "already there" : "imported");
        }
        StringBuilder text = new StringBuilder(table.text());
        for (Outcome o : outcomes) {
            if (o.contents().dropped() > 0) {
                text.append(o.file().file().path())
                        .append(DetectionText.dropped(o.contents().rejected()).replaceFirst("^, drops", ": rejected"))
                        .append('\n');
            }
        }
        long old = outcomes.stream().filter(Outcome::alreadyThere).count();
        return text.append(outcomes.size() - old)
                .append(" files imported into ")
                .append(store.file)
                .append(old == 0 ? "" : ", " + old + " already there")
                .append(old == outcomes.size() ? "; the store is unchanged" : "")
                .append('\n')
                .toString();
    }

    private String json(List<Outcome> outcomes) {
        ObjectNode node = JsonFiles.object();
        node.put("store", store.file.toString());
        node.put("imported", outcomes.stream().filter(o -> !o.alreadyThere()).count());
        node.put("alreadyThere", outcomes.stream().filter(Outcome::alreadyThere).count());
        ArrayNode files = node.putArray("files");
        for (Outcome o : outcomes) {
            ObjectNode file = files.addObject();
            file.put("file", o.file().file().path());
            file.put("format", o.file().file().format());
            file.put("sha256", o.file().file().sha256());
            file.put("alreadyThere", o.alreadyThere());
            DetectionJson.contents(o.contents(), file);
        }
        return JsonFiles.text(node);
    }
}
