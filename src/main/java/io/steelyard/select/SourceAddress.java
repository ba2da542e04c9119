package io.steelyard.select;

import io.steelyard.hash.Mix32;

/** The IPv4 address behind the id of a source: ids that follow each other are scattered over all addresses. */
public final class SourceAddress {
    private SourceAddress() {}

    /** Returns the address as a number; distinct for ids that differ in their lower 32 bits. */
    public static int ipv4(long source) {
        return Mix32.murmur3((int) source);
    }
}
