package io.plimsoll.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything in a closed store, as lines of text: the rows of all tables and of the Parquet files that they name. Numbers of
 * files and parts, which another attempt may draw anew, are told by what they stand for.
 */
public final class StoreDump {

    private StoreDump() {}

    public static List<String> of(Path store) {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + store);
                Statement s = connection.createStatement()) {
            String path = " REPLACE ((SELECT path FROM imported_file i WHERE i.id = file) AS file) ";
            for (String table : strings(s, "SELECT table_name FROM duckdb_tables()")) {
                String columns =
                        switch (table) {
                            case "imported_file" -> "* EXCLUDE id ";
                            case "chain_part" -> "* EXCLUDE (parquet, only_file, roots), list_sort(roots) AS roots ";
                            case "chain_file" -> "* EXCLUDE roots" + path + ", list_sort(roots) AS roots ";
                            case "plimsoll_store" -> "* ";
                            default -> "*" + path;
                        };
                rows(s, columns, table, table, lines);
            }
            for (String underlying : strings(s, "SELECT underlying FROM chain_part")) {
                String name = SqlText.literal(underlying);
                String part = strings(s, "SELECT parquet FROM chain_part WHERE underlying = " + name)
                        .get(0);
                String only = strings(s, "SELECT CAST(only_file AS VARCHAR) FROM chain_part WHERE underlying = " + name)
                        .get(0);
                String rows = "(SELECT " + ChainColumns.stored(Long.parseLong(only)) + " FROM "
                        + SqlText.reading(Store.options(store).resolve(part)) + ")";
                rows(s, "*" + path, rows, underlying, lines);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the store " + store + " cannot be dumped", e);
        }
        Collections.sort(lines);
        return lines;
    }

    /** The files that belong to a closed store and those that lie about it all the same, below its folder. */
    public static List<String> strangers(Path store) {
        List<String> known = new ArrayList<>();
        known.add(store.toString());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + store);
                Statement s = connection.createStatement()) {
            for (String part : strings(s, "SELECT parquet FROM chain_part")) {
                known.add(Store.options(store).resolve(part).toString());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the store " + store + " cannot be read", e);
        }
        try (Stream<Path> files = Files.walk(store.resolveSibling(""))) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(f -> !known.contains(f))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("the folder of " + store + " cannot be listed", e);
        }
    }

    /** What an SQL query gives, a line each. */
    public static List<String> query(Path store, String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + store);
                Statement s = connection.createStatement()) {
            return strings(s, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void rows(Statement s, String columns, String from, String label, List<String> lines)
            throws SQLException {
        strings(s, "SELECT CAST(t AS VARCHAR) FROM (SELECT " + columns + " FROM " + from + ") t")
                .forEach(row -> lines.add(label + " " + row));
    }

    private static List<String> strings(Statement s, String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (ResultSet r = s.executeQuery(sql)) {
            while (r.next()) {
                all.add(String.valueOf(r.getString(1)));
            }
        }
        return all;
    }
}
