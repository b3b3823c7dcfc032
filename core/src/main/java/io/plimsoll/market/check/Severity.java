package io.plimsoll.market.check;

/** How bad a finding is. */
public enum Severity {
    /** Worth knowing; nothing need be wrong. */
    NOTE,
    /** Probably wrong, or a trap for whoever does not know of it. */
    WARNING,
    /** Wrong: a result made of it would be wrong too. */
    ERROR
}
