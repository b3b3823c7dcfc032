package io.plimsoll.formats.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.margin.span.CombinedCommodity;
import io.plimsoll.margin.span.ContractType;
import io.plimsoll.margin.span.MonthParameters;
import io.plimsoll.margin.span.Product;
import io.plimsoll.margin.span.ProductId;
import io.plimsoll.margin.span.RiskArray;
import io.plimsoll.margin.span.ScanPoint;
import io.plimsoll.margin.span.ScanTerms;
import io.plimsoll.margin.span.SeriesId;
import io.plimsoll.margin.span.ShortOptionMinimum;
import io.plimsoll.margin.span.SpanArrays;
import io.plimsoll.margin.span.SpanContract;
import io.plimsoll.margin.span.SpanFile;
import io.plimsoll.margin.span.SpanParameters;
import io.plimsoll.market.ExerciseStyle;
import io.plimsoll.market.OptionRight;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A market that never was becomes a SPAN file in both formats. */
class SimulatedSpanFileTest {

    private static final ProductId FUTURE = new ProductId("PLX", "WG", ContractType.FUTURE);
    private static final ProductId OPTION = new ProductId("PLX", "OW", ContractType.OPTION_ON_FUTURE);
    private static final double FACTOR = 1000;
    private static final List<ScanPoint> POINTS = ScanPoint.standard(3, 0.33);

    private static SpanFile file() {
        SeriesId series = new SeriesId(OPTION, "202603", "202603");
        List<SpanContract> contracts = new ArrayList<>();
        contracts.add(new SpanContract(
                new SeriesId(FUTURE, "202603", ""),
                "WG",
                null,
                Double.NaN,
                70,
                Double.NaN,
                FACTOR,
                1,
                SpanArrays.future(6 * FACTOR, POINTS).rounded(0)));
        for (double strike = 50; strike <= 90; strike += 5) {
            for (OptionRight right : OptionRight.values()) {
                contracts.add(option(series, right, strike));
            }
        }
        SpanParameters parameters = new SpanParameters(
                LocalDate.of(2026, 1, 15),
                true,
                "final",
                "PLMSL",
                List.of("PLX"),
                POINTS,
                List.of(
                        new Product(FUTURE, Product.Valuation.FUTURES, null),
                        new Product(OPTION, Product.Valuation.PREMIUM, ExerciseStyle.EUROPEAN)),
                List.of(new MonthParameters(series, 0.3, 0.05, 6 * FACTOR, 3, 0.33, 0.04, 0.2, 1, null)),
                List.of(new CombinedCommodity(
                        "WG",
                        "USD",
                        0,
                        List.of(),
                        List.of(FUTURE, OPTION),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ShortOptionMinimum.NONE)),
                List.of(),
                Map.of());
        return new SpanFile(parameters, contracts);
    }

    private static SpanContract option(SeriesId series, OptionRight right, double strike) {
        BlackRevaluation model = new BlackRevaluation(right, strike, 0.04);
        ScanTerms terms = new ScanTerms(70, 0.3, 0.2, 1 / 365.0, 6, 0.05, FACTOR);
        return new SpanContract(
                series,
                "WG",
                right,
                strike,
                Math.round(model.price(70, 0.3, 0.2) * 1000) / 1000.0,
                0.3,
                FACTOR,
                Math.round(SpanArrays.compositeDelta(model, terms) * 1e4) / 1e4,
                SpanArrays.option(model, terms, POINTS).rounded(0));
    }

    @Test
    void aSimulatedMarketIsWrittenAndReadInBothFormats(@TempDir Path folder) throws IOException {
        for (SpanFormat format : SpanFormat.values()) {
            Path path = folder.resolve(format.name());
            SpanFiles.write(file(), format, path);
            assertThat(SpanFiles.read(path)).as("%s", format).isEqualTo(file());
        }
    }

    /** A long call and a short put are a long future but for discounting and the rounding of both arrays. */
    @Test
    void aSyntheticFutureHasTheFuturesArray() {
        List<SpanContract> contracts = file().contracts();
        RiskArray future = contracts.get(0).riskArray();
        RiskArray call = contracts.get(9).riskArray();
        RiskArray put = contracts.get(10).riskArray();

        assertThat(contracts.get(9).strike()).isEqualTo(70);
        for (int i = 1; i <= 16; i++) {
            assertThat(call.loss(i) - put.loss(i)).isCloseTo(Math.exp(-0.04 * 0.2) * future.loss(i), within(3.0));
        }
    }

    @Test
    void anExtremeMoveBelowZeroLeavesAPutItsCertainPayment() {
        BlackRevaluation put = new BlackRevaluation(OptionRight.PUT, 50, 0);

        assertThat(put.price(-10, 0.3, 0.2)).isEqualTo(60);
        assertThat(put.price(1e-9, 0.3, 0.2)).isCloseTo(50, within(1e-8));
        assertThat(new BlackRevaluation(OptionRight.CALL, 50, 0).price(-10, 0.3, 0.2))
                .isZero();
        assertThatThrownBy(() -> new BlackRevaluation(OptionRight.PUT, 0, 0)).hasMessageContaining("were 0.0");
    }
}
