package io.plimsoll.margin;

/** How a past change is brought to today's price. */
public enum ChangeKind {
    /** As the study counts profit and loss. */
    OF_STUDY,
    /** A change of one unit of price is a change of one unit of price today. */
    ABSOLUTE,
    /** A change of one per cent is a change of one per cent today; absolute where the price was or is zero or below. */
    RELATIVE
}
