package io.plimsoll.formats.span;

import io.plimsoll.margin.span.SpanContract;
import io.plimsoll.margin.span.SpanFile;
import io.plimsoll.margin.span.SpanParameters;
import io.plimsoll.market.InputRejectedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * Reads and writes SPAN risk parameter files, positional (.pa2) and XML (.spn), plain, gzipped or alone in a zip. Which it is
 * shows in the content; names do not matter. A file that breaks a rule is turned down with {@link InputRejectedException}, which
 * names file, line, columns or element, rule and value. Amounts are read into the currency of the combined commodity.
 */
public final class SpanFiles {

    private static final int HEAD = 4096;
    private static final Pattern POSITIONAL = Pattern.compile("\\s*0 .{6}\\d{8}[SI].{18}U[2P].*", Pattern.DOTALL);
    private static final Pattern XML = Pattern.compile(
            "(\u00EF\u00BB\u00BF)?\\s*(<\\?.*?\\?>\\s*|<!--.*?-->\\s*)*<spanFile[\\s>].*", Pattern.DOTALL);

    private SpanFiles() {}

    /** Which SPAN file the first bytes of a file say it is; empty for any other file, whatever its name. */
    public static Optional<SpanFormat> sniff(Path file) {
        String head;
        try (InputStream in = PackedFile.open(file)) {
            head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        } catch (EOFException | ZipException e) {
            return Optional.empty(); // it says it is packed, and is not
        } catch (IOException e) {
            throw PackedFile.rejected(file, 0, e);
        }
        if (POSITIONAL.matcher(head).matches()) {
            return Optional.of(SpanFormat.POSITIONAL);
        }
        return XML.matcher(head).matches() ? Optional.of(SpanFormat.XML) : Optional.empty();
    }

    /**
     * Reads a file in one pass without holding its contracts.
     *
     * @param to given each contract as it is read
     * @return all but the contracts
     */
    public static SpanParameters stream(Path file, Consumer<SpanContract> to) {
        SpanFormat format = sniff(file)
                .orElseThrow(
                        () -> new InputRejectedException(
                                file
                                        + ": must begin with a record 0 of format U2 or UP, or be XML with the outermost element spanFile"));
        return stream(file, format, to);
    }

    /** The same for a file that is to be of one format. */
    public static SpanParameters stream(Path file, SpanFormat format, Consumer<SpanContract> to) {
        return switch (format) {
            case POSITIONAL -> Pa2Reader.read(file, to);
            case XML -> SpnReader.read(file, to);
        };
    }

    /** Reads a whole file. */
    public static SpanFile read(Path file) {
        List<SpanContract> contracts = new ArrayList<>();
        SpanParameters parameters = stream(file, contracts::add);
        return new SpanFile(parameters, contracts);
    }

    /**
     * Writes a file, gzipped where its name ends in .gz. Reading it gives the same content back, but for
     * {@link SpanParameters#unread}; XML sorts the contracts by exchange and product.
     *
     * @throws IllegalArgumentException where the format cannot hold the content to the last digit; then there is no file
     */
    public static void write(SpanFile span, SpanFormat format, Path file) throws IOException {
        try {
            switch (format) {
                case POSITIONAL -> Pa2Writer.write(span, file);
                case XML -> SpnWriter.write(span, file);
            }
        } catch (IllegalArgumentException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
