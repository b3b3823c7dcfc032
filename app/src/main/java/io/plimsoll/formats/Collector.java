package io.plimsoll.formats;

import io.plimsoll.market.Bar;
import io.plimsoll.market.FuturesRow;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.OptionRow;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.market.SeriesPoint;
import io.plimsoll.market.SourceRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one file gave. Checks that the dates run in order. */
public final class Collector {

    private final ImportSettings settings;
    private final Format.Order order;
    private final @Nullable LocalDate downloaded;
    private final Map<String, Run> runs = new HashMap<>();
    private int direction;

    final List<Bar> bars = new ArrayList<>();
    final List<OptionRow> options = new ArrayList<>();
    final List<OptionRow> activity = new ArrayList<>();
    final List<FuturesRow> futures = new ArrayList<>();
    final List<SeriesPoint> series = new ArrayList<>();
    final List<RejectedRow> rejected = new ArrayList<>();

    private record Run(LocalDate last) {}

    Collector(ImportSettings settings, Format.Order order, @Nullable LocalDate downloaded) {
        this.settings = settings;
        this.order = order;
        this.downloaded = downloaded;
    }

    ImportSettings settings() {
        return settings;
    }

    void reject(CsvRow row, @Nullable LocalDate date, String instrument, Reason reason, String detail) {
        rejected.add(new RejectedRow(row.source(), date, instrument, reason, detail));
    }

    /** Whether a row of this date was written before the session closed; then it is rejected here. */
    boolean notAClose(CsvRow row, LocalDate date, String instrument) {
        if (downloaded != null && !date.isBefore(downloaded)) {
            reject(row, date, instrument, Reason.NOT_A_CLOSE, "downloaded on " + downloaded);
            return true;
        }
        return false;
    }

    /**
     * Checks that dates rise, or fall, throughout.
     *
     * @param contract the contract of the row where the file holds several, else any constant
     */
    void inOrder(SourceRow source, LocalDate date, String contract) {
        Run before = runs.put(contract, new Run(date));
        if (before == null) {
            return;
        }
        int step = Integer.signum(date.compareTo(before.last()));
        if (step == 0 && order != Format.Order.DAYS_TOGETHER) {
            throw new InputRejectedException(
                    source + ": " + date + " is there twice" + of(contract) + "; a day may have one row only");
        }
        if (direction == 0) {
            direction = step;
        }
        if (step != 0 && step != direction) {
            throw new InputRejectedException(source + ": dates must run in order, was " + date + " after "
                    + before.last() + of(contract) + "; sort the file by date");
        }
    }

    private static String of(String contract) {
        return contract.isEmpty() ? "" : " (" + contract + ")";
    }
}
