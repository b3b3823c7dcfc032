package io.plimsoll.cli;

import io.plimsoll.StudyObserver;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar per stage on a terminal, a line per stage elsewhere; on stderr. */
final class TerminalProgress implements StudyObserver, AutoCloseable {

    private final boolean shown;
    private final boolean terminal = Boolean.getBoolean("plimsoll.terminal");
    private @Nullable ProgressBar bar;

    TerminalProgress(boolean shown) {
        this.shown = shown;
    }

    @Override
    public synchronized LongConsumer stage(String name, long units) {
        close();
        if (!shown || name.isEmpty()) {
            return done -> {};
        }
        if (!terminal) {
            System.err.println(name + " …");
            return done -> {};
        }
        ProgressBar next = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(units)
                .setStyle(
                        System.getenv("NO_COLOR") == null
                                ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
                                : ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
        bar = next;
        return next::stepTo;
    }

    @Override
    public synchronized void tell(String sentence) {
        if (shown) {
            System.err.println(sentence);
        }
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
