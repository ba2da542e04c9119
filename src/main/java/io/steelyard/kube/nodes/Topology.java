package io.steelyard.kube.nodes;

/** The node label by which pods are spread or kept apart: each value of it is a domain. */
public enum Topology {
    /** {@code kubernetes.io/hostname}: every node is a domain. */
    HOSTNAME("kubernetes.io/hostname"),
    /** {@code topology.kubernetes.io/zone}. */
    ZONE("topology.kubernetes.io/zone");

    private final String key;

    Topology(String key) {
        this.key = key;
    }

    /** The topology of a label's key; throws {@link IllegalArgumentException} for a label that nodes here do not have. */
    public static Topology of(String key) {
        for (Topology topology : values()) {
            if (topology.key.equals(key)) {
                return topology;
            }
        }
        throw new IllegalArgumentException(
                "topologyKey must be " + HOSTNAME.key + " or " + ZONE.key + " but is " + key);
    }

    /** The domain that a node lies in. */
    String domain(Node node) {
        return this == HOSTNAME ? node.name() : node.zone();
    }
}
