package io.steelyard.scenario.kubernetes;

/** The schedulers of IPVS by the names that kube-proxy takes. */
public enum IPVSSchedulerMethod {
    /** Round robin. */
    RR,
    /** Weighted round robin. */
    WRR,
    /** Least connection. */
    LC,
    /** Weighted least connection. */
    WLC,
    /** Locality-based least connection. */
    LBLC,
    /** Locality-based least connection with replication. */
    LBLCR,
    /** Source hashing. */
    SH,
    /** Destination hashing. */
    DH,
    /** Shortest expected delay. */
    SED,
    /** Never queue. */
    NQ,
    /** Maglev hashing. */
    MH
}
