package io.plimsoll.simulated;

import io.plimsoll.simulate.AssetProfile;
import io.plimsoll.simulate.WorldSettings;
import io.plimsoll.simulated.WrittenWorld.WrittenFile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a folder with a world says of itself. */
final class WorldReadme {

    static final String FIRST_LINE = "A simulated world. Nothing in this folder was ever quoted or traded.";

    private WorldReadme() {}

    static String of(WorldSettings settings, List<WorldFormat> formats, List<WrittenFile> files) {
        String underlyings = settings.profiles().stream()
                .map((AssetProfile p) -> "  " + p.symbol() + "  " + p.name())
                .collect(Collectors.joining("\n"));
        String names = formats.stream().map(WorldFormat::name).distinct().collect(Collectors.joining(", "));
        return FIRST_LINE + "\n\n"
                + "Every price, volume, rate, index and account in it is invented by Plimsoll, also where a file has the\n"
                + "columns of a vendor: no vendor, exchange or clearing house has seen, made or approved any of it.\n\n"
                + String.format(
                                Locale.ROOT,
                                "seed %d, %d sessions from %s on, signal %s, %s of option rows spoilt on purpose%n%n",
                                settings.seed(),
                                settings.sessions(),
                                settings.firstDate(),
                                settings.signal().name().toLowerCase(Locale.ROOT),
                                settings.faultRate())
                        .replace("\r", "")
                + "The same settings and version give the same bytes.\n\nUnderlyings\n" + underlyings
                + "\n\nFormats: " + names + "\n\n"
                + "SYMBOL/truth.csv   99 % quantiles of the loss of either side, of the law that the day's return was drawn\n"
                + "                   from. Nobody could know them: use them to judge a method, never to feed it.\n"
                + "SYMBOL/labels.csv  every dirty row of the option files, and every row that was left out: file, line,\n"
                + "                   date, instrument, kind, and whether it was planted or came about (natural).\n"
                + "series.csv         the economy; known is the day at whose close a value was known. Vendors' files of the\n"
                + "                   same series hold each date once, as it was last revised: they know the future, as\n"
                + "                   such files do.\n\n"
                + files.size()
                + " files; docs/simulated.md of Plimsoll tells how the world is made and how it differs from\n"
                + "real markets.\n";
    }
}
