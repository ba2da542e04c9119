package io.steelyard.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** The rows that are no balancer of ours: those of other libraries, plain baselines, and the parts of our choices. */
final class Peers {
    static final String GRPC_RING = "grpc-java ring_hash, 100 points";
    static final String GRPC_LEAST = "grpc-java least_request";
    static final String GUAVA = "Guava consistentHash";
    static final String KEY_HASH = "hash of a key's text";
    static final String RING_LOOKUP = "ring of 100 points, hash given";
    static final String MAGLEV_LOOKUP = "maglev table, hash given";
    static final String JUMP_BUCKET = "jump, hash given";

    private Peers() {}

    /** The rows by class and method of their benchmarks, with the parameter where there is one. */
    static Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("PartsBenchmark.keyHash", KEY_HASH);
        rows.put("PartsBenchmark.ringLookup", RING_LOOKUP);
        rows.put("PartsBenchmark.maglevLookup", MAGLEV_LOOKUP);
        rows.put("PartsBenchmark.jumpBucket", JUMP_BUCKET);
        rows.put("PeerMembershipBenchmark.removeAndAdd ring_hash", GRPC_RING);
        rows.put("PeerMembershipBenchmark.removeAndAdd least_request", GRPC_LEAST);
        rows.put("PeerBenchmark.guava", GUAVA);
        rows.put("PeerBenchmark.grpc ring_hash", GRPC_RING);
        rows.put("PeerBenchmark.grpc least_request", GRPC_LEAST);
        rows.put("SelectorBaseline.indexedRandom", "a random index");
        rows.put("SelectorBaseline.treeRing", "ring of 100 points in a TreeMap, a mixed number as hash");
        return rows;
    }
}
