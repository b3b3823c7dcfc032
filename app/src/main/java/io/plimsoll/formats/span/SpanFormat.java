package io.plimsoll.formats.span;

/** The two forms of SPAN files. */
public enum SpanFormat {
    /** Fixed columns, expanded unpacked (U2) or Paris expanded (UP). */
    POSITIONAL,
    /** XML, file format 4.00. */
    XML
}
