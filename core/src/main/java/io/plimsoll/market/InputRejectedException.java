package io.plimsoll.market;

/**
 * Input that cannot be used at all: its message names the file, line or field, the rule and the values, and where it
 * can, the way out. The command line answers it with exit code 3. (A single bad row is no exception but a
 * {@link RejectedRow}.)
 */
public final class InputRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InputRejectedException(String message) {
        super(message);
    }

    public InputRejectedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A value in a file that breaks a rule. */
    public static InputRejectedException at(SourceRow source, String field, String rule, String value) {
        return new InputRejectedException(source + ": " + field + " " + rule + ", was \"" + value + "\"");
    }
}
