package io.plimsoll.formats.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.span.CombinedCommodity;
import io.plimsoll.margin.span.ContractType;
import io.plimsoll.margin.span.IntercommoditySpread;
import io.plimsoll.margin.span.MonthParameters;
import io.plimsoll.margin.span.Product;
import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.ScanPoint;
import io.plimsoll.margin.span.ShortOptionMinimum;
import io.plimsoll.margin.span.SpanArrays;
import io.plimsoll.margin.span.SpanContract;
import io.plimsoll.margin.span.SpanFile;
import io.plimsoll.margin.span.SpanParameters;
import io.plimsoll.margin.span.Tier;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.OptionRight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two invented files in the resources, and content written and read back. */
class SpanFilesTest {

    private static final Path POSITIONAL = SpanSamples.resource("span-positional.pa2");
    private static final Path XML = SpanSamples.resource("span-xml.spn");

    @Test
    void aPositionalFileSaysWhoseAndOfWhenItIs() {
        SpanParameters parameters = SpanFiles.read(POSITIONAL).parameters();

        assertThat(parameters.businessDate()).isEqualTo(LocalDate.of(2026, 1, 15));
        assertThat(parameters.settlement()).isTrue();
        assertThat(parameters.qualifier()).isEqualTo("final");
        assertThat(parameters.clearingOrganisation()).isEqualTo("PLMSL");
        assertThat(parameters.exchanges()).containsExactly("PLX");
        assertThat(parameters.scanPoints()).isEqualTo(ScanPoint.standard(3, 0.33));
    }

    @Test
    void recordsThatAreNotUsedAreCountedByType() {
        assertThat(SpanFiles.read(POSITIONAL).parameters().unread())
                .isEqualTo(Map.of("T", 1L, "Z", 1L, "6 of method 04 (by scanning)", 1L));
    }

    @Test
    void aCombinedCommodityIsPutTogetherFromItsRecords() {
        CombinedCommodity widget =
                SpanFiles.read(POSITIONAL).parameters().combinedCommodities().get(0);

        assertThat(widget.code()).isEqualTo("WIDGET");
        assertThat(widget.currency()).isEqualTo("USD");
        assertThat(widget.groups()).containsExactly("ALL");
        assertThat(widget.products())
                .containsExactly(
                        new ProductId("PLX", "OW", ContractType.OPTION_ON_FUTURE),
                        new ProductId("PLX", "WG", ContractType.FUTURE));
        assertThat(widget.intraTiers())
                .containsExactly(new Tier(1, "202603", "202603"), new Tier(2, "202606", "202612"));
        assertThat(widget.shortOptionMinimum().method()).isEqualTo(ShortOptionMinimum.Method.LARGER);
        assertThat(widget.shortOptionMinimum().rate("202603")).isEqualTo(25);
        assertThat(widget.spreads()).hasSize(2);
        assertThat(widget.spreads().get(0).charge()).isEqualTo(120);
        assertThat(widget.spreads().get(0).legs().get(1).tier()).isEqualTo(2);
        assertThat(widget.spreads().get(1).legs().get(1).period()).isEqualTo("202606");
        assertThat(widget.spotCharges().get(0).outright()).isEqualTo(200);
    }

    @Test
    void amountsCarryTheRiskExponent() {
        SpanFile file = SpanFiles.read(POSITIONAL);
        SpanContract gadget = file.contracts().get(4);

        assertThat(file.parameters().combinedCommodities().get(1).scanTiers())
                .containsExactly(new Tier(1, "202603", "202612"));
        assertThat(gadget.riskArray())
                .isEqualTo(
                        SpanArrays.future(60_000, ScanPoint.standard(3, 0.33)).rounded(-2));
        assertThat(file.parameters().months())
                .filteredOn(month -> month.series().equals(gadget.series()))
                .singleElement()
                .extracting(MonthParameters::priceScan)
                .isEqualTo(60_000.0);
    }

    @Test
    void theTwoRecordsOfAnOptionAreOneContract() {
        SpanFile file = SpanFiles.read(POSITIONAL);
        SpanContract put = file.contracts().get(3);

        assertThat(file.contracts()).hasSize(5);
        assertThat(put.right()).isEqualTo(OptionRight.PUT);
        assertThat(put.strike()).isEqualTo(80);
        assertThat(put.price()).isEqualTo(2.88);
        assertThat(put.value()).isEqualTo(144);
        assertThat(put.impliedVol()).isEqualTo(0.251);
        assertThat(put.compositeDelta()).isEqualTo(-0.4583);
        assertThat(put.underlyingProduct()).isEqualTo("WG");
        assertThat(put.series().futuresPeriod()).isEqualTo("202603");
        assertThat(put.riskArray().loss(9)).isEqualTo(-407);
        assertThat(put.riskArray().loss(10)).isEqualTo(-293);
        assertThat(put.riskArray().worst()).isEqualTo(467);
        assertThat(file.parameters().combinedCommodityByProduct())
                .hasEntrySatisfying(put.series().product(), commodity -> assertThat(commodity.code())
                        .isEqualTo("WIDGET"));
    }

    @Test
    void aMonthsParametersStandInRecordB() {
        MonthParameters month = SpanFiles.read(POSITIONAL).parameters().months().get(1);

        assertThat(month.series().product().code()).isEqualTo("OW");
        assertThat(month)
                .isEqualTo(new MonthParameters(
                        month.series(), 0.25, 0.04, 1000, 3, 0.33, 0.045, 0.17, 1, LocalDate.of(2026, 3, 20)));
    }

    @Test
    void creditsAreSharesOfOne() {
        IntercommoditySpread spread =
                SpanFiles.read(POSITIONAL).parameters().intercommoditySpreads().get(0);

        assertThat(spread.priority()).isEqualTo(1);
        assertThat(spread.legs()).hasSize(2).allMatch(leg -> leg.credit() == 0.55);
        assertThat(spread.legs().get(1).leg().deltaPerSpread()).isEqualTo(2);
    }

    @Test
    void scenariosOfAnXmlFileAreReadFromIt() {
        SpanParameters parameters = SpanFiles.read(XML).parameters();

        assertThat(parameters.scanPoints()).isEqualTo(ScanPoint.standard(3, 0.33));
        assertThat(parameters.settlement()).isFalse();
        assertThat(parameters.qualifier()).isEqualTo("early");
        assertThat(parameters.months())
                .allMatch(month -> month.extremeMultiplier() == 3 && month.extremeCover() == 0.33);
        assertThat(parameters.unread())
                .containsEntry("equityPf", 1L)
                .containsEntry("interSpreads/hSpread", 1L)
                .containsEntry("ra after the first", 1L);
    }

    @Test
    void otherScenariosThanTheStandardOnesAreKeptAsTheyStand(@TempDir Path folder) throws IOException {
        Path changed = folder.resolve("changed.spn");
        Files.writeString(
                changed,
                Files.readString(XML, StandardCharsets.ISO_8859_1)
                        .replace("<weight>0.3300</weight>", "<weight>0.3000</weight>"),
                StandardCharsets.ISO_8859_1);

        assertThat(SpanFiles.read(changed).parameters().scanPoints()).isEqualTo(ScanPoint.standard(3, 0.3));
    }

    @Test
    void anXmlCombinedCommodityHasTiersSpreadsAndMinimum() {
        SpanParameters parameters = SpanFiles.read(XML).parameters();
        CombinedCommodity widget = parameters.combinedCommodities().get(0);

        assertThat(widget.products())
                .containsExactly(
                        new ProductId("PLX", "OW", ContractType.OPTION_ON_FUTURE),
                        new ProductId("PLX", "WG", ContractType.FUTURE));
        assertThat(widget.interTiers()).isEmpty();
        assertThat(widget.shortOptionMinimum().rate("202606")).isEqualTo(2.75);
        assertThat(widget.spreads().get(0).charge()).isEqualTo(35.5);
        assertThat(widget.spreads().get(1).legs().get(0).period()).isEqualTo("202603");
        assertThat(widget.spotCharges().get(0).inSpreads()).isEqualTo(12.5);
        assertThat(parameters.combinedCommodities().get(1).shortOptionMinimum().method())
                .isEqualTo(ShortOptionMinimum.Method.LARGER);
        assertThat(parameters.intercommoditySpreads()).hasSize(1);
        assertThat(parameters.intercommoditySpreads().get(0).legs().get(1).credit())
                .isCloseTo(0.55, within(1e-15));
    }

    @Test
    void xmlContractsHaveTheirArrayDeltaAndValue() {
        SpanFile file = SpanFiles.read(XML);
        SpanContract call = file.contracts().get(3);
        SpanContract index = file.contracts().get(5);

        assertThat(file.contracts()).hasSize(6);
        assertThat(call.series().futuresPeriod()).isEqualTo("202603");
        assertThat(call.value()).isEqualTo(4.125 * 50);
        assertThat(call.riskArray().loss(2)).isEqualTo(71.4);
        assertThat(call.compositeDelta()).isEqualTo(0.5417);
        assertThat(index.series().futuresPeriod()).isEmpty();
        assertThat(index.series().optionPeriod()).isEqualTo("20260327");
        assertThat(file.parameters().products())
                .contains(new Product(index.series().product(), Product.Valuation.PREMIUM, ExerciseStyle.EUROPEAN));
    }

    @Test
    void whatIsWrittenIsReadBackEqual(@TempDir Path folder) throws IOException {
        for (int seed = 0; seed < 12; seed++) {
            SpanFile file = SpanSamples.random(seed, 4);
            for (SpanFormat format : SpanFormat.values()) {
                Path path = folder.resolve(seed + format.name() + (seed % 2 == 0 ? "" : ".gz"));
                SpanFiles.write(file, format, path);

                SpanFile back = SpanFiles.read(path);
                assertThat(SpanFiles.sniff(path)).contains(format);
                assertThat(back.contracts())
                        .as("%s, seed %d", format, seed)
                        .containsExactlyInAnyOrderElementsOf(file.contracts());
                assertThat(back.parameters()).as("%s, seed %d", format, seed).isEqualTo(file.parameters());
            }
        }
    }

    @Test
    void theSamplesAreReadBackEqualFromTheirOwnFormat(@TempDir Path folder) throws IOException {
        for (Path sample : List.of(POSITIONAL, XML)) {
            SpanFile file = SpanFiles.read(sample);
            Path path = folder.resolve(sample.getFileName() + ".written");
            SpanFiles.write(file, SpanFiles.sniff(sample).orElseThrow(), path);

            SpanFile back = SpanFiles.read(path);
            assertThat(back.contracts()).containsExactlyInAnyOrderElementsOf(file.contracts());
            assertThat(back.parameters()).isEqualTo(file.parameters().withoutUnread());
        }
    }

    @Test
    void aPositionalFileCanBeWrittenAsXmlAndBack(@TempDir Path folder) throws IOException {
        SpanFile file = SpanFiles.read(POSITIONAL);
        Path xml = folder.resolve("a.spn");
        Path back = folder.resolve("a.pa2");
        SpanFiles.write(file, SpanFormat.XML, xml);
        SpanFiles.write(SpanFiles.read(xml), SpanFormat.POSITIONAL, back);

        assertThat(SpanFiles.read(back).contracts()).containsExactlyInAnyOrderElementsOf(file.contracts());
        assertThat(SpanFiles.read(back).parameters())
                .isEqualTo(file.parameters().withoutUnread());
    }

    @Test
    void aValueThatColumnsCannotHoldIsTurnedDownAndNoFileIsLeft(@TempDir Path folder) {
        SpanFile file = SpanSamples.random(1, 1);
        SpanContract first = file.contracts().get(0);
        SpanContract fine = new SpanContract(
                first.series(),
                "F0",
                null,
                Double.NaN,
                first.price(),
                first.impliedVol(),
                50,
                0.123456789,
                first.riskArray());
        Path path = folder.resolve("fine.pa2");

        assertThatThrownBy(() ->
                        SpanFiles.write(new SpanFile(file.parameters(), List.of(fine)), SpanFormat.POSITIONAL, path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("composite delta")
                .hasMessageContaining("0.123456789");
        assertThat(path).doesNotExist();
    }

    @Test
    void theContentTellsTheFormatAndTheNameDoesNot(@TempDir Path folder) throws IOException {
        Path misnamed = folder.resolve("prices.csv");
        Files.copy(XML, misnamed);
        Path other = folder.resolve("notes.spn");
        Files.writeString(other, "0 is the first digit of this note\n");

        assertThat(SpanFiles.sniff(POSITIONAL)).contains(SpanFormat.POSITIONAL);
        assertThat(SpanFiles.sniff(misnamed)).contains(SpanFormat.XML);
        assertThat(SpanFiles.sniff(other)).isEmpty();
        assertThat(SpanFiles.sniff(SpanSamples.resource("cme-core-positions.csv")))
                .isEmpty();
        assertThatThrownBy(() -> SpanFiles.read(other)).hasMessageContaining("must begin with a record 0");
    }

    @Test
    void streamingGivesTheSameContractsInTheSameOrder() {
        for (Path sample : List.of(POSITIONAL, XML)) {
            List<SpanContract> streamed = new ArrayList<>();
            SpanParameters parameters = SpanFiles.stream(sample, streamed::add);

            assertThat(new SpanFile(parameters, streamed)).isEqualTo(SpanFiles.read(sample));
        }
    }
}
