package io.plimsoll.market.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Findings gathered by rule, severity and subject, however many there are: a count, the days, and the first few of each. */
public final class FindingGroups {

    private static final int EXAMPLES = 5;

    private final Map<Key, Group> groups = new TreeMap<>(Comparator.comparing(Key::severity)
            .reversed()
            .thenComparing(Key::rule)
            .thenComparing(Key::subject));

    private record Key(Severity severity, Rule rule, String subject) {}

    /**
     * Findings of one kind about one subject.
     *
     * @param count how many
     * @param from first day
     * @param to last day
     * @param examples the first few that were found
     */
    public record Group(
            Rule rule,
            Severity severity,
            String subject,
            long count,
            LocalDate from,
            LocalDate to,
            List<Finding> examples) {

        private Group with(Finding f) {
            List<Finding> more = examples;
            if (examples.size() < EXAMPLES) {
                more = new ArrayList<>(examples);
                more.add(f);
            }
            return new Group(
                    rule,
                    severity,
                    subject,
                    count + 1,
                    f.from().isBefore(from) ? f.from() : from,
                    f.to().isAfter(to) ? f.to() : to,
                    more);
        }
    }

    /** Adds a finding. */
    public void add(Finding f) {
        groups.merge(
                new Key(f.severity(), f.rule(), f.subject()),
                new Group(f.rule(), f.severity(), f.subject(), 1, f.from(), f.to(), List.of(f)),
                (before, one) -> before.with(f));
    }

    /** The groups, errors first, then in the order of the rules and of their subjects. */
    public List<Group> list() {
        return List.copyOf(groups.values());
    }

    /** The number of findings of a severity. */
    public long count(Severity severity) {
        return groups.values().stream()
                .filter(g -> g.severity() == severity)
                .mapToLong(Group::count)
                .sum();
    }
}
