package io.steelyard.select.kubeproxy;

import io.steelyard.select.Pick;
import io.steelyard.select.SourceAddress;

/**
 * The scheduler {@code sh}: the destination that owns the bucket of the client's address.
 *
 * <p>Exact by Linux 6.12 {@code ip_vs_sh.c} without flags, as kube-proxy sets it up: see {@link HashBuckets}.
 */
final class SourceHashing implements Scheduler {
    private final HashBuckets buckets;

    SourceHashing(Destinations destinations) {
        buckets = new HashBuckets(destinations);
    }

    @Override
    public int schedule(Pick pick) {
        return buckets.server(SourceAddress.ipv4(pick.source()));
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
