package io.plimsoll.formats.span;

import io.plimsoll.margin.span.CombinedCommodity;
import io.plimsoll.margin.span.ContractType;
import io.plimsoll.margin.span.IntracommoditySpread;
import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.ShortOptionMinimum;
import io.plimsoll.margin.span.SpotCharge;
import io.plimsoll.margin.span.SpreadLeg;
import io.plimsoll.margin.span.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records 2, 3, S, 4, C, E and 5: combined commodities. */
final class Pa2Commodities {

    private final Map<String, CommodityDraft> drafts = new LinkedHashMap<>();
    private final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final Pa2Scales scales;
    private final Unread unread;

    Pa2Commodities(Pa2Scales scales, Unread unread) {
        this.scales = scales;
        this.unread = unread;
    }

    List<CombinedCommodity> build() {
        for (CommodityDraft draft : drafts.values()) {
            groups.entrySet().stream()
                    .filter(group -> group.getValue().contains(draft.code))
                    .forEach(group -> draft.groups.add(group.getKey()));
        }
        return drafts.values().stream().map(CommodityDraft::build).toList();
    }

    /** Record 2: code, exponent, currency and up to six products; it is repeated where there are more. */
    void definition(Pa2Line line) {
        String code = line.text(7, 12);
        if (code.isEmpty()) {
            throw line.rejected(7, 12, "combined commodity", "must not be blank");
        }
        CommodityDraft draft = drafts.computeIfAbsent(code, CommodityDraft::new);
        draft.riskExponent = (int) line.digits(13, 13, "risk exponent");
        draft.currency = line.text(14, 16);
        for (int from = 23; from <= 103; from += 16) {
            if (!line.isBlank(from, from + 12)) {
                product(line, draft, from);
            }
        }
    }

    private void product(Pa2Line line, CommodityDraft draft, int from) {
        String type = line.text(from + 10, from + 12);
        ContractType known = Codes.type(type);
        if (known == null) {
            unread.count("2 with a product of type " + type);
            return;
        }
        ProductId id = new ProductId(line.text(3, 5), line.text(from, from + 9), known);
        int decimals = (int) line.digits(from + 13, from + 13, "risk array decimals");
        boolean negative = line.at(from + 14) == '-';
        draft.products.add(id);
        scales.arrays(line, id, negative ? -decimals : decimals, draft.riskExponent, line.at(18));
    }

    /** Record 3: tiers of the spreads between months. */
    void intraTiers(Pa2Line line) {
        CommodityDraft draft = draft(line);
        for (int i = 0; i < 4; i++) {
            tier(line, 11 + 14 * i, 81 + 4 * i, draft.intraTiers);
        }
    }

    /** Record S: tiers of the scan, of intercommodity spreads, of the short option minimum, as its method says. */
    void scanTiers(Pa2Line line) {
        CommodityDraft draft = draft(line);
        String method = line.text(9, 10);
        List<Tier> tiers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            boolean given = tier(line, 13 + 14 * i, 84 + 4 * i, tiers);
            if (given && method.equals("30")) {
                double rate = amount(draft, line.digits(104 + 7 * i, 110 + 7 * i, "short option minimum"));
                draft.minimumRates.add(new ShortOptionMinimum.Rate(tiers.get(tiers.size() - 1), rate));
            }
        }
        switch (method) {
            case "10", "22" -> draft.scanTiers.addAll(tiers);
            case "20", "23" -> draft.interTiers.addAll(tiers);
            case "21" -> {
                draft.scanTiers.addAll(tiers);
                draft.interTiers.addAll(tiers);
            }
            case "01", "30" -> {}
            default -> unread.count("S of method " + method);
        }
    }

    private static boolean tier(Pa2Line line, int from, int dayCodes, List<Tier> tiers) {
        if (line.isBlank(from, from + 13)) {
            return false;
        }
        int number = (int) line.digits(from, from + 1, "tier");
        String start = period(line, from + 2, dayCodes);
        String end = period(line, from + 8, dayCodes + 2);
        if (number == 0 && start.isEmpty() && end.isEmpty()) {
            return false;
        }
        tiers.add(new Tier(number, start, end));
        return true;
    }

    /** Record 4: charges in delivery and the short option minimum. */
    void charges(Pa2Line line) {
        CommodityDraft draft = draft(line);
        String method = line.text(9, 10);
        if (method.equals("11")) {
            unread.count("4 of method 11 (basis risk)");
        } else {
            spotCharge(line, draft, 15);
            spotCharge(line, draft, 37);
        }
        draft.minimumRate = amount(draft, line.digits(63, 69, "short option minimum"));
        draft.minimumMethod = switch (line.at(79)) {
            case '1' -> ShortOptionMinimum.Method.LARGER;
            case '2', ' ' -> ShortOptionMinimum.Method.SUM;
            default -> throw line.rejected(79, 79, "short option minimum method", "must be 1, 2 or blank");
        };
    }

    private static void spotCharge(Pa2Line line, CommodityDraft draft, int from) {
        String period = period(line, from, Pa2Lines.LONGEST);
        if (!period.isEmpty()) {
            draft.spotCharges.add(new SpotCharge(
                    period,
                    amount(draft, line.digits(from + 6, from + 12, "spot charge in spreads")),
                    amount(draft, line.digits(from + 13, from + 19, "spot charge outright"))));
        }
    }

    /** Record C: a spread between tiers. */
    void tierSpread(Pa2Line line) {
        CommodityDraft draft = draft(line);
        List<SpreadLeg> legs = new ArrayList<>();
        long count = line.digits(13, 14, "number of legs");
        for (int from = 22; legs.size() < count; from += 7) {
            int tier = (int) line.digits(from + 2, from + 3, "tier of a leg");
            double ratio = line.digits(from + 4, from + 5, "delta per spread of a leg");
            legs.add(leg(line, draft.code, tier, "", ratio, from + 4, from + 6));
        }
        add(line, draft, line.digits(11, 12, "priority"), line.digits(15, 21, "charge"), legs);
    }

    /** Record E: a spread between months. */
    void seriesSpread(Pa2Line line) {
        CommodityDraft draft = draft(line);
        List<SpreadLeg> legs = new ArrayList<>();
        for (int from = 21; from <= 63 && !line.isBlank(from, from + 3); from += 14) {
            String period = "20" + line.text(from, from + 3) + line.text(from + 4, from + 6);
            double ratio = line.number(from + 7, from + 12, 4, 0, "delta per spread of a leg");
            legs.add(leg(line, draft.code, 0, period, ratio, from + 7, from + 13));
        }
        add(line, draft, line.digits(9, 13, "priority"), line.digits(14, 20, "charge"), legs);
    }

    private static void add(Pa2Line line, CommodityDraft draft, long priority, long charge, List<SpreadLeg> legs) {
        if (legs.size() < 2) {
            throw line.rejected("a spread must have two legs or more, had " + legs.size());
        }
        draft.spreads.add(new IntracommoditySpread((int) priority, amount(draft, charge), legs));
    }

    static SpreadLeg leg(
            Pa2Line line, String commodity, int tier, String period, double ratio, int ratioColumn, int sideColumn) {
        if (!(ratio > 0)) {
            throw line.rejected(ratioColumn, sideColumn - 1, "delta per spread of a leg", "must be above zero");
        }
        SpreadLeg.Side side =
                switch (line.at(sideColumn)) {
                    case 'A' -> SpreadLeg.Side.A;
                    case 'B' -> SpreadLeg.Side.B;
                    default -> throw line.rejected(sideColumn, sideColumn, "side of a leg", "must be A or B");
                };
        return new SpreadLeg(commodity, tier, period, ratio, side);
    }

    /** Record 5: the combined commodities of a group. */
    void group(Pa2Line line) {
        List<String> codes = groups.computeIfAbsent(line.text(3, 5), group -> new ArrayList<>());
        for (int from = 13; from <= 67; from += 6) {
            if (!line.isBlank(from, from + 5)) {
                codes.add(line.text(from, from + 5));
            }
        }
    }

    private CommodityDraft draft(Pa2Line line) {
        CommodityDraft draft = drafts.get(line.text(3, 8));
        if (draft == null) {
            throw line.rejected(3, 8, "combined commodity", "must be one that a record 2 above defines");
        }
        return draft;
    }

    private static double amount(CommodityDraft draft, long digits) {
        return Decimals.value(digits, -draft.riskExponent);
    }

    /** A month of six digits and the day or week code that stands elsewhere; empty where blank or zero. */
    static String period(Pa2Line line, int month, int dayCode) {
        if (line.isBlank(month, month + 5) || line.digits(month, month + 5, "month") == 0) {
            return "";
        }
        String code = line.text(dayCode, dayCode + 1);
        return line.text(month, month + 5) + (code.equals("00") ? "" : code);
    }
}
