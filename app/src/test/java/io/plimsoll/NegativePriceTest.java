package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.backtest.ControllerTool;
import io.plimsoll.backtest.FoldStore;
import io.plimsoll.formats.Importer;
import io.plimsoll.learn.TorchTrainer;
import io.plimsoll.margin.Side;
import io.plimsoll.margin.tools.MarginModel;
import io.plimsoll.market.Columns;
import io.plimsoll.market.History;
import io.plimsoll.market.InputRejectedException;
import io.plimsoll.market.MarketData;
import io.plimsoll.multiplier.Bounds;
import io.plimsoll.multiplier.ControllerSettings;
import io.plimsoll.runs.StudyFile;
import io.plimsoll.store.Store;
import io.plimsoll.truth.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WTI in April 2020, the contract held to its last day; on the real data beside the checkout, skipped where it is absent. */
class NegativePriceTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DATA = ROOT.resolveSibling("shared").resolve("data");
    private static final StudyObserver QUIET = (name, units) -> (LongConsumer) done -> {};
    private static final LocalDate NEGATIVE = LocalDate.of(2020, 4, 20);

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void aDayWithoutARelativeChangeIsNamed() throws IOException {
        assumeTrue(Files.isDirectory(DATA.resolve("wti")), "skipped: there is no ../shared/data/wti");
        StudyFile study = study("{rollDays: 0, pnl: relative}");
        MarketData data = data(study);
        assertThatThrownBy(() -> Study.run(
                        study.settings(), data, List.of(), Truth.UNKNOWN, new TorchTrainer(), FoldStore.NONE, QUIET))
                .isInstanceOf(InputRejectedException.class)
                .hasMessageContaining("no profit or loss is known for 2020-04-21");
    }

    @Test
    void everyModelHasAMarginBeforeAndAfterTheDayOfTheNegativePrice() throws IOException {
        assumeTrue(Files.isDirectory(DATA.resolve("wti")), "skipped: there is no ../shared/data/wti");
        StudyFile study = study("{rollDays: 0}");
        History history = StudyMarket.of(study.settings(), data(study), QUIET).history();
        int negative = session(history);
        assertThat(history.at(Columns.PNL, negative)).isCloseTo(-55.90, within(1e-9));
        assertThat(history.at(Columns.PRICE, negative)).isCloseTo(-37.63, within(1e-9));
        for (MarginModel.Spec spec : study.settings().models()) {
            MarginModel model =
                    MarginModel.of(spec, new ControllerTool(new Bounds(0.8, 1.5), new ControllerSettings(0.02), 1));
            for (int t = negative - 2; t <= negative + 3; t++) {
                for (Side side : Side.values()) {
                    assertThat(model.base().margin(history.upTo(t), side, 0.99))
                            .as("%s %s %s", spec.name(), side, history.date(t))
                            .isPositive()
                            .isFinite();
                }
            }
        }
    }

    private StudyFile study(String market) throws IOException {
        String text = "extends: " + ROOT.resolve("studies/wti.yaml") + "\nmarket: " + market + "\n";
        return StudyFile.read(Files.writeString(folder.resolve("wti.yaml"), text), OptionalLong.empty());
    }

    private MarketData data(StudyFile study) {
        try (Store store = Store.open(folder.resolve("s.duckdb"))) {
            return Importer.read(DATA, study.imports(), store, n -> {});
        }
    }

    private static int session(History history) {
        for (int t = 0; t < history.size(); t++) {
            if (Objects.equals(history.date(t), NEGATIVE)) {
                return t;
            }
        }
        throw new AssertionError("no session on " + NEGATIVE);
    }
}
