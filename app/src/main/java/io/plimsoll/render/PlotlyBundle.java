package io.plimsoll.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Plotly as it lies in its web jar, packed so that a page can carry it. */
final class PlotlyBundle {
    static final String VERSION = "2.35.3";
    private static final String RESOURCE = "/META-INF/resources/webjars/plotly.js-dist/" + VERSION + "/plotly.js";

    private PlotlyBundle() {}

    /** The packed library. */
    static String packed() {
        return Once.TEXT;
    }

    private static byte[] plain() {
        try (InputStream stream = PlotlyBundle.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("the web jar of Plotly is not on the class path: no " + RESOURCE);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** Packing takes a second: once a process, when it is first needed. */
    private static final class Once {
        static final String TEXT = Packed.of(plain());
    }
}
