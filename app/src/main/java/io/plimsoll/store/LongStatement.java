package io.plimsoll.store;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CancellationException;

/** A statement that takes long enough for somebody to want its end: an interrupt of the thread that waits for it cancels it. */
final class LongStatement {

    private static final long LOOK_MILLIS = 50;

    private LongStatement() {}

    /**
     * Executes a statement.
     *
     * @param doing for the message, such as {@code reading a.csv}
     * @throws CancellationException where the thread is interrupted
     */
    static void execute(Statement statement, String sql, String doing) throws SQLException {
        Thread waiting = Thread.currentThread();
        Thread watch = new Thread(() -> watch(statement, waiting), "plimsoll-interrupts");
        watch.setDaemon(true);
        watch.start();
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            if (waiting.isInterrupted()) {
                throw interrupted(doing, e);
            }
            throw e;
        } finally {
            watch.interrupt();
        }
    }

    static CancellationException interrupted(String doing, Exception cause) {
        CancellationException cancelled =
                new CancellationException("the import was interrupted while " + doing + "; the store is unchanged");
        cancelled.initCause(cause);
        return cancelled;
    }

    /** Until this thread is interrupted itself; a cancellation before the statement has begun does nothing, so it is repeated. */
    private static void watch(Statement statement, Thread waiting) {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                if (waiting.isInterrupted()) {
                    statement.cancel();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the statement has ended
        } catch (SQLException e) {
            throw new IllegalStateException("the statement cannot be cancelled", e);
        }
    }
}
