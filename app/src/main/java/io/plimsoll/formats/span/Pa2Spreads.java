package io.plimsoll.formats.span;

import io.plimsoll.margin.span.IntercommoditySpread;
import java.util.ArrayList;
import java.util.List;

/** Record 6: credits between combined commodities. */
final class Pa2Spreads {

    private static final int LEGS = 4;

    private final List<IntercommoditySpread> spreads = new ArrayList<>();
    private final Unread unread;

    Pa2Spreads(Unread unread) {
        this.unread = unread;
    }

    void spread(Pa2Line line) {
        if (line.text(89, 90).equals("04")) {
            unread.count("6 of method 04 (by scanning)");
            return;
        }
        boolean amount = line.at(101) == 'F';
        boolean apart = line.at(122) == 'Y';
        List<IntercommoditySpread.Leg> legs = new ArrayList<>();
        for (int i = 0; i < LEGS; i++) {
            int from = 17 + 18 * i;
            String commodity = line.text(from + 4, from + 9);
            if (!commodity.isEmpty()) {
                double ratio = line.number(from + 10, from + 16, 4, 0, "delta per spread of a leg");
                int tier = (int) line.digits(102 + 2 * i, 103 + 2 * i, "tier of a leg");
                int rate = apart ? 123 + 7 * i : 10;
                // A share stands in percent with four decimals, an amount with two.
                double credit = line.number(rate, rate + 6, amount ? 2 : 6, 0, "credit rate");
                legs.add(new IntercommoditySpread.Leg(
                        Pa2Commodities.leg(line, commodity, tier, "", ratio, from + 10, from + 17), credit));
            }
        }
        if (legs.size() < 2) {
            throw line.rejected("a spread must have two legs or more, had " + legs.size());
        }
        spreads.add(new IntercommoditySpread(
                (int) line.digits(6, 9, "priority"),
                line.at(110) == 'S',
                amount ? IntercommoditySpread.Method.AMOUNT : IntercommoditySpread.Method.SHARE,
                legs));
    }

    List<IntercommoditySpread> build() {
        return spreads;
    }
}
