package io.plimsoll.formats.span;

import io.plimsoll.margin.span.ContractType;
import io.plimsoll.margin.span.Product;
import io.plimsoll.market.ExerciseStyle;
import org.jspecify.annotations.Nullable;

/** The codes that both forms share. */
final class Codes {

    private Codes() {}

    /** The kind of contract of a three-letter code, or null where it is none that carries a risk array. */
    static @Nullable ContractType type(String code) {
        for (ContractType type : ContractType.values()) {
            if (type.code().equals(code)) {
                return type;
            }
        }
        return null;
    }

    static Product.@Nullable Valuation valuation(String code) {
        return switch (code) {
            case "EQTY" -> Product.Valuation.PREMIUM;
            case "FUT", "FUTDA" -> Product.Valuation.FUTURES;
            default -> null;
        };
    }

    static String code(Product.@Nullable Valuation valuation) {
        if (valuation == null) {
            return "";
        }
        return valuation == Product.Valuation.PREMIUM ? "EQTY" : "FUT";
    }

    static @Nullable ExerciseStyle exercise(String code) {
        return switch (code) {
            case "AMER" -> ExerciseStyle.AMERICAN;
            case "EURO" -> ExerciseStyle.EUROPEAN;
            default -> null;
        };
    }

    static String code(@Nullable ExerciseStyle exercise) {
        if (exercise == null) {
            return "";
        }
        return exercise == ExerciseStyle.AMERICAN ? "AMER" : "EURO";
    }

    /** The word for the one-letter file identifier of positional files. */
    static String qualifier(String identifier) {
        return switch (identifier) {
            case "E" -> "early";
            case "F" -> "final";
            case "C" -> "complete";
            default -> identifier;
        };
    }

    static String identifier(String qualifier) {
        return switch (qualifier) {
            case "early" -> "E";
            case "final" -> "F";
            case "complete" -> "C";
            default -> qualifier;
        };
    }
}
