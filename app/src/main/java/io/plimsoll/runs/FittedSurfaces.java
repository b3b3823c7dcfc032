package io.plimsoll.runs;

import io.plimsoll.market.ImportedFile;
import io.plimsoll.market.Reason;
import io.plimsoll.market.RejectedRow;
import io.plimsoll.surface.SurfaceDay;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Surfaces that were asked for.
 *
 * @param files what was read
 * @param days by date
 * @param notes what a user has to know about the input, in sentences
 */
public record FittedSurfaces(List<ImportedFile> files, List<Day> days, List<String> notes) {

    /**
     * One day.
     *
     * @param surface its fits
     * @param used rows that served a forward or a fit
     * @param rejected the other rows of the day, each once, those that the readers turned down included
     * @param together one surface over all expiries; null where it was not asked for
     */
    public record Day(
            SurfaceDay surface,
            long used,
            List<RejectedRow> rejected,
            @Nullable TogetherFit together) {

        /** Rejected rows by reason, in the order of the rules. */
        public Map<Reason, Long> reasons() {
            return count(rejected);
        }
    }

    private static Map<Reason, Long> count(Collection<RejectedRow> rejected) {
        Map<Reason, Long> counts = new EnumMap<>(Reason.class);
        rejected.forEach(r -> counts.merge(r.reason(), 1L, Long::sum));
        return counts;
    }
}
