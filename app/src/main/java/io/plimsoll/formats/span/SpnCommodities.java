package io.plimsoll.formats.span;

import io.plimsoll.margin.span.CombinedCommodity;
import io.plimsoll.margin.span.ContractType;
import io.plimsoll.margin.span.IntercommoditySpread;
import io.plimsoll.margin.span.IntracommoditySpread;
import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.ShortOptionMinimum;
import io.plimsoll.margin.span.SpotCharge;
import io.plimsoll.margin.span.SpreadLeg;
import io.plimsoll.margin.span.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Elements {@code ccDef} and {@code interSpreads}. */
final class SpnCommodities {

    /** A link from a combined commodity to a portfolio. */
    record Link(String exchange, String portfolioId, String code, ContractType type) {}

    private record Draft(CommodityDraft commodity, List<Link> links) {}

    private final List<Draft> drafts = new ArrayList<>();
    private final List<IntercommoditySpread> intercommodity = new ArrayList<>();
    private final Unread unread;

    SpnCommodities(Unread unread) {
        this.unread = unread;
    }

    /** @param portfolios the product of a link, or null where the file has no such portfolio */
    List<CombinedCommodity> build(Function<Link, @Nullable ProductId> portfolios) {
        for (Draft draft : drafts) {
            for (Link link : draft.links()) {
                ProductId id = portfolios.apply(link);
                if (id == null) {
                    unread.count("pfLink to a portfolio that the file has not");
                } else {
                    draft.commodity().products.add(id);
                }
            }
        }
        return drafts.stream().map(draft -> draft.commodity().build()).toList();
    }

    List<IntercommoditySpread> intercommoditySpreads() {
        return intercommodity;
    }

    void definition(SpnCursor at) throws XMLStreamException {
        String where = at.where();
        CommodityDraft draft = new CommodityDraft("");
        List<Link> links = new ArrayList<>();
        List<SpnSpread> spreads = new ArrayList<>();
        while (at.child()) {
            switch (at.name()) {
                case "cc" -> draft.code = at.text();
                case "currency" -> draft.currency = at.text();
                case "riskExponent" -> draft.riskExponent = at.count();
                case "group" -> group(at, draft);
                case "pfLink" -> link(at, links);
                case "scanTiers" -> tiers(at, draft.scanTiers);
                case "intraTiers" -> tiers(at, draft.intraTiers);
                case "interTiers" -> tiers(at, draft.interTiers);
                case "somTiers" -> minimumTiers(at, draft.minimumRates);
                case "somMeth" -> draft.minimumMethod = minimumMethod(at.text());
                case "spotRate" -> spotRate(at, draft.spotCharges);
                case "dSpread" -> spreads.add(SpnSpread.read(at));
                case "name" -> at.skip();
                default -> unused(at, "ccDef/");
            }
        }
        if (draft.code.isEmpty()) {
            throw SpnCursor.rejected(where, "must have a cc", draft.code);
        }
        spreads(draft, spreads);
        drafts.add(new Draft(draft, links));
    }

    private void spreads(CommodityDraft draft, List<SpnSpread> spreads) {
        for (SpnSpread spread : spreads) {
            if (!spread.isEmpty()) {
                if (!spread.isAmount()) {
                    unread.count("ccDef/dSpread of chargeMeth " + spread.method() + " (read as an amount)");
                }
                draft.spreads.add(new IntracommoditySpread(spread.priority(), spread.rate(), spread.legs(draft.code)));
            }
        }
    }

    void interSpreads(SpnCursor at) throws XMLStreamException {
        while (at.child()) {
            if (!at.name().equals("dSpread")) {
                unused(at, "interSpreads/");
                continue;
            }
            SpnSpread spread = SpnSpread.read(at);
            if (!spread.isEmpty()) {
                // A share over 1 can only be a percentage.
                double credit = spread.isAmount() || spread.rate() <= 1 ? spread.rate() : spread.rate() / 100;
                List<SpreadLeg> legs = spread.legs("");
                intercommodity.add(new IntercommoditySpread(
                        spread.priority(),
                        false,
                        spread.isAmount() ? IntercommoditySpread.Method.AMOUNT : IntercommoditySpread.Method.SHARE,
                        legs.stream()
                                .map(leg -> new IntercommoditySpread.Leg(leg, credit))
                                .toList()));
            }
        }
    }

    private static void group(SpnCursor at, CommodityDraft draft) throws XMLStreamException {
        while (at.child()) {
            if (at.name().equals("aVal")) {
                draft.groups.add(at.text());
            } else {
                at.skip();
            }
        }
    }

    private void link(SpnCursor at, List<Link> links) throws XMLStreamException {
        String exchange = "";
        String id = "";
        String code = "";
        String type = "";
        while (at.child()) {
            switch (at.name()) {
                case "exch" -> exchange = at.text();
                case "pfId" -> id = at.text();
                case "pfCode" -> code = at.text();
                case "pfType" -> type = at.text();
                default -> at.skip();
            }
        }
        ContractType known = Codes.type(type);
        if (known == null) {
            unread.count("pfLink of type " + type);
        } else {
            links.add(new Link(exchange, id, code, known));
        }
    }

    private static void tiers(SpnCursor at, List<Tier> tiers) throws XMLStreamException {
        while (at.child()) {
            tiers.add(rate(at).tier());
        }
    }

    private static void minimumTiers(SpnCursor at, List<ShortOptionMinimum.Rate> rates) throws XMLStreamException {
        while (at.child()) {
            rates.add(rate(at));
        }
    }

    /** A tier and the first of its rates; 0 where it has none. */
    private static ShortOptionMinimum.Rate rate(SpnCursor at) throws XMLStreamException {
        int number = 0;
        String start = "";
        String end = "";
        double rate = Double.NaN;
        while (at.child()) {
            switch (at.name()) {
                case "tn" -> number = at.count();
                case "sPe" -> start = at.period();
                case "ePe" -> end = at.period();
                case "rate" -> rate = Double.isNaN(rate) ? SpnSpread.rate(at) : first(at, rate);
                default -> at.skip();
            }
        }
        return new ShortOptionMinimum.Rate(new Tier(number, start, end), Double.isNaN(rate) ? 0 : rate);
    }

    private static double first(SpnCursor at, double rate) throws XMLStreamException {
        at.skip();
        return rate;
    }

    private ShortOptionMinimum.Method minimumMethod(String code) {
        return switch (code) {
            case "GROSS", "" -> ShortOptionMinimum.Method.SUM;
            case "MAX" -> ShortOptionMinimum.Method.LARGER;
            default -> {
                unread.count("ccDef/somMeth " + code + " (read as GROSS)");
                yield ShortOptionMinimum.Method.SUM;
            }
        };
    }

    private static void spotRate(SpnCursor at, List<SpotCharge> charges) throws XMLStreamException {
        String period = "";
        double inSpreads = 0;
        double outright = 0;
        while (at.child()) {
            switch (at.name()) {
                case "pe" -> period = at.period();
                case "sprd" -> inSpreads = at.number();
                case "outr" -> outright = at.number();
                default -> at.skip();
            }
        }
        String first = period;
        if (charges.stream().noneMatch(charge -> charge.period().equals(first))) { // then rates for other accounts
            charges.add(new SpotCharge(period, inSpreads, outright));
        }
    }

    private void unused(SpnCursor at, String parent) throws XMLStreamException {
        unread.count(parent + at.name());
        at.skip();
    }
}
