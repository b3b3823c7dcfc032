package io.plimsoll.store;

import io.plimsoll.formats.ImportSettings;
import io.plimsoll.formats.Importer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A process that imports files and says how far it is, to be killed at any moment. */
final class KilledImporter {

    static final String BEGINS = "begins";
    static final String COMMITTED = "committed";

    private KilledImporter() {}

    public static void main(String[] args) {
        List<Path> files = Arrays.stream(args).skip(1).map(Path::of).toList();
        try (Store store = Store.open(Path.of(args[0]))) {
            System.out.println(BEGINS);
            Importer.store(files, new ImportSettings(List.of("*"), null, Map.of(), null), store, n -> {});
            System.out.println(COMMITTED);
        }
    }

    static Process start(Path store, List<Path> files) throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledImporter.class.getName(),
                store.toString());
        files.forEach(f -> java.command().add(f.toString()));
        return java.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
