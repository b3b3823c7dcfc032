package io.plimsoll.formats.span;

import io.plimsoll.margin.span.CombinedCommodity;
import io.plimsoll.margin.span.IntercommoditySpread;
import io.plimsoll.margin.span.IntracommoditySpread;
import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.ScanPoint;
import io.plimsoll.margin.span.ShortOptionMinimum;
import io.plimsoll.margin.span.SpanFile;
import io.plimsoll.margin.span.SpanParameters;
import io.plimsoll.margin.span.SpotCharge;
import io.plimsoll.margin.span.SpreadLeg;
import io.plimsoll.margin.span.Tier;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes an XML SPAN file (4.00, Latin-1). What its elements cannot hold is turned down. */
final class SpnWriter {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final SpanParameters parameters;
    private final SpnPortfolioWriter portfolios;
    private final SpnText out;

    private SpnWriter(SpanFile file, SpnText out) {
        this.parameters = file.parameters();
        this.portfolios = new SpnPortfolioWriter(file, out);
        this.out = out;
    }

    static void write(SpanFile file, Path path) throws IOException {
        try (Writer text = new BufferedWriter(
                new OutputStreamWriter(PackedFile.create(path), StandardCharsets.ISO_8859_1), 1 << 16)) {
            text.write("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n");
            new SpnWriter(file, new SpnText(text)).write();
        }
    }

    private void write() throws IOException {
        String day = parameters.businessDate().format(DAY);
        out.open("spanFile").text("fileFormat", "4.00").text("created", day + "0000");
        out.open("pointInTime").text("date", day).text("isSetl", parameters.settlement() ? "1" : "0");
        out.optional("setlQualifier", parameters.qualifier());
        out.open("clearingOrg").text("ec", parameters.clearingOrganisation());
        scanPoints();
        for (CombinedCommodity commodity : parameters.combinedCommodities()) {
            commodity(commodity);
        }
        interSpreads();
        portfolios.write();
        out.close("clearingOrg").close("pointInTime").close("spanFile");
    }

    private void scanPoints() throws IOException {
        if (parameters.scanPoints().isEmpty()) {
            return;
        }
        out.open("pointDef").text("r", "1");
        for (ScanPoint point : parameters.scanPoints()) {
            out.open("scanPointDef").count("point", point.point());
            out.open("priceScanDef").number("mult", point.priceMultiple()).close("priceScanDef");
            out.open("volScanDef").number("mult", point.volMultiple()).close("volScanDef");
            out.number("weight", point.weight()).count("pairedPoint", point.pairedPoint());
            out.close("scanPointDef");
        }
        out.close("pointDef");
    }

    private void commodity(CombinedCommodity commodity) throws IOException {
        out.open("ccDef").text("cc", commodity.code()).optional("currency", commodity.currency());
        out.count("riskExponent", commodity.riskExponent());
        out.text("somMeth", commodity.shortOptionMinimum().method() == ShortOptionMinimum.Method.SUM ? "GROSS" : "MAX");
        for (String group : commodity.groups()) {
            out.open("group").text("aVal", group).close("group");
        }
        for (SpotCharge spot : commodity.spotCharges()) {
            out.open("spotRate").text("r", "1").text("pe", spot.period());
            out.number("sprd", spot.inSpreads()).number("outr", spot.outright()).close("spotRate");
        }
        for (ProductId id : commodity.products()) {
            portfolios.link(id);
        }
        tiers("scanTiers", commodity.scanTiers());
        tiers("intraTiers", commodity.intraTiers());
        tiers("interTiers", commodity.interTiers());
        minimum(commodity.shortOptionMinimum());
        for (IntracommoditySpread spread : commodity.spreads()) {
            spread(spread.priority(), "F", spread.charge(), spread.legs());
        }
        out.close("ccDef");
    }

    private void tiers(String element, List<Tier> tiers) throws IOException {
        out.open(element);
        for (Tier tier : tiers) {
            tier(tier);
            out.close("tier");
        }
        out.close(element);
    }

    private void tier(Tier tier) throws IOException {
        out.open("tier").count("tn", tier.number());
        out.optional("sPe", tier.start()).optional("ePe", tier.end());
    }

    private void minimum(ShortOptionMinimum minimum) throws IOException {
        out.open("somTiers");
        for (ShortOptionMinimum.Rate rate : minimum.tiers()) {
            tier(rate.tier());
            rate(rate.amount());
            out.close("tier");
        }
        out.close("somTiers");
    }

    private void rate(double value) throws IOException {
        out.open("rate").text("r", "1").number("val", value).close("rate");
    }

    private void spread(int priority, String method, double rate, List<SpreadLeg> legs) throws IOException {
        out.open("dSpread").count("spread", priority).text("chargeMeth", method);
        rate(rate);
        for (SpreadLeg leg : legs) {
            boolean byPeriod = !leg.period().isEmpty();
            if (byPeriod && leg.tier() != 0) {
                throw new IllegalArgumentException(
                        "an XML SPAN file cannot hold a leg of both a tier and a period, was " + leg);
            }
            String element = byPeriod ? "pLeg" : "tLeg";
            out.open(element).text("cc", leg.combinedCommodity());
            if (byPeriod) {
                out.text("pe", leg.period());
            } else {
                out.count("tn", leg.tier());
            }
            out.text("rs", leg.side().name()).number("i", leg.deltaPerSpread()).close(element);
        }
        out.close("dSpread");
    }

    private void interSpreads() throws IOException {
        out.open("interSpreads");
        for (IntercommoditySpread spread : parameters.intercommoditySpreads()) {
            boolean share = spread.method() == IntercommoditySpread.Method.SHARE;
            double credit = spread.legs().get(0).credit();
            if (spread.superSpread()
                    || spread.legs().stream().anyMatch(leg -> leg.credit() != credit || (share && credit > 1))) {
                throw new IllegalArgumentException(
                        "an XML SPAN file cannot hold spreads before those within a commodity,"
                                + " nor credits over 1 or different by leg, was " + spread);
            }
            spread(
                    spread.priority(),
                    share ? "P" : "F",
                    credit,
                    spread.legs().stream().map(IntercommoditySpread.Leg::leg).toList());
        }
        out.close("interSpreads");
    }
}
