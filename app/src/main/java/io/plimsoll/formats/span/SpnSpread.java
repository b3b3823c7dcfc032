package io.plimsoll.formats.span;

import io.plimsoll.margin.span.SpreadLeg;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * An element {@code dSpread}.
 *
 * @param priority its number
 * @param method how it is charged
 * @param rate the first of its rates; NaN where it has none
 * @param ownLegs as they stand, their commodity empty where it is not given
 */
record SpnSpread(int priority, String method, double rate, List<SpreadLeg> ownLegs) {

    static SpnSpread read(SpnCursor at) throws XMLStreamException {
        String where = at.where();
        int priority = 0;
        String method = "";
        double rate = Double.NaN;
        List<SpreadLeg> legs = new ArrayList<>();
        while (at.child()) {
            switch (at.name()) {
                case "spread" -> priority = at.count();
                case "chargeMeth" -> method = at.text();
                case "rate" -> {
                    if (Double.isNaN(rate)) {
                        rate = rate(at);
                    } else {
                        at.skip();
                    }
                }
                case "tLeg", "pLeg" -> legs.add(leg(at));
                default -> at.skip();
            }
        }
        if (legs.size() == 1 || (!legs.isEmpty() && Double.isNaN(rate))) {
            throw SpnCursor.rejected(where, "must have a rate and two legs or more, or none", legs.size() + " legs");
        }
        return new SpnSpread(priority, method, rate, legs);
    }

    /** Whether it says nothing, as some files have it. */
    boolean isEmpty() {
        return ownLegs.isEmpty();
    }

    /** Whether the rate is an amount of currency. */
    boolean isAmount() {
        return method.isEmpty() || method.equals("F");
    }

    /** The legs, of {@code commodity} where they do not say. */
    List<SpreadLeg> legs(String commodity) {
        return ownLegs.stream()
                .map(leg -> leg.combinedCommodity().isEmpty()
                        ? new SpreadLeg(commodity, leg.tier(), leg.period(), leg.deltaPerSpread(), leg.side())
                        : leg)
                .toList();
    }

    /** The {@code val} of an element {@code rate}. */
    static double rate(SpnCursor at) throws XMLStreamException {
        double value = Double.NaN;
        while (at.child()) {
            if (at.name().equals("val")) {
                value = at.number();
            } else {
                at.skip();
            }
        }
        return value;
    }

    private static SpreadLeg leg(SpnCursor at) throws XMLStreamException {
        String where = at.where();
        String commodity = "";
        int tier = 0;
        String period = "";
        String side = "";
        double ratio = 1;
        while (at.child()) {
            switch (at.name()) {
                case "cc" -> commodity = at.text();
                case "tn" -> tier = at.count();
                case "pe" -> period = at.period();
                case "rs" -> side = at.text();
                case "i" -> ratio = at.number();
                default -> at.skip();
            }
        }
        if (!(ratio > 0)) {
            throw SpnCursor.rejected(where, "must have a delta per spread (i) above zero", String.valueOf(ratio));
        }
        return switch (side) {
            case "A" -> new SpreadLeg(commodity, tier, period, ratio, SpreadLeg.Side.A);
            case "B" -> new SpreadLeg(commodity, tier, period, ratio, SpreadLeg.Side.B);
            default -> throw SpnCursor.rejected(where, "must have a side (rs) of A or B", side);
        };
    }
}
