package io.plimsoll.margin.span;

/** Kinds of contract that carry a risk array. */
public enum ContractType {
    PHYSICAL("PHY", false),
    FUTURE("FUT", false),
    COMBINATION("CMB", false),
    OPTION_ON_FUTURE("OOF", true),
    OPTION_ON_PHYSICAL("OOP", true),
    OPTION_ON_COMBINATION("OOC", true),
    OPTION_ON_EQUITY("OOE", true);

    private final String code;
    private final boolean option;

    ContractType(String code, boolean option) {
        this.code = code;
        this.option = option;
    }

    /** The three letters that SPAN files use. */
    public String code() {
        return code;
    }

    public boolean isOption() {
        return option;
    }
}
