package io.steelyard.select.kubeproxy;

import io.steelyard.random.RandomSource;

/**
 * The nftables rule {@code numgen random mod n vmap}: one random number for each connection leads to an endpoint.
 *
 * <p>Exact: Linux 6.12 scales 32 random bits down to n values by a multiplication ({@code nft_numgen.c},
 * {@code reciprocal_scale}), so that the shares of endpoints differ by at most 2^-32.
 */
final class NumgenMap implements Netfilter.Draw {
    @Override
    public int rank(int endpoints, RandomSource random) {
        return (int) (((random.nextLong() >>> Integer.SIZE) * endpoints) >>> Integer.SIZE);
    }
}
