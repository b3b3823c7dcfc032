package io.plimsoll.formats.span;

import io.plimsoll.margin.span.SpanContract;
import io.plimsoll.margin.span.SpanParameters;
import io.plimsoll.market.InputRejectedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a positional SPAN file in one pass; contracts are handed on as they come. */
final class Pa2Reader {

    private final Path file;
    private final Unread unread = new Unread();
    private final Pa2Scales scales = new Pa2Scales(unread);
    private final Pa2Commodities commodities = new Pa2Commodities(scales, unread);
    private final Pa2Spreads spreads = new Pa2Spreads(unread);
    private final Pa2Contracts contracts;
    private final List<String> exchanges = new ArrayList<>();

    private LocalDate date = LocalDate.MIN;
    private boolean settlement;
    private String qualifier = "";
    private String organisation = "";

    private Pa2Reader(Path file, Consumer<SpanContract> to) {
        this.file = file;
        this.contracts = new Pa2Contracts(scales, unread, to);
    }

    static SpanParameters read(Path file, Consumer<SpanContract> to) {
        long line = 0;
        try (InputStream in = PackedFile.open(file)) {
            Pa2Lines lines = new Pa2Lines(file, in);
            try {
                return new Pa2Reader(file, to).read(lines);
            } catch (IOException e) {
                line = lines.number();
                throw e;
            }
        } catch (IOException e) {
            throw PackedFile.rejected(file, line, e);
        }
    }

    private SpanParameters read(Pa2Lines lines) throws IOException {
        Pa2Line line = new Pa2Line(file.toString());
        boolean begun = false;
        while (lines.next(line)) {
            if (line.isBlank(1, line.length())) {
                continue;
            }
            if (!begun) {
                header(line);
                begun = true;
            } else {
                checked(line);
            }
        }
        if (!begun) {
            throw new InputRejectedException(file + ": the file is empty; it must begin with a record 0");
        }
        contracts.requirePaired(line);
        return parameters();
    }

    private void checked(Pa2Line line) {
        try {
            record(line);
        } catch (IllegalArgumentException e) { // what the records themselves do not allow
            throw new InputRejectedException(file + ":" + line.number() + ": " + e.getMessage(), e);
        }
    }

    private void header(Pa2Line line) {
        if (!line.text(1, 2).equals("0")) {
            throw line.rejected(1, 2, "record type", "must be 0 on the first line");
        }
        String format = line.text(36, 37);
        if (!format.equals("U2") && !format.equals("UP")) {
            throw line.rejected(36, 37, "file format", "must be U2 (expanded unpacked) or UP (Paris expanded)");
        }
        organisation = line.text(3, 8);
        date = line.date(9, 16, "business date");
        settlement = switch (line.at(17)) {
            case 'S' -> true;
            case 'I' -> false;
            default -> throw line.rejected(17, 17, "settlement or intraday", "must be S or I");
        };
        qualifier = Codes.qualifier(line.text(18, 19));
    }

    private void record(Pa2Line line) {
        char first = line.at(1);
        char second = line.at(2);
        if (first == '8' && second != ' ') {
            contract(line, second);
            return;
        }
        contracts.requirePaired(line);
        if (second != ' ') {
            unread.count("" + first + second);
            return;
        }
        parameter(line, first);
    }

    private void contract(Pa2Line line, char second) {
        switch (second) {
            case '1' -> contracts.first(line, 5);
            case '2' -> contracts.second(line, 5);
            case '3' -> contracts.first(line, 8);
            case '4' -> contracts.second(line, 8);
            default -> unread.count("8" + second);
        }
    }

    private void parameter(Pa2Line line, char type) {
        switch (type) {
            case '0' -> throw line.rejected("record 0 must stand once, on the first line");
            case '1' -> exchanges.add(line.text(3, 5));
            case '2' -> commodities.definition(line);
            case '3' -> commodities.intraTiers(line);
            case 'S' -> commodities.scanTiers(line);
            case '4' -> commodities.charges(line);
            case 'C' -> commodities.tierSpread(line);
            case 'E' -> commodities.seriesSpread(line);
            case '5' -> commodities.group(line);
            case '6' -> spreads.spread(line);
            case 'B' -> scales.month(line);
            case 'P' -> scales.prices(line);
            default -> unread.count(String.valueOf(type));
        }
    }

    private SpanParameters parameters() {
        return new SpanParameters(
                date,
                settlement,
                qualifier,
                organisation,
                exchanges.stream().distinct().toList(),
                scales.scanPoints(),
                scales.products(),
                scales.months(),
                commodities.build(),
                spreads.build(),
                unread.counts());
    }
}
