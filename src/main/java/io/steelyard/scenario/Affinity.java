package io.steelyard.scenario;

/** Which key a client carries for balancers that hash: who shares one with whom. */
public sealed interface Affinity permits Affinity.PerClient, Affinity.Zipf {

    /** Every client has a key of its own. */
    record PerClient() implements Affinity {}

    /** Clients share a limited set of keys, the popular ones more than others: the k-th key has weight k^-exponent. */
    record Zipf(Count keys, @Default("1.0") double exponent) implements Affinity {
        /** Beyond this a double has no longer every whole number. */
        private static final long MOST_KEYS = 1L << 52;

        public Zipf {
            Checks.atLeast("keys", 1, keys.value());
            Checks.atMost("keys", MOST_KEYS, keys.value());
            Checks.notNegative("exponent", exponent);
        }
    }
}
