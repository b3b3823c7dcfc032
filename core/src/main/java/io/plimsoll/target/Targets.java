package io.plimsoll.target;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The targets of examples, by decision. Decisions whose multiplier cannot be told, as a loss or a baseline is missing, have none.
 *
 * @param examples by rising decision
 */
public record Targets(List<Target> examples) {

    public Targets {
        examples = List.copyOf(examples);
    }

    /** A target of each outcome whose multiplier is known, settled with it. */
    static Targets each(List<Outcome> outcomes, TargetSettings settings, ToDoubleFunction<Outcome> multiplier) {
        List<Target> targets = new ArrayList<>();
        for (Outcome o : outcomes) {
            double m = multiplier.applyAsDouble(o);
            if (!Double.isNaN(m)) {
                targets.add(Target.of(o.side(), o.decision(), o.settled(), m, settings));
            }
        }
        return new Targets(targets);
    }

    /** Those that were settled at the close of a session, the fold's last settled session. */
    public Targets settledBy(int session) {
        return new Targets(examples.stream().filter(t -> t.settled() <= session).toList());
    }

    /** How many examples have a label. */
    public long count(Label label) {
        return examples.stream().filter(t -> t.label() == label).count();
    }
}
