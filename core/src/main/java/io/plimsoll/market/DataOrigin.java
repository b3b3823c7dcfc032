package io.plimsoll.market;

/** Whether a market was traded or invented; written on every result. */
public enum DataOrigin {
    REAL,
    SIMULATED
}
