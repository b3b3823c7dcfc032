package io.plimsoll.learn;

import org.bytedeco.javacpp.Loader;

/** Loads PyTorch's native libraries once, or says clearly why this machine cannot. */
final class NativeLibraries {

    private NativeLibraries() {}

    /**
     * Makes sure that PyTorch can be called.
     *
     * @throws IllegalStateException naming the platform and the cause where the native libraries cannot be loaded
     */
    static void load() {
        try {
            Loaded.once();
        } catch (UnsatisfiedLinkError | NoClassDefFoundError | ExceptionInInitializerError failure) {
            throw new IllegalStateException(explanation(Loader.getPlatform(), failure), failure);
        }
    }

    static String explanation(String platform, Throwable failure) {
        return "the networks need PyTorch's native libraries, which could not be loaded on platform " + platform
                + "; the build carries them for linux-x86_64 with glibc. They unpack into the folder of"
                + " -Dorg.bytedeco.javacpp.cachedir (default ~/.javacpp/cache), which needs about 450 MB."
                + " What the loader said: " + failure;
    }

    /** The holder's initialisation is guarded by the JVM, so two threads never unpack the libraries side by side. */
    private static final class Loaded {
        static {
            Loader.load(org.bytedeco.openblas.global.openblas_full.class);
            Loader.load(org.bytedeco.pytorch.global.torch.class);
        }

        static void once() {}
    }
}
