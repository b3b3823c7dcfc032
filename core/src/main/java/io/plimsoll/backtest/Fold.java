package io.plimsoll.backtest;

import io.plimsoll.market.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One refit: decisions {@code firstDecision..lastDecision} are taken by a network that was fitted at the close of
 * {@code firstDecision} on outcomes settled at {@code lastSettled} at the latest.
 *
 * @param firstDecision session of the first decision
 * @param lastDecision session of the last decision, inclusive
 * @param lastSettled last session whose outcome may be trained on: {@code firstDecision} − embargo
 */
public record Fold(int firstDecision, int lastDecision, int lastSettled) {

    /** The folds of a backtest, in time order, without gap or overlap. */
    static List<Fold> of(History sessions, BacktestSettings settings, int horizon) {
        List<Fold> folds = new ArrayList<>();
        LocalDate from = settings.start();
        while (!from.isAfter(settings.end())) {
            LocalDate to = from.plusMonths(settings.refitMonths());
            LocalDate until = to.isAfter(settings.end()) ? settings.end().plusDays(1) : to;
            int first = -1;
            int last = -1;
            for (int decision = 0; decision + horizon < sessions.size(); decision++) {
                LocalDate day = sessions.date(decision + horizon);
                if (!day.isBefore(from) && day.isBefore(until)) {
                    first = first < 0 ? decision : first;
                    last = decision;
                }
            }
            if (first >= 0) {
                folds.add(new Fold(first, last, first - settings.embargo()));
            }
            from = to;
        }
        return List.copyOf(folds);
    }
}
