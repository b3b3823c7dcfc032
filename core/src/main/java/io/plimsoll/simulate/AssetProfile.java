package io.plimsoll.simulate;

import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What is lasting about a simulated underlying. Its options are European and settle on the underlying of the bars, whose
 * forward is the future of the same expiry. {@link AssetProfiles} has five.
 *
 * @param symbol capital letters, invented; the product of its futures
 * @param name in words, invented
 * @param startPrice price before the first session, price units
 * @param tick least price change of underlying, options and futures, price units
 * @param trend how prices move on average
 * @param volatility of the normal move
 * @param jumps that come on top
 * @param smile of its options
 * @param carry what a forward is worth against the spot
 * @param common what it shares with the world
 * @param listing which contracts there are
 */
public record AssetProfile(
        String symbol,
        String name,
        double startPrice,
        double tick,
        Trend trend,
        Volatility volatility,
        Jumps jumps,
        Smile smile,
        Carry carry,
        Common common,
        Listing listing) {

    private static final Pattern SYMBOL = Pattern.compile("[A-Z]{2,12}");
    /** Middle of the winter: the day of the year at which seasons are at their height. */
    private static final int MIDWINTER = 15;

    public AssetProfile {
        Objects.requireNonNull(name);
        require(SYMBOL.matcher(symbol).matches(), "symbol must be 2 to 12 capital letters, was \"" + symbol + "\"");
        require(
                tick > 0 && startPrice >= 1000 * tick && startPrice < Double.POSITIVE_INFINITY,
                "startPrice must be at least 1000 ticks and tick positive, were " + startPrice + " and " + tick);
    }

    /**
     * @param growth mean relative change of the spot, decimal a year
     * @param reversion speed at which the log price is drawn back to that of the start, a year; 0 for none
     */
    public record Trend(double growth, double reversion) {}

    /**
     * The log variance X reverts to a calm or a stressed level: dX = κ(level − X)dt + ξ dB, d⟨B, W⟩ = leverage·dt, with W the
     * normal move of the price.
     *
     * @param calm volatility that X is drawn to in calm, decimal a year
     * @param stressed the same under stress
     * @param reversion κ, a year
     * @param volOfLogVariance ξ, per √year
     * @param leverage correlation of price and variance shocks, in (−1, 1)
     * @param leap what a jump of the price adds to X
     * @param season amplitude of ln variance over the year, highest in mid January
     */
    public record Volatility(
            double calm,
            double stressed,
            double reversion,
            double volOfLogVariance,
            double leverage,
            double leap,
            double season) {

        public Volatility {
            require(
                    0 < calm && calm <= stressed && stressed < 2 && Math.abs(leverage) < 1 && reversion > 0,
                    "volatility needs 0 < calm <= stressed < 2, |leverage| < 1 and reversion > 0, were " + calm + ", "
                            + stressed + ", " + leverage + " and " + reversion);
        }
    }

    /**
     * @param mean of a jump, log return
     * @param deviation of a jump, log return, positive
     * @param calmProbability of a jump in a calm session
     * @param stressedProbability of a jump in a stressed session
     */
    public record Jumps(double mean, double deviation, double calmProbability, double stressedProbability) {

        public Jumps {
            require(
                    deviation > 0 && calmProbability >= 0 && stressedProbability < 0.2,
                    "jumps need deviation > 0 and probabilities in [0, 0.2), were " + deviation + ", " + calmProbability
                            + " and " + stressedProbability);
        }

        /** Mean square of a jump. */
        double meanSquare() {
            return mean * mean + deviation * deviation;
        }

        /** E[e^jump] − 1. */
        double relativeMean() {
            return StrictMath.exp(mean + 0.5 * deviation * deviation) - 1;
        }
    }

    /**
     * @param premium how far implied stands above expected volatility in calm, ln
     * @param calmRho correlation of the SVI-SABR smiles in calm
     * @param stressedRho the same under stress
     * @param calmEta ν·√(T + 0.1) in calm, at most 1.1
     * @param stressedEta the same under stress
     * @param spreadVol half of the spread at the money at one month in calm, volatility, decimal
     */
    public record Smile(
            double premium, double calmRho, double stressedRho, double calmEta, double stressedEta, double spreadVol) {}

    /**
     * F = S(1 + rT)·exp(−lasting·T − δ(1 − e^(−κT))/κ + season), dδ = −κδ dt + c·σ dW′, d⟨W, W′⟩ = spotLink·dt: the second
     * factor of Gibson &amp; Schwartz, "Stochastic Convenience Yield and the Pricing of Oil Contingent Claims", Journal of
     * Finance 45 (1990), with a volatility in proportion to that of the spot.
     *
     * @param lasting yield of holding the underlying for ever: dividends, convenience, or the foreign rate; decimal a year
     * @param fade κ, a year
     * @param yieldVol c, a year; 0 for none
     * @param spotLink correlation of yield and price shocks
     * @param tensionYield where tension draws δ to, decimal a year per unit of tension
     * @param season amplitude of the spot over the year, ln, highest in mid January
     */
    public record Carry(
            double lasting, double fade, double yieldVol, double spotLink, double tensionYield, double season) {}

    /**
     * @param correlation of the normal move with the world's shock, in (−1, 1)
     * @param sharedJumps share of the sessions in which a jump is decided by the world's lot instead of an own one
     * @param joins probability of taking part in a common stress
     * @param ownStress probability a session that stress of its own begins
     */
    public record Common(double correlation, double sharedJumps, double joins, double ownStress) {

        public Common {
            require(
                    Math.abs(correlation) < 1 && inUnit(sharedJumps) && inUnit(joins) && inUnit(ownStress),
                    "common needs |correlation| < 1 and probabilities in [0, 1], were " + correlation + ", "
                            + sharedJumps + ", " + joins + " and " + ownStress);
        }

        private static boolean inUnit(double p) {
            return p >= 0 && p <= 1;
        }
    }

    /** Which months futures are listed for. */
    public enum Cycle {
        /** Every month. */
        MONTHLY,
        /** March, June, September and December. */
        QUARTERLY
    }

    /**
     * @param strikeUnit strikes are multiples of this, or of it times or divided by a power of two; price units
     * @param weeklies option expiries on Fridays that are not the month's third
     * @param monthlies option expiries on third Fridays
     * @param quarterlies option expiries in quarter months after those
     * @param futures contracts a day
     * @param cycle their months
     */
    public record Listing(double strikeUnit, int weeklies, int monthlies, int quarterlies, int futures, Cycle cycle) {

        public Listing {
            require(
                    strikeUnit > 0 && weeklies >= 0 && monthlies >= 1 && quarterlies >= 0 && futures >= 1,
                    "listing needs a positive strikeUnit, a monthly expiry and a future, were " + strikeUnit + ", "
                            + monthlies + " and " + futures);
        }
    }

    /** The same underlying at another price and tick; strikes keep their relation to the price. */
    public AssetProfile priced(double price, double newTick) {
        Listing scaled = new Listing(
                listing.strikeUnit * price / startPrice,
                listing.weeklies,
                listing.monthlies,
                listing.quarterlies,
                listing.futures,
                listing.cycle);
        return new AssetProfile(symbol, name, price, newTick, trend, volatility, jumps, smile, carry, common, scaled);
    }

    /** 1 in mid January, −1 half a year from it. */
    static double winter(LocalDate date) {
        return winter(date, 0);
    }

    /** The same some years after a date. */
    static double winter(LocalDate date, double years) {
        double turn = (date.getDayOfYear() - MIDWINTER) / 365.25 + years;
        return StrictMath.cos(2 * Math.PI * turn);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
