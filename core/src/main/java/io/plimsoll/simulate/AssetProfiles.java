package io.plimsoll.simulate;

import io.plimsoll.simulate.AssetProfile.Carry;
import io.plimsoll.simulate.AssetProfile.Common;
import io.plimsoll.simulate.AssetProfile.Cycle;
import io.plimsoll.simulate.AssetProfile.Jumps;
import io.plimsoll.simulate.AssetProfile.Listing;
import io.plimsoll.simulate.AssetProfile.Smile;
import io.plimsoll.simulate.AssetProfile.Trend;
import io.plimsoll.simulate.AssetProfile.Volatility;
import java.util.List;

/**
 * Five invented underlyings. Their numbers were chosen so that {@link io.plimsoll.market.StylisedFacts} of a long path lie
 * where those of markets of their kind do; no number is an estimate for any real market.
 */
public final class AssetProfiles {

    private AssetProfiles() {}

    /** All five. */
    public static List<AssetProfile> all() {
        return List.of(equityIndex(), crudeOil(), naturalGas(), stock(), currency());
    }

    /** An equity index: volatility rises when it falls, jumps go down, and so do its smiles. */
    public static AssetProfile equityIndex() {
        return new AssetProfile(
                "HARBIX",
                "Harbour 400 index",
                1000,
                0.01,
                new Trend(0.06, 0),
                new Volatility(0.105, 0.25, 7, 2.6, -0.75, 0.4, 0),
                new Jumps(-0.018, 0.022, 0.008, 0.03),
                new Smile(0.06, -0.35, -0.5, 0.5, 0.6, 0.0012),
                new Carry(0.015, 5, 0.25, 0, 0.03, 0),
                new Common(0.85, 0.8, 0.9, 0.0004),
                new Listing(1.25, 1, 2, 2, 4, Cycle.QUARTERLY));
    }

    /** A crude oil: a convenience yield that moves with the spot, so that near contracts move most. */
    public static AssetProfile crudeOil() {
        return new AssetProfile(
                "SKERRY",
                "Skerry blend crude oil",
                70,
                0.01,
                new Trend(0.02, 0.3),
                new Volatility(0.24, 0.5, 6, 2.2, -0.15, 0.35, 0),
                new Jumps(-0.012, 0.035, 0.008, 0.025),
                new Smile(0.05, -0.2, -0.3, 0.5, 0.6, 0.0025),
                new Carry(0.025, 1.4, 1.0, 0.75, 0, 0),
                new Common(0.35, 0.4, 0.6, 0.0012),
                new Listing(0.25, 1, 3, 1, 12, Cycle.MONTHLY));
    }

    /** A natural gas: jumps and volatility go up with the price, and winters are dear and restless. */
    public static AssetProfile naturalGas() {
        return new AssetProfile(
                "FATHOM",
                "Fathom hub natural gas",
                3.2,
                0.001,
                new Trend(0, 0.6),
                new Volatility(0.38, 0.66, 6, 2.2, 0.35, 0.4, 0.35),
                new Jumps(0.015, 0.05, 0.01, 0.03),
                new Smile(0.05, 0.15, 0.25, 0.55, 0.65, 0.005),
                new Carry(0.02, 2.5, 1.6, 0.7, 0, 0.09),
                new Common(0.1, 0.1, 0.15, 0.003),
                new Listing(0.0125, 1, 3, 1, 12, Cycle.MONTHLY));
    }

    /** A single stock: jumps of its own both ways. */
    public static AssetProfile stock() {
        return new AssetProfile(
                "KEELCO",
                "Keel & Marlow shipping shares",
                150,
                0.01,
                new Trend(0.07, 0),
                new Volatility(0.2, 0.36, 6, 2, -0.45, 0.25, 0),
                new Jumps(-0.006, 0.055, 0.012, 0.02),
                new Smile(0.05, -0.25, -0.4, 0.5, 0.6, 0.004),
                new Carry(0.01, 5, 0, 0, 0.01, 0),
                new Common(0.55, 0.3, 0.7, 0.0015),
                new Listing(0.25, 1, 3, 1, 4, Cycle.QUARTERLY));
    }

    /** A currency against another: quiet, symmetric, its yield the foreign rate. */
    public static AssetProfile currency() {
        return new AssetProfile(
                "MERDLR",
                "Merel against the dollar",
                1.2,
                0.00001,
                new Trend(0, 0.1),
                new Volatility(0.07, 0.12, 6, 1.9, 0, 0.2, 0),
                new Jumps(0, 0.016, 0.008, 0.02),
                new Smile(0.05, -0.05, -0.12, 0.45, 0.55, 0.0006),
                new Carry(0.012, 3, 0.02, 0, 0, 0),
                new Common(0.3, 0.3, 0.6, 0.0008),
                new Listing(0.00125, 1, 3, 1, 4, Cycle.QUARTERLY));
    }
}
