package io.plimsoll.margin.span;

/** How far the value of long options may be used. */
public enum OptionValueCredit {
    /** What exceeds the risk of its combined commodity lowers that of others in the same currency: CME's standard setting. */
    ACROSS_COMMODITIES,
    /** It is used against the risk of its own combined commodity only: CME's setting with limits on available option value. */
    WITHIN_COMMODITY
}
