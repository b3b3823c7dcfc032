package io.plimsoll.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A small simulated study, run in this process. */
final class StudyRuns {

    static final String STUDY = """
            study: small
            title: A small <simulated> study
            origin: simulated
            seed: 5
            data:
              simulatedSessions: 520
              files: [bars.csv, options.csv, futures.csv, series.csv, truth.csv]
            market:
              rates: {rate: 30}
              volIndex: volindex
              checkIndex: volindex
              curveFromFutures: true
            surface: {priceFloor: 0.02}
            margin:
              sides: [long, short, both]
              minHistory: 100
            network: {members: 2, maxEpochs: 8}
            backtest: {start: 2017-03-01, end: 2017-12-20, refitMonths: 6}
            """;

    private StudyRuns() {}

    /** What a command line printed and how it ended. */
    record Ended(int code, String out, String err) {}

    static Ended plimsoll(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            int code = Plimsoll.run(args);
            return new Ended(
                    code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Runs a study text below a folder; runs go to {@code runs}, the store to {@code store}. */
    static Ended study(Path folder, String text, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), text);
        List<String> args = Stream.concat(
                        Stream.of(
                                "study",
                                file.toString(),
                                "--data",
                                folder.toString(),
                                "--out",
                                folder.resolve("runs").toString(),
                                "--store",
                                folder.resolve("store/s.duckdb").toString()),
                        Stream.of(more))
                .toList();
        return plimsoll(args.toArray(String[]::new));
    }

    /** What lies in the folder of runs, half-written runs included, folds kept for the next run not. */
    static List<Path> runs(Path folder) throws IOException {
        Path runs = folder.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(runs)) {
            return list.filter(f -> !f.endsWith(".folds")).sorted().toList();
        }
    }
}
