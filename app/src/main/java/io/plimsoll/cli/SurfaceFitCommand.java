package io.plimsoll.cli;

import io.plimsoll.runs.FittedSurfaces;
import io.plimsoll.runs.JsonFiles;
import io.plimsoll.runs.SurfaceJson;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code surface fit}: the surface of a day as numbers. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fits SVI-SABR and raw SVI to every expiry and prints forwards, parameters with standard errors, errors "
                    + "against the quotes, arbitrage checks, implied moments, and what was rejected and why.",
            "Prices are cleaned, forwards found by put-call parity, and out-of-the-money quotes inverted, as in a study."
        },
        footer = {
            "",
            "Examples:",
            "  plimsoll surface fit options.csv bars.csv --as-of 2024-03-15 --rate 0.03",
            "  plimsoll surface fit implied-vols.csv.gz --min-days 7 --json > surface.json",
            "  plimsoll surface fit implied-vols.csv.gz --together",
            "  plimsoll surface fit --study studies/sse50.yaml --data DIR --as-of 2020-03-16",
            "  plimsoll surface fit --study studies/demo.yaml",
            "",
            "docs/surface.md explains the tables and the fields of --json."
        })
final class SurfaceFitCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin
    private final SurfaceOptions options = new SurfaceOptions();

    @Option(names = "--json", description = "Print one JSON object with everything, quotes included.")
    private boolean json;

    @Override
    public Integer call() {
        FittedSurfaces fitted = options.fit(spec);
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.print(json ? JsonFiles.text(SurfaceJson.of(fitted)) : SurfaceText.of(fitted));
        stdout.flush();
        return 0;
    }
}
