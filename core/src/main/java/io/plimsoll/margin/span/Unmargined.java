package io.plimsoll.margin.span;

/**
 * A holding that has no margin, and why. The margin of the others is computed as if it were not there, so whoever reads the
 * margin must look here first.
 *
 * @param holding as it was given
 * @param reason why
 */
public record Unmargined(Holding holding, Reason reason) {

    /** Why a holding has no margin. */
    public enum Reason {
        /** No combined commodity holds its product. */
        NO_COMBINED_COMMODITY("no combined commodity holds its product"),
        /** Its premium is paid up front, and its price or its contract value factor is not known. */
        NO_OPTION_VALUE("its premium is paid up front and its price or contract value factor is not known"),
        /** The account holds two contracts of one series, right and strike that differ in something else. */
        TWO_CONTENTS("the account holds contracts of this series, right and strike that differ in something else");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason in words, without the contract. */
        public String words() {
            return words;
        }
    }
}
