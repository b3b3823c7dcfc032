package io.plimsoll.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code demo}: the whole method on a simulated market. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Runs the whole method on a simulated market (studies/demo.yaml) and writes its report.",
        footer = {"", "Takes about half a minute and needs no data."})
final class DemoCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Override
    public Integer call() {
        Path study = Path.of(System.getProperty("plimsoll.home", "."), "studies", "demo.yaml");
        Path shown = Files.exists(Path.of("studies/demo.yaml")) ? Path.of("studies/demo.yaml") : study;
        options.run(spec, shown, Path.of("."), "demo");
        return 0;
    }
}
