package io.plimsoll.simulate;

import java.util.SplittableRandom;

/** Streams of random numbers by name: what one part of the world draws never moves another's. */
final class Streams {

    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long ODD = 0xd1342543de82ef95L;

    private Streams() {}

    /** The stream of a name under a seed; names are hashed by FNV-1a, 64 bits. */
    static Noise of(long seed, String name) {
        long hash = FNV_BASIS;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return new Noise(new SplittableRandom(hash ^ Long.rotateLeft(seed * ODD, 32)).split());
    }
}
