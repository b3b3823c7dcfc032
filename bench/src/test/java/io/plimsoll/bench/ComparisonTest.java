package io.plimsoll.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void bothSidesReadTheVeryNumbersThatWereGenerated() {
        List<Slice> slices = SliceGenerator.slices(3, 40, 2);
        Csv.writeSlices(folder.resolve("slices.csv"), slices);
        List<Slice> read = Csv.readSlices(folder.resolve("slices.csv"));
        for (int i = 0; i < 3; i++) {
            assertThat(read.get(i).vols()).isEqualTo(slices.get(i).vols());
            assertThat(read.get(i).logMoneyness()).isEqualTo(slices.get(i).logMoneyness());
            assertThat(read.get(i).forward()).isEqualTo(slices.get(i).forward());
        }
        Options options = Options.mixed(50, 1);
        Csv.writeOptions(folder.resolve("options.csv"), options);
        assertThat(Csv.readOptions(folder.resolve("options.csv")).prices()).isEqualTo(options.prices());
    }

    @Test
    void generatedSlicesHaveRisingStrikesAndUsableVolatilities() {
        for (Slice slice : SliceGenerator.slices(100, 40, 3)) {
            for (int i = 0; i < 40; i++) {
                assertThat(slice.vols()[i]).isBetween(0.02, 3.0);
                assertThat(i == 0 || slice.logMoneyness()[i] > slice.logMoneyness()[i - 1])
                        .isTrue();
            }
            assertThat(Arrays.stream(slice.weights()).sum()).isBetween(1 - 1e-12, 1 + 1e-12);
        }
    }

    @Test
    void theTableHoldsTimesAgainstOursAndCountsFailedFits() {
        Csv.writeSlices(folder.resolve("slices.csv"), SliceGenerator.slices(2, 5, 2));
        Csv.writeOptions(folder.resolve("options.csv"), Options.mixed(2, 1));
        Csv.write(folder.resolve("times-a-1.csv"), times("a", 10, 30));
        Csv.write(folder.resolve("times-b-1.csv"), times("b", 40, 40));
        Csv.write(folder.resolve("fits-b.csv"), List.of(SideBySide.FIT_HEADER, "b,SABR,m,0,0,NaN", "b,SABR,m,1,0,0.2"));
        String table = Comparison.of(folder).table();
        assertThat(table).contains("| SABR | a | m | 20.00 | 20.00 | 1.00 | 1.00 |");
        assertThat(table)
                .contains("| SABR | b | m | 40.00 | 40.00 | 2.00 | 2.00 |")
                .endsWith("| 1 |\n");
    }

    private static List<String> times(String peer, int first, int second) {
        return List.of(SideBySide.TIME_HEADER, peer + ",1,SABR,m,0," + first, peer + ",1,SABR,m,1," + second);
    }

    @Test
    void aFileOfAnotherFormIsRefused() {
        Csv.write(folder.resolve("slices.csv"), List.of("k,vol"));
        assertThatThrownBy(() -> Csv.readSlices(folder.resolve("slices.csv")))
                .hasMessageContaining("must begin with the header slice,days,forward,k,vol,weight");
    }
}
