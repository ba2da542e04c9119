package io.steelyard.select.envoy.config;

import io.steelyard.scenario.Default;
import io.steelyard.scenario.Key;

/**
 * Envoy's {@code Cluster.RingHashLbConfig}.
 *
 * @param minimumRingSize entries that the ring has at least; 1 to 8388608
 * @param hashFunction how hosts are placed on the ring
 * @param maximumRingSize entries that the ring has at most; not below the minimum, up to 8388608
 */
public record RingHashLbConfig(
        @Key("minimum_ring_size") @Default("1024") int minimumRingSize,
        @Key("hash_function") @Default("XX_HASH") HashFunctionName hashFunction,
        @Key("maximum_ring_size") @Default("8388608") int maximumRingSize) {
    private static final int LARGEST = 8_388_608;

    public RingHashLbConfig {
        if (minimumRingSize < 1 || minimumRingSize > LARGEST) {
            throw new IllegalArgumentException(
                    "minimumRingSize must be between 1 and " + LARGEST + " but is " + minimumRingSize);
        }
        if (maximumRingSize < minimumRingSize || maximumRingSize > LARGEST) {
            throw new IllegalArgumentException("maximumRingSize must be between minimum_ring_size, " + minimumRingSize
                    + ", and " + LARGEST + " but is " + maximumRingSize);
        }
    }

    /** How hosts are placed on the ring. */
    public enum HashFunctionName {
        /** XXH64. */
        @Key("XX_HASH")
        XX_HASH,
        /** The 64-bit Murmur2 of libstdc++. */
        @Key("MURMUR_HASH_2")
        MURMUR_HASH_2
    }
}
