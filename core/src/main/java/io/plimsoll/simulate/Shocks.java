package io.plimsoll.simulate;

/**
 * What chance gives a session.
 *
 * @param normal n, standard normal
 * @param jumpNormal n′, standard normal
 * @param lot uniform on [0, 1): there is a jump where it is below the probability
 */
record Shocks(double normal, double jumpNormal, double lot) {

    static Shocks of(Noise noise) {
        return new Shocks(noise.normal(), noise.normal(), noise.uniform());
    }

    /**
     * The shocks of an asset: ρ·world + √(1 − ρ²)·own for both normals, and the world's lot in a share of the sessions, its own
     * in the others. Given everything known before, these are again two independent standard normals and an independent
     * uniform, whatever ρ and the share are; so the law of a single asset's return does not depend on them.
     */
    static Shocks joined(Shocks world, AssetProfile.Common common, Noise own) {
        Shocks alone = of(own);
        boolean shared = own.happens(common.sharedJumps());
        double rho = common.correlation();
        double rest = Math.sqrt(1 - rho * rho);
        return new Shocks(
                rho * world.normal + rest * alone.normal,
                rho * world.jumpNormal + rest * alone.jumpNormal,
                shared ? world.lot : alone.lot);
    }
}
