package io.plimsoll.margin.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What it costs to close positions out, which a margin of mid-price moves over a fixed horizon leaves out. Off unless asked for.
 * For a position of q contracts:
 *
 * <pre>
 * spread         ½·(ask − bid)·|q|·multiplier
 * concentration  ρ(position)·(√(days/h) − 1) where days = |q|/capacity is over the horizon h, else 0
 * capacity       volumeShare·daily volume; where it is not known openInterestShare·open interest
 * </pre>
 *
 * Half the spread is the exogenous cost of liquidity of A. Bangia, F. Diebold, T. Schuermann and J. Stroughair, "Modeling
 * liquidity risk", Risk 12 (1999), at its present and not its worst value. The root takes a position that needs more days than
 * the horizon as held whole for all of them, at independent moves; selling it evenly would need about 1/√3 of that. Why a
 * clearing house looks at both: CPMI-IOSCO, "Resilience of central counterparties: further guidance on the PFMI" (2017),
 * chapter 5.
 *
 * @param volumeShare of a day's volume that can be closed out without moving the price, in (0, 1]
 * @param openInterestShare of open interest likewise
 * @param horizonDays h of the margin
 */
public record LiquidityAddOn(double volumeShare, double openInterestShare, int horizonDays) {

    public LiquidityAddOn {
        boolean shares = volumeShare > 0 && volumeShare <= 1 && openInterestShare > 0 && openInterestShare <= 1;
        if (!shares || horizonDays < 1) {
            throw new IllegalArgumentException("shares must be in (0, 1] and the horizon at least 1, were "
                    + volumeShare + ", " + openInterestShare + " and " + horizonDays);
        }
    }

    /**
     * An account's add-on, in its currency.
     *
     * @param spread of all positions whose spread is known
     * @param concentration of all positions whose capacity is known
     * @param unknown what is missing, by position; its part is not in the sums
     */
    public record Result(double spread, double concentration, List<Unvalued> unknown) {

        /** Both together. */
        public double total() {
            return spread + concentration;
        }
    }

    /** The add-on of an account; {@code liquidity} by instrument. */
    public Result of(Account account, ProfitAndLoss pnl, PortfolioMargin rule, Map<String, Liquidity> liquidity) {
        List<Unvalued> unknown = new ArrayList<>();
        double spread = 0;
        double concentration = 0;
        for (int i = 0; i < account.size(); i++) {
            Instrument instrument = pnl.instrument(account.rows()[i]);
            Liquidity known =
                    liquidity.getOrDefault(instrument.id(), new Liquidity(Double.NaN, Double.NaN, Double.NaN));
            double size = Math.abs(account.quantities()[i]);
            double capacity = capacity(known);
            if (Double.isNaN(known.spread())) {
                unknown.add(new Unvalued(instrument.id(), "its bid-ask spread is not known"));
            } else {
                spread += 0.5 * known.spread() * size * instrument.unit();
            }
            if (Double.isNaN(capacity)) {
                unknown.add(new Unvalued(instrument.id(), "neither its volume nor its open interest is known"));
            } else if (size > capacity * horizonDays) {
                concentration += charge(account, i, size, capacity, rule, unknown, instrument.id());
            }
        }
        return new Result(spread, concentration, List.copyOf(unknown));
    }

    private double charge(
            Account account,
            int position,
            double size,
            double capacity,
            PortfolioMargin rule,
            List<Unvalued> unknown,
            String id) {
        if (capacity == 0) {
            unknown.add(
                    new Unvalued(id, "nothing of it is traded or open, so there is no number of days to close it out"));
            return 0;
        }
        Account alone = new Account(
                account.id(),
                new int[] {account.rows()[position]},
                new double[] {account.quantities()[position]},
                0,
                List.of());
        double margin = Math.max(0, rule.measure().of(alone));
        return margin * (Math.sqrt(size / capacity / horizonDays) - 1);
    }

    private double capacity(Liquidity known) {
        return Double.isNaN(known.dailyVolume())
                ? openInterestShare * known.openInterest()
                : volumeShare * known.dailyVolume();
    }
}
