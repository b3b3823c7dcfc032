package io.plimsoll.learn;

import org.bytedeco.openblas.global.openblas_full;
import org.bytedeco.pytorch.global.torch;

/**
 * The one place that sets up native threads, so that the same seed gives the same bits.
 *
 * <p>Each worker computes on one native thread: a sum that is split over threads depends on how many there are, and on
 * a shared machine a second native thread costs more in waiting than it brings. Refits run in parallel on Java threads
 * instead. Both settings are needed, since PyTorch and OpenBLAS keep pools of their own. PyTorch's count is kept by
 * thread under OpenMP, so every worker sets it before it computes; OpenBLAS's is one for the process.
 *
 * <p>Which kernels OpenBLAS picks still depends on the processor. Results are the same bits on different machines only
 * where the environment variable {@code OPENBLAS_CORETYPE} names one kind, which must happen before the process starts.
 */
final class Deterministic {

    private Deterministic() {}

    /** Loads the native libraries if need be and ties the calling thread to one native thread. */
    static void onThisThread() {
        NativeLibraries.load();
        openblas_full.openblas_set_num_threads(1);
        torch.set_num_threads(1);
    }
}
