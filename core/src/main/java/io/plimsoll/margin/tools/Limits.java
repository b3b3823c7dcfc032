package io.plimsoll.margin.tools;

/** The tools {@code outright} and {@code cap}: limits in the unit of the margin. */
final class Limits {

    private Limits() {}

    /** {@code outright}: M = max(F, least). */
    record Outright(double least) implements MarginTool {

        @Override
        public String name() {
            return "outright";
        }

        @Override
        public double apply(double margin, Moment at) {
            return Math.max(margin, least);
        }
    }

    /** {@code cap}: M = min(F, most). */
    record Cap(double most) implements MarginTool {

        @Override
        public String name() {
            return "cap";
        }

        @Override
        public double apply(double margin, Moment at) {
            return Math.min(margin, most);
        }
    }
}
