package io.steelyard.select.kubeproxy;

import io.steelyard.select.Pick;

/**
 * The scheduler {@code dh}: the destination that owns the bucket of the address that the client connects to. It is made for
 * caches of many servers; a Service has one address, so that one destination takes all connections.
 *
 * <p>Exact by Linux 6.12 {@code ip_vs_dh.c}: see {@link HashBuckets}.
 */
final class DestinationHashing implements Scheduler {
    private final HashBuckets buckets;
    private final int serviceAddress;

    DestinationHashing(Destinations destinations, int serviceAddress) {
        buckets = new HashBuckets(destinations);
        this.serviceAddress = serviceAddress;
    }

    @Override
    public int schedule(Pick pick) {
        return buckets.server(serviceAddress);
    }

    @Override
    public void added() {
        buckets.refill();
    }

    @Override
    public void deleted(int place) {
        buckets.refill();
    }
}
