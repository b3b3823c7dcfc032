package io.plimsoll.store;

import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a Parquet file says about itself. */
public final class ParquetHead {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private ParquetHead() {}

    /** Whether a file is Parquet; its first bytes tell, not its name. */
    public static boolean isParquet(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    /**
     * The names of its columns.
     *
     * @param path its name in messages
     * @throws InputRejectedException where the file cannot be read
     */
    public static List<String> columns(Path file, String path) {
        List<String> names = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet r = statement.executeQuery("DESCRIBE FROM read_parquet(" + SqlText.reading(file) + ")")) {
            while (r.next()) {
                names.add(r.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new InputRejectedException(
                    path + ": the Parquet file cannot be read: " + StoreConnection.firstLine(e) + "; fetch it again",
                    e);
        }
    }
}
