package io.plimsoll.margin.volatility;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A row of golden.csv, made by fgarch.R beside it, and the series that both sides read. */
record Golden(String series, String model, Innovations innovations, Mean mean, List<Double> numbers) {

    double mu() {
        return numbers.get(0);
    }

    double omega() {
        return numbers.get(1);
    }

    double alpha() {
        return numbers.get(2);
    }

    double gamma() {
        return numbers.get(3);
    }

    double beta() {
        return numbers.get(4);
    }

    double shape() {
        return numbers.get(5);
    }

    double logLikelihood() {
        return numbers.get(6);
    }

    double firstVariance() {
        return numbers.get(7);
    }

    double nextVariance() {
        return numbers.get(8);
    }

    double tenSessions() {
        return numbers.get(9);
    }

    double[] changes() {
        return series(series);
    }

    static List<Golden> rows(String model) {
        return lines("golden.csv").stream()
                .filter(l -> !l.startsWith("#") && !l.startsWith("series,"))
                .map(Golden::parse)
                .filter(g -> g.model.equals(model))
                .toList();
    }

    private static Golden parse(String line) {
        String[] f = line.split(",", -1);
        return new Golden(
                f[0],
                f[1],
                f[2].equals("std") ? Innovations.STUDENT : Innovations.NORMAL,
                f[3].equals("TRUE") ? Mean.CONSTANT : Mean.ZERO,
                Arrays.stream(f).skip(4).map(Golden::number).toList());
    }

    private static Double number(String field) {
        return field.equals("Inf") ? Double.POSITIVE_INFINITY : Double.valueOf(field);
    }

    static double[] series(String name) {
        List<String> lines = lines("series.csv");
        int column = Arrays.asList(lines.get(0).split(",")).indexOf(name);
        return lines.stream()
                .skip(1)
                .mapToDouble(l -> Double.parseDouble(l.split(",")[column]))
                .toArray();
    }

    private static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
