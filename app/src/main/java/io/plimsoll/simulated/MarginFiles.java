package io.plimsoll.simulated;

import io.plimsoll.formats.position.PositionFiles;
import io.plimsoll.formats.span.SpanFiles;
import io.plimsoll.formats.span.SpanFormat;
import io.plimsoll.margin.position.Position;
import io.plimsoll.margin.span.SpanContract;
import io.plimsoll.margin.span.SpanFile;
import io.plimsoll.simulate.SimulatedMarket;
import io.plimsoll.simulate.WorldSettings;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What an invented clearing house publishes after the last session, and what three invented accounts hold. */
final class MarginFiles {

    static final String POSITIONAL = "span-pa2";
    static final String XML = "span-spn";
    static final String POSITIONS = "cme-core-positions";

    private static final int ACCOUNTS = 3;
    private static final int CONTRACTS_HELD = 12;
    private static final int MOST_HELD = 50;

    private final SpanFile span;
    private final SimulatedMarket market;
    private final long seed;
    private final LocalDate date;
    private final WorldFolder folder;

    MarginFiles(WorldSettings settings, SimulatedMarket market, WorldFolder folder) {
        this.span = SimulatedSpan.of(settings, market);
        this.market = market;
        this.seed = settings.seed();
        this.date = span.parameters().businessDate();
        this.folder = folder;
    }

    void write(String format) {
        switch (format) {
            case POSITIONAL -> span(format, SpanFormat.POSITIONAL, ".pa2");
            case XML -> span(format, SpanFormat.XML, ".spn");
            default -> {
                List<Position> positions = positions();
                folder.file(
                        path("_positions.csv"), format, positions.size(), file -> PositionFiles.write(positions, file));
            }
        }
    }

    private void span(String name, SpanFormat format, String ending) {
        folder.file(path(ending), name, span.contracts().size(), file -> SpanFiles.write(span, format, file));
    }

    private String path(String ending) {
        String symbol = market.profile().symbol();
        return symbol + "/" + symbol + "_" + date.format(DateTimeFormatter.BASIC_ISO_DATE) + ending;
    }

    /** Contracts of the SPAN file, each account its own, drawn by the world's seed and the symbol. */
    private List<Position> positions() {
        SplittableRandom random =
                new SplittableRandom(seed * 31 + market.profile().symbol().hashCode());
        List<Position> positions = new ArrayList<>();
        for (int account = 1; account <= ACCOUNTS; account++) {
            List<SpanContract> left = new ArrayList<>(span.contracts());
            for (int i = 0; i < CONTRACTS_HELD && !left.isEmpty(); i++) {
                SpanContract contract = left.remove(random.nextInt(left.size()));
                int size = 1 + random.nextInt(MOST_HELD);
                positions.add(position(account, contract, random.nextBoolean() ? size : -size));
            }
        }
        return positions;
    }

    private Position position(int account, SpanContract contract, int quantity) {
        boolean option = contract.right() != null;
        String product = contract.series().product().code();
        return new Position(
                "900",
                String.format(Locale.ROOT, "SIM-%03d", account),
                contract.series().product().exchange(),
                product,
                market.profile().name(),
                product,
                contract.series().period(),
                contract.right(),
                contract.strike(),
                option ? contract.series().futuresPeriod() : "",
                quantity,
                option ? "OOF" : "FUT",
                "");
    }
}
