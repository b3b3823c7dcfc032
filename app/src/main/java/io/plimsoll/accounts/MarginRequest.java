package io.plimsoll.accounts;

import io.plimsoll.runs.MarginBook;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which margins are asked for.
 *
 * @param book of markets and products; null where SPAN files alone give the margins
 * @param spanFiles SPAN risk parameters for the model {@code span}
 * @param dataFolder that the file names of the book's studies are below
 * @param store the database file
 * @param asOf the day at whose close margins are set; null for the last that all markets have
 * @param models names; see docs/method/baselines.md, and {@code span}
 * @param confidence share of losses to be covered; NaN for the book's
 * @param multipliers by market; a market that is not named has 1
 * @param liquidity whether the add-on for liquidity and concentration is wanted too
 */
public record MarginRequest(
        @Nullable MarginBook book,
        List<Path> spanFiles,
        Path dataFolder,
        Path store,
        @Nullable LocalDate asOf,
        List<String> models,
        double confidence,
        Map<String, Double> multipliers,
        boolean liquidity) {}
