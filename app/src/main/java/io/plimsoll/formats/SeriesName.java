package io.plimsoll.formats;

import io.plimsoll.market.InputRejectedException;

/** The series that a file's name tells where its header does not. */
final class SeriesName {

    private static final String HISTORY = "_History";

    private SeriesName() {}

    /** {@code DGS10} of {@code macro/DGS10.csv.gz}, {@code VIX} of {@code VIX_History.csv}: the name up to its first point. */
    static String of(FileHead head) {
        String name = head.fileName();
        int point = name.indexOf('.');
        String stem = (point < 0 ? name : name.substring(0, point)).strip();
        if (stem.endsWith(HISTORY)) {
            stem = stem.substring(0, stem.length() - HISTORY.length());
        }
        if (stem.isEmpty()) {
            throw new InputRejectedException(
                    head.path() + ": the file's name must tell the series, as DGS10.csv does; name the file after it");
        }
        return stem;
    }
}
