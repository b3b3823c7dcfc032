package io.plimsoll.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReportDataTest {

    @Test
    void aSeriesIsWrittenAsWholeStepsOfItsFifthDigit() {
        ObjectNode series = ReportData.steps(new double[] {3.00004, 3.00004, Double.NaN, 2.5, 0.1});
        assertThat(series.toString()).isEqualTo("{\"scale\":10000.0,\"steps\":[30000,0,null,-5000,-24000]}");
    }

    @Test
    void stepsAddUpToTheSeriesWhateverItsUnit() {
        SplittableRandom random = new SplittableRandom(5);
        for (double unit : new double[] {1e-6, 0.03, 1, 7e4, 1e9}) {
            double[] numbers = random.doubles(300, 0.1 * unit, unit).toArray();
            ObjectNode series = ReportData.steps(numbers);
            double scale = series.get("scale").doubleValue();
            long sum = 0;
            for (int t = 0; t < numbers.length; t++) {
                sum += series.get("steps").get(t).longValue();
                assertThat(sum / scale).isCloseTo(numbers[t], within(5.001e-5 * unit));
            }
        }
    }

    @Test
    void aSeriesOfZerosHasNoScaleToFind() {
        assertThat(ReportData.steps(new double[] {0, 0}).toString()).isEqualTo("{\"scale\":1.0,\"steps\":[0,0]}");
    }
}
