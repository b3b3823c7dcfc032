package io.plimsoll.market.check;

import io.plimsoll.market.OptionChain;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Rules about option rows by themselves, and about rows that agree in day and contract. */
final class RowRule {

    private final String underlying;
    private final OptionChain chain;
    private final int day;
    private final Consumer<Finding> to;
    private long crossed;

    private RowRule(String underlying, OptionChain chain, Consumer<Finding> to) {
        this.underlying = underlying;
        this.chain = chain;
        this.day = Math.toIntExact(chain.date().toEpochDay());
        this.to = to;
    }

    /** Checks the rows of a day; gives the number of crossed ones. */
    static long check(String underlying, OptionChain chain, Consumer<Finding> to) {
        RowRule rule = new RowRule(underlying, chain, to);
        for (int row = 0; row < chain.size(); row++) {
            rule.row(row);
        }
        if (DatedColumn.isWeekend(rule.day) && chain.size() > 0) {
            rule.found(Rule.WEEKEND, Severity.ERROR, 0, chain.date().getDayOfWeek() + ", " + chain.size() + " rows");
        }
        return rule.crossed;
    }

    private void row(int row) {
        if (chain.expiry(row) < day) {
            found(Rule.EXPIRED, Severity.ERROR, row, instrument(row));
        }
        if (chain.bid(row) > chain.ask(row)) {
            crossed++;
            found(
                    Rule.CROSSED,
                    Severity.WARNING,
                    row,
                    instrument(row) + ": bid " + chain.bid(row) + ", ask " + chain.ask(row));
        }
        double lowest = Math.min(least(chain.price(row)), Math.min(least(chain.bid(row)), least(chain.ask(row))));
        if (lowest < 0) {
            found(Rule.NEGATIVE_PRICE, Severity.ERROR, row, instrument(row) + ": " + lowest);
        }
        if (row > 0 && same(row - 1, row)) {
            found(
                    Rule.DUPLICATE,
                    Severity.WARNING,
                    row,
                    instrument(row) + ": marks " + chain.mark(row - 1) + " and " + chain.mark(row));
        }
    }

    private static double least(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private boolean same(int a, int b) {
        return chain.expiry(a) == chain.expiry(b)
                && chain.isCall(a) == chain.isCall(b)
                && chain.strike(a) == chain.strike(b);
    }

    private String instrument(int row) {
        return instrument(chain.isCall(row), chain.strike(row), chain.expiry(row));
    }

    /** A contract as it is written elsewhere, such as {@code C 2.45 2019-03-27}. */
    static String instrument(boolean call, double strike, int expiry) {
        return (call ? "C " : "P ") + strike + " " + LocalDate.ofEpochDay(expiry);
    }

    private void found(Rule rule, Severity severity, int row, String values) {
        to.accept(Finding.of(rule, severity, underlying, day, chain.source(row), values));
    }
}
