package io.plimsoll.learn;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/** Frees native memory when a piece of work ends, rather than when the garbage collector comes round to it. */
final class NativeMemory {

    private NativeMemory() {}

    /** Does the work; every tensor that it made on this thread is freed when it ends, however it ends. */
    static void scoped(Runnable work) {
        PointerScope scope = new PointerScope();
        try {
            work.run();
        } finally {
            scope.close();
        }
    }

    /** Does the work in a scope of its own with nothing recorded for a gradient. */
    static void scopedWithoutGradient(Runnable work) {
        scoped(() -> {
            NoGradGuard guard = new NoGradGuard();
            try {
                work.run();
            } finally {
                guard.close();
            }
        });
    }

    /** Makes something out of tensors that are freed before it is handed back; it must not be a tensor itself. */
    static <T> T scoped(Supplier<T> work) {
        PointerScope scope = new PointerScope();
        try {
            return work.get();
        } finally {
            scope.close();
        }
    }
}
