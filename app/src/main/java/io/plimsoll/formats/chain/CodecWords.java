package io.plimsoll.formats.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A codec in words, told by its SQL and its rule, so that what a user is told is what is done. */
final class CodecWords {

    private static final Pattern NONE_UP_TO = Pattern.compile("CASE WHEN \\{} > (-?[0-9.]+) THEN \\(");
    private static final Pattern LOT = Pattern.compile("/ nullif\\(TRY_CAST\\(\\{([^}]+)} AS DOUBLE\\), 0\\)");
    private static final Pattern DAY = Pattern.compile("must be a day of the calendar as (.*)");
    private static final Pattern RIGHT = Pattern.compile("must be (\\S+ or \\S+)");

    private CodecWords() {}

    static String of(Codec codec) {
        String read = codec.read();
        List<String> words = new ArrayList<>();
        day(codec, words);
        code(codec, words);
        if (read.contains("ltrim(trim({}), '^$.')")) {
            words.add("without ^, $ or . before it");
        }
        if (read.startsWith("CASE {} WHEN")) {
            add(RIGHT, codec.rule(), "", words);
        }
        if (read.contains(") / 1000") && words.isEmpty()) {
            words.add("÷ 1000");
        }
        add(LOT, read, "÷ ", words);
        if (read.contains("/ 1e9")) {
            words.add("÷ 10⁹ where ≥ 10⁶");
        }
        Matcher none = NONE_UP_TO.matcher(read);
        if (none.find()) {
            words.add("none where ≤ " + none.group(1).replaceFirst("\\.0$", "").replace('-', '−'));
        }
        if (read.startsWith("nullif((") && read.endsWith("), 0)")) {
            words.add("none where 0");
        }
        return String.join(", ", words);
    }

    private static void day(Codec codec, List<String> words) {
        add(DAY, codec.rule(), "as ", words);
        if (codec.read().contains("make_timestamp(")) {
            words.add("day in UTC");
        }
        if (codec.read().contains("dayofweek(")) {
            words.add("a Saturday becomes the Friday before");
        }
    }

    private static void code(Codec codec, List<String> words) {
        if (codec.rule().startsWith("must be a contract")) {
            words.add("from the contract's code");
        } else if (codec.read().startsWith("CASE WHEN regexp_full_match(")) {
            words.add("from the contract's code, where it is one");
        }
    }

    private static void add(Pattern pattern, String text, String before, List<String> words) {
        Matcher m = pattern.matcher(text);
        if (m.find()) {
            words.add(before + m.group(1));
        }
    }
}
