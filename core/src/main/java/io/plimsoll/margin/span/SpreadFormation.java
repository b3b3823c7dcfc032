package io.plimsoll.margin.span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Forms spreads out of deltas: each rule with side A long, then with side A short, before the next rule. */
final class SpreadFormation {

    private static final int[] SIDES = {1, -1};

    private SpreadFormation() {}

    /** Forms and charges the spreads within a combined commodity. */
    static void charge(DeltaLedger ledger) {
        CombinedCommodity commodity = ledger.held.commodity;
        List<IntracommoditySpread> rules = commodity.spreads().stream()
                .sorted(Comparator.comparingInt(IntracommoditySpread::priority))
                .toList();
        for (IntracommoditySpread rule : rules) {
            List<OpenLeg> legs = new ArrayList<>();
            for (SpreadLeg leg : rule.legs()) {
                legs.add(new OpenLeg(leg, ledger, ledger.held.periodsOf(leg, commodity.intraTiers()), false));
            }
            for (int sideA : SIDES) {
                charge(ledger, rule, legs, sideA);
            }
        }
    }

    private static void charge(DeltaLedger ledger, IntracommoditySpread rule, List<OpenLeg> legs, int sideA) {
        double count = OpenLeg.count(legs, sideA);
        if (count > 0) {
            List<UsedDelta> used = new ArrayList<>();
            legs.forEach(leg -> used.addAll(leg.use(count, sideA)));
            double charge = count * rule.charge();
            ledger.part(charge, used, ledger.spreadParts);
            ledger.spreads.add(new FormedSpread(rule, count, charge, used));
        }
    }

    /** Forms and credits spreads between combined commodities; a rule that names one without holdings forms none. */
    static List<FormedCredit> credit(List<IntercommoditySpread> rules, Map<String, DeltaLedger> ledgers) {
        List<FormedCredit> formed = new ArrayList<>();
        for (IntercommoditySpread rule : rules) {
            List<OpenLeg> legs = new ArrayList<>();
            for (IntercommoditySpread.Leg leg : rule.legs()) {
                DeltaLedger ledger = ledgers.get(leg.leg().combinedCommodity());
                if (ledger != null) {
                    int[] periods = ledger.held.periodsOf(leg.leg(), ledger.held.commodity.interTiers());
                    legs.add(new OpenLeg(leg.leg(), ledger, periods, true));
                }
            }
            if (legs.size() == rule.legs().size()) {
                for (int sideA : SIDES) {
                    credit(rule, legs, sideA, formed);
                }
            }
        }
        return formed;
    }

    private static void credit(IntercommoditySpread rule, List<OpenLeg> legs, int sideA, List<FormedCredit> formed) {
        double count = OpenLeg.count(legs, sideA);
        if (count > 0) {
            List<FormedCredit.Leg> credited = new ArrayList<>();
            for (int i = 0; i < legs.size(); i++) {
                credited.add(credit(rule, rule.legs().get(i).credit(), legs.get(i), count, sideA));
            }
            formed.add(new FormedCredit(rule, count, credited));
        }
    }

    private static FormedCredit.Leg credit(
            IntercommoditySpread rule, double rate, OpenLeg leg, double count, int sideA) {
        DeltaLedger ledger = leg.ledger();
        double deltas = count * leg.leg().deltaPerSpread();
        boolean share = rule.method() == IntercommoditySpread.Method.SHARE;
        double perDelta = share ? ledger.weightedFuturesPriceRisk(leg.leg(), rule.superSpread()) : 0;
        double credit =
                share ? perDelta * deltas * rate : count * rate / rule.legs().size();
        List<UsedDelta> used = leg.use(count, sideA);
        ledger.credit += credit;
        ledger.part(-credit, used, ledger.creditParts);
        CombinedCommodity commodity = ledger.held.commodity;
        return new FormedCredit.Leg(commodity.code(), commodity.currency(), perDelta, deltas, credit, used);
    }
}
