package io.steelyard.select.envoy;

import io.steelyard.hash.DecimalKeys;

/** The hash that places hosts on a ring; what is looked up there is always hashed by XXH64. */
public enum HashFunction {
    /** XXH64 with seed 0. */
    XX {
        @Override
        long hash(DecimalKeys keys, long number) {
            return keys.xxh64(number);
        }
    },
    /** The 64-bit Murmur2 of libstdc++'s {@code std::hash}. */
    MURMUR2 {
        @Override
        long hash(DecimalKeys keys, long number) {
            return keys.murmur2(number);
        }
    };

    abstract long hash(DecimalKeys keys, long number);
}
