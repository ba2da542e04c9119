package io.steelyard.scenario.kubernetes;

/** By which means of the Linux kernel kube-proxy spreads connections. */
public enum ProxyMode {
    /** A chain of rules that match with a probability. */
    IPTABLES,
    /** One random number that leads to a verdict. */
    NFTABLES,
    /** A virtual server with a scheduler. */
    IPVS
}
