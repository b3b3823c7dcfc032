package io.plimsoll.margin.portfolio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One account's margin from a multiplier for each underlying. With the distinct multipliers m₁ &lt; … &lt; mₙ, m₀ = 0, and S_k the
 * positions on underlyings whose multiplier is at least m_k,
 *
 * <pre>M = Σ_k (m_k − m_(k−1))·ρ(S_k)</pre>
 *
 * The whole account counts at the least multiplier, and each further step is charged on those positions alone that it is asked
 * of: what hedges them at a lower multiplier offsets only so much. Equal multipliers give m·ρ(all); M is homogeneous of degree one
 * in positions and in multipliers. Where ρ is sub-additive, M ≤ Σ m_u·ρ(u).
 */
public final class PortfolioMultiplier {

    private final Map<String, Double> multipliers;

    /** @param multipliers by underlying, positive and finite */
    public PortfolioMultiplier(Map<String, Double> multipliers) {
        multipliers.forEach((underlying, m) -> {
            if (!(m > 0 && Double.isFinite(m))) {
                throw new IllegalArgumentException(
                        "multipliers must be positive and finite, that of " + underlying + " was " + m);
            }
        });
        this.multipliers = Map.copyOf(multipliers);
    }

    /**
     * The layered margin by any rule.
     *
     * @param underlyings of the account
     * @param margin ρ of the account's positions on a set of underlyings, never empty; not negative
     */
    public double layered(Set<String> underlyings, ToDoubleFunction<Set<String>> margin) {
        double sum = 0;
        double below = 0;
        for (Layer layer : layers(underlyings)) {
            sum += (layer.multiplier - below) * margin.applyAsDouble(layer.underlyings);
            below = layer.multiplier;
        }
        return sum;
    }

    /**
     * The layered margin by a measure of scenarios, and not less than the measure of the losses with each underlying's multiplied by
     * its own: max(M, ρ(Σ m_u·L_u)). The second guards what layers cannot see: for a sub-additive measure, and every part S of the
     * underlyings, it is at least ρ(m·L on S) − ρ(−m·L on the rest), the multiplied risk of S less the most that the rest can
     * offset. The account's cash comes off once, at its face value.
     */
    public AccountMargin of(Account account, ProfitAndLoss pnl, PortfolioMargin rule) {
        return of(List.of(account), pnl, rule).get(0);
    }

    /** The same of many accounts, in their order: their losses are added up together. */
    public List<AccountMargin> of(List<Account> accounts, ProfitAndLoss pnl, PortfolioMargin rule) {
        double[] multiplied = rule.measure()
                .of(accounts.stream().map(account -> multiplied(account, pnl)).toList());
        return IntStream.range(0, multiplied.length)
                .parallel()
                .mapToObj(i -> of(accounts.get(i), multiplied[i], pnl, rule))
                .toList();
    }

    /** Where one multiplier is all there is, the layers are the measure of the multiplied losses, and need not be added up. */
    private AccountMargin of(Account account, double multiplied, ProfitAndLoss pnl, PortfolioMargin rule) {
        Set<String> underlyings = new TreeSet<>();
        for (int row : account.rows()) {
            underlyings.add(pnl.instrument(row).underlying());
        }
        boolean alike = underlyings.stream().mapToDouble(this::of).distinct().count() <= 1;
        double layered = alike ? 0 : layered(underlyings, set -> rule.of(account, set));
        return AccountMargin.of(account, Math.max(layered, multiplied) - account.cash());
    }

    /** The account without its cash, each quantity times its multiplier. */
    private Account multiplied(Account account, ProfitAndLoss pnl) {
        double[] quantities = account.quantities().clone();
        for (int i = 0; i < quantities.length; i++) {
            quantities[i] *= of(pnl.instrument(account.rows()[i]).underlying());
        }
        return new Account(account.id(), account.rows(), quantities, 0, account.unvalued());
    }

    /** The multiplier of an underlying. */
    public double of(String underlying) {
        Double m = multipliers.get(underlying);
        if (m == null) {
            throw new IllegalArgumentException("every underlying held needs a multiplier, " + underlying + " has none");
        }
        return m;
    }

    private record Layer(double multiplier, Set<String> underlyings) {}

    /** By rising multiplier, each with all underlyings whose multiplier is at least its own. */
    private List<Layer> layers(Set<String> underlyings) {
        TreeMap<Double, Set<String>> byMultiplier = new TreeMap<>();
        for (String underlying : underlyings) {
            byMultiplier.computeIfAbsent(of(underlying), m -> new TreeSet<>()).add(underlying);
        }
        List<Layer> layers = new ArrayList<>();
        Set<String> above = new TreeSet<>();
        for (Map.Entry<Double, Set<String>> entry : byMultiplier.descendingMap().entrySet()) {
            above.addAll(entry.getValue());
            layers.add(new Layer(entry.getKey(), Collections.unmodifiableSet(new TreeSet<>(above))));
        }
        Collections.reverse(layers);
        return layers;
    }
}
