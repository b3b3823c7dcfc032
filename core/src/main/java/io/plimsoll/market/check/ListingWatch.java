package io.plimsoll.market.check;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds what is absent on a session: one option of a strike, a strike, or an expiry. */
final class ListingWatch {

    /** Sessions for which something may be gone and come back. */
    private static final int MEMORY = 6;

    private final String underlying;
    private final Consumer<Finding> to;
    private final List<Integer> days = new ArrayList<>();
    private final Map<Integer, Deque<Seen>> expiries = new HashMap<>();

    private record Seen(int session, Slice slice) {}

    ListingWatch(String underlying, Consumer<Finding> to) {
        this.underlying = underlying;
        this.to = to;
    }

    void add(int day, List<Slice> slices) {
        int session = days.size();
        days.add(day);
        expiries.keySet().removeIf(expiry -> expiry < day);
        for (Slice slice : slices) {
            onesided(day, slice);
            Deque<Seen> before = expiries.computeIfAbsent(slice.expiry(), e -> new ArrayDeque<>());
            absentExpiry(session, slice, before);
            absentStrikes(slice, before);
            before.addLast(new Seen(session, slice));
            if (before.size() > MEMORY) {
                before.removeFirst();
            }
        }
    }

    private void onesided(int day, Slice slice) {
        if (!slice.isPaired()) {
            return;
        }
        for (double strike : slice.all()) {
            boolean call = Slice.has(slice.calls(), strike);
            if (!call || !Slice.has(slice.puts(), strike)) {
                found(Rule.MISSING_CONTRACT, day, RowRule.instrument(!call, strike, slice.expiry()));
            }
        }
    }

    private void absentExpiry(int session, Slice slice, Deque<Seen> before) {
        int last = before.isEmpty() ? session : before.getLast().session();
        for (int missing = last + 1; missing < session && session - last <= MEMORY; missing++) {
            found(Rule.MISSING_EXPIRY, days.get(missing), "expiry " + LocalDate.ofEpochDay(slice.expiry()));
        }
    }

    /** Strikes of today that were there some sessions ago, and in between were not. */
    private void absentStrikes(Slice slice, Deque<Seen> before) {
        if (before.isEmpty()) {
            return;
        }
        for (double strike : slice.all()) {
            if (before.getLast().slice().has(strike)) {
                continue;
            }
            List<Seen> without = new ArrayList<>();
            boolean seen = false;
            for (Iterator<Seen> back = before.descendingIterator(); back.hasNext() && !seen; ) {
                Seen then = back.next();
                seen = then.slice().has(strike);
                if (!seen) {
                    without.add(then);
                }
            }
            if (seen) {
                without.stream()
                        .filter(then -> then.slice().isPaired() && then.slice().isHole(strike))
                        .forEach(then -> found(
                                Rule.MISSING_STRIKE,
                                days.get(then.session()),
                                "strike " + strike + " " + LocalDate.ofEpochDay(slice.expiry())));
            }
        }
    }

    private void found(Rule rule, int day, String values) {
        to.accept(Finding.of(rule, Severity.WARNING, underlying, day, null, values));
    }
}
