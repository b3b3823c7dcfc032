package io.plimsoll.margin.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of prices and volatilities at the close that margins are set at. */
public final class MarketDay {

    private final LocalDate date;
    private final Map<String, RiskFactor> factors = new TreeMap<>();
    private final Map<String, VolSurface> surfaces;

    /**
     * @param date the valuation day
     * @param factors with their histories, none of which may reach beyond the day
     * @param surfaces by underlying; one may be missing, then its options cannot be valued
     * @throws IllegalArgumentException where two factors share a name, or one knows a later day
     */
    public MarketDay(LocalDate date, List<RiskFactor> factors, Map<String, VolSurface> surfaces) {
        this.date = date;
        this.surfaces = Map.copyOf(surfaces);
        for (RiskFactor factor : factors) {
            if (this.factors.put(factor.id(), factor) != null) {
                throw new IllegalArgumentException(
                        "risk factors must have a name of their own, two are " + factor.id());
            }
            int last = factor.history().last();
            if (last >= 0 && factor.history().date(last).isAfter(date)) {
                throw new IllegalArgumentException("on " + date + " the history of " + factor.id()
                        + " must end, it knows " + factor.history().date(last));
            }
        }
    }

    /** The valuation day. */
    public LocalDate date() {
        return date;
    }

    /** The risk factors, by name. */
    public List<RiskFactor> factors() {
        return List.copyOf(factors.values());
    }

    /** A risk factor; null where there is none of that name. */
    public @Nullable RiskFactor factor(String id) {
        return factors.get(id);
    }

    /** The surface of an underlying; null where there is none. */
    public @Nullable VolSurface surface(String underlying) {
        return surfaces.get(underlying);
    }
}
