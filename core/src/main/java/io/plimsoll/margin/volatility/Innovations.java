package io.plimsoll.margin.volatility;

/** The law of the innovations z, with mean 0 and variance 1. */
public enum Innovations {
    /** Standard normal. */
    NORMAL,
    /** Student's t with d degrees of freedom, divided by √(d/(d − 2)) (Bollerslev 1987). */
    STUDENT
}
