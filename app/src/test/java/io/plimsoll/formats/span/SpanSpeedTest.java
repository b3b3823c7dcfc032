package io.plimsoll.formats.span;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.margin.span.SpanFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts read per second of processor time; the floors are a tenth or less of what was measured. */
class SpanSpeedTest {

    @Test
    void contractsAreReadByTheTenThousand(@TempDir Path folder) throws IOException {
        SpanFile file = SpanSamples.random(3, 5_000);
        for (SpanFormat format : SpanFormat.values()) {
            Path path = folder.resolve(format.name());
            SpanFiles.write(file, format, path);
            read(path, format);

            double perSecond = read(path, format);
            assertThat(perSecond).as("%s: contracts a second", format).isGreaterThan(5_000);
        }
    }

    private static double read(Path path, SpanFormat format) {
        LongAdder count = new LongAdder();
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        SpanFiles.stream(path, format, contract -> count.increment());
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        assertThat(count.sum()).isEqualTo(3 * 3 + 3 * 3 * 2 * 5_000);
        return count.sum() / (nanos / 1e9);
    }
}
