package io.steelyard.select.envoy;

/**
 * The hash of a list of policies in the making.
 *
 * <p>Follows Envoy 1.36 {@code source/common/http/hash_policy.cc}, {@code generateHash}.
 */
final class HashCombination {
    private boolean found;
    private long value;

    /** Begins another list. */
    void clear() {
        found = false;
    }

    /** Takes in the hash of one policy. */
    void add(long hash) {
        value = found ? Long.rotateLeft(value, 1) ^ hash : hash;
        found = true;
    }

    /** Whether the list ends after a policy, if that is terminal. */
    boolean endsAfter(boolean terminal) {
        return terminal && found;
    }

    /** Whether any policy had a hash. */
    boolean found() {
        return found;
    }

    /** The hash of all policies so far. */
    long value() {
        return value;
    }
}
