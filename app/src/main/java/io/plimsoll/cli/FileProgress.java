package io.plimsoll.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Progress file by file on stderr: a bar on a terminal, a line as each file begins elsewhere. */
final class FileProgress implements AutoCloseable {

    private final String doing;
    private final List<Path> files;
    private final boolean lines;
    private final TerminalProgress terminal;
    private final LongConsumer bar;
    private int done;

    FileProgress(String doing, List<Path> files, boolean shown) {
        boolean isTerminal = Boolean.getBoolean("plimsoll.terminal");
        this.doing = doing;
        this.files = List.copyOf(files);
        this.lines = shown && !isTerminal;
        this.terminal = new TerminalProgress(shown && isTerminal);
        this.bar = terminal.stage(doing, files.size());
        line();
    }

    /** Tells that a file is done. */
    void done() {
        to(done + 1L);
    }

    /** Tells how many files are done. */
    void to(long files) {
        done = Math.toIntExact(files);
        bar.accept(files);
        line();
    }

    private void line() {
        if (lines && done < files.size()) {
            System.err.println(doing + " " + (done + 1) + " of " + files.size() + ": " + files.get(done));
        }
    }

    @Override
    public void close() {
        terminal.close();
    }
}
