package io.plimsoll.formats;

import io.plimsoll.ChainRows;
import io.plimsoll.market.MarketData;
import io.plimsoll.market.OptionChain;
import io.plimsoll.market.OptionRow;
import io.plimsoll.store.Store;
import io.plimsoll.store.StoredFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Option rows of chain files as a store gives them back, each as a line of text. */
final class ReadChain {

    private ReadChain() {}

    /** The rows of files, by underlying, day, file and line. */
    static List<String> of(TestFolder folder, List<Path> files) {
        List<String> lines = new ArrayList<>();
        byUnderlying(folder, files).forEach((underlying, data) -> {
            for (OptionRow row : ChainRows.of(data.options())) {
                lines.add(row.source().line() + "," + underlying + "," + line(row, spot(data.options(), row)));
            }
        });
        return lines;
    }

    /** What a study of each underlying is given. */
    static Map<String, MarketData> byUnderlying(TestFolder folder, List<Path> files) {
        Map<String, MarketData> byUnderlying = new java.util.TreeMap<>();
        ImportSettings all = folder.settings("*");
        try (Store store = Store.open(folder.store)) {
            List<StoredFile> stored = Importer.store(files, all, store, n -> {});
            for (String underlying : store.underlyings(stored)) {
                List<String> names = files.stream()
                        .map(f -> folder.data.relativize(f).toString())
                        .toList();
                ImportSettings of = new ImportSettings(names, null, Map.of(), underlying);
                byUnderlying.put(underlying, Importer.importAll(folder.data, of, store, bytes -> {}));
            }
        }
        return byUnderlying;
    }

    private static double spot(List<OptionChain> chains, OptionRow row) {
        for (OptionChain chain : chains) {
            for (int i = 0; i < chain.size(); i++) {
                if (chain.row(i).equals(row)) {
                    return chain.underlyingPrice(i);
                }
            }
        }
        throw new IllegalArgumentException("no chain has " + row);
    }

    /** A row without its place. */
    static String line(OptionRow row, double spot) {
        return row.date() + "," + row.right().name().charAt(0) + "," + row.expiry() + "," + number(row.strike()) + ","
                + number(row.price()) + "," + number(row.bid()) + "," + number(row.ask()) + "," + number(row.volume())
                + "," + number(row.openInterest()) + "," + number(spot);
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
