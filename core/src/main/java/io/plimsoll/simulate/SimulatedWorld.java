package io.plimsoll.simulate;

import io.plimsoll.surface.model.SviSabr;
import java.util.ArrayList;
import java.util.List;

/**
 * Several underlyings that move together, and the economy around them. Their shocks share a common one and their regimes a
 * common stress, yet the law of each one's next return, given everything known at a close, stays a {@link DayLaw} of its own.
 * An underlying is the same whether or not others are simulated with it.
 *
 * @param settings what was simulated
 * @param markets by profile, in the order of the settings
 * @param releases the economy's series as they were published, and the markets' own, in {@link Release#ORDER}
 */
public record SimulatedWorld(WorldSettings settings, List<SimulatedMarket> markets, List<Release> releases) {

    /**
     * Simulates a whole world; the same settings give the same rows. A world of five underlyings over ten years holds 1.5
     * million option rows; {@link #market} gives one underlying at a time.
     */
    public static SimulatedWorld simulate(WorldSettings settings) {
        CommonPaths world = CommonPaths.of(settings);
        List<SimulatedMarket> markets = new ArrayList<>();
        List<Release> releases = new ArrayList<>(Economy.releases(world));
        for (AssetProfile profile : settings.profiles()) {
            SimulatedMarket market = SimulatedMarket.of(world, profile);
            markets.add(market);
            releases.addAll(market.releases());
        }
        releases.sort(Release.ORDER);
        return new SimulatedWorld(settings, markets, releases);
    }

    /**
     * One underlying of a world.
     *
     * @throws IllegalArgumentException where no profile of the settings has the symbol
     */
    public static SimulatedMarket market(WorldSettings settings, String symbol) {
        return SimulatedMarket.of(CommonPaths.of(settings), profile(settings, symbol));
    }

    private static AssetProfile profile(WorldSettings settings, String symbol) {
        return settings.profiles().stream()
                .filter(p -> p.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> unknown(
                        symbol,
                        settings.profiles().stream().map(AssetProfile::symbol).toList()));
    }

    /**
     * The true smiles of an underlying by session, at a maturity that no expiry need have. Rows are priced from smiles of the
     * same state.
     *
     * @param days to expiry, positive
     */
    public static List<SviSabr> smiles(WorldSettings settings, String symbol, int days) {
        return Session.path(CommonPaths.of(settings), profile(settings, symbol)).stream()
                .map(s -> SimulatedSmile.of(s.state(), s.date(), days / 365.0))
                .toList();
    }

    /** The series of a world's economy as they were published, in {@link Release#ORDER}, without those of its markets. */
    public static List<Release> economy(WorldSettings settings) {
        return Economy.releases(CommonPaths.of(settings));
    }

    /**
     * The market of a symbol.
     *
     * @throws IllegalArgumentException where there is none
     */
    public SimulatedMarket market(String symbol) {
        return markets.stream()
                .filter(m -> m.profile().symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> unknown(
                        symbol, markets.stream().map(m -> m.profile().symbol()).toList()));
    }

    private static IllegalArgumentException unknown(String symbol, List<String> symbols) {
        return new IllegalArgumentException("symbol must be one of " + symbols + ", was " + symbol);
    }
}
