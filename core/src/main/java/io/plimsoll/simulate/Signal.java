package io.plimsoll.simulate;

/** What the simulated options, curves and series say about the next day's return. */
public enum Signal {
    /** They are driven by the very state that the return is drawn from. */
    TRUE,
    /**
     * They are driven by a state of their own, and returns are drawn from one law for ever: nothing known at a close says
     * anything about the next return. A method that finds something here has looked ahead.
     */
    NONE
}
