package io.steelyard.select.kubeproxy;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.select.Members;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.structure.IntList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rules of a Service in iptables or nftables: an endpoint that remembers the client's address takes the connection,
 * else one is drawn at random; and where there is affinity, the endpoint that takes it remembers the address from then on.
 *
 * <p>Follows {@code writeServiceToEndpointRules} of kube-proxy. What an endpoint remembers goes with it: its lists are
 * deleted with its rules, and are empty when it comes back.
 */
final class Netfilter implements DataPath {
    /** How one of several endpoints is drawn. */
    interface Draw {
        /** Makes ready for so many endpoints at most. */
        default void prepare(int endpoints) {}

        /** Returns one of the ranks 0 to {@code endpoints - 1}; there is at least one endpoint. */
        int rank(int endpoints, RandomSource random);
    }

    private final Draw draw;
    private final Optional<Supplier<RecentSources>> affinity;
    private final RandomSource random;
    private final List<IntList> endpoints = new ArrayList<>();
    private final List<RecentSources> recent = new ArrayList<>();

    private Netfilter(Draw draw, Optional<Supplier<RecentSources>> affinity, RandomSource random) {
        this.draw = draw;
        this.affinity = affinity;
        this.random = random;
    }

    static Netfilter iptables(Optional<Duration> affinityTimeout, RandomSource random) {
        return new Netfilter(
                new StatisticChain(),
                affinityTimeout.map(timeout -> () -> RecentSources.xtRecent(timeout.toNanos())),
                random);
    }

    static Netfilter nftables(Optional<Duration> affinityTimeout, RandomSource random) {
        return new Netfilter(
                new NumgenMap(), affinityTimeout.map(timeout -> () -> RecentSources.nftSet(timeout.toNanos())), random);
    }

    @Override
    public void sync(long now, EntryNodes nodes, FleetView view, Members members) {
        endpoints.clear();
        for (int node = 0; node < nodes.size(); node++) {
            endpoints.add(nodes.endpoints(node));
        }
        draw.prepare(view.size());
        affinity.ifPresent(ofNode -> {
            while (recent.size() < nodes.size()) {
                recent.add(ofNode.get());
            }
            recent.forEach(sources -> forget(sources, members.left(), view.slotLimit()));
        });
    }

    private static void forget(RecentSources sources, IntList left, int slotLimit) {
        for (int i = 0; i < left.size(); i++) {
            sources.forget(left.get(i));
        }
        sources.makeRoom(slotLimit);
    }

    @Override
    public int choose(int node, Pick pick) {
        if (affinity.isEmpty()) {
            return drawn(node);
        }
        RecentSources sources = recent.get(node);
        int slot = sources.slotOf(pick.now(), pick.source());
        if (slot == Selector.NONE) {
            slot = drawn(node);
        }
        sources.see(pick.now(), pick.source(), slot);
        return slot;
    }

    private int drawn(int node) {
        IntList candidates = endpoints.get(node);
        return candidates.get(draw.rank(candidates.size(), random));
    }

    @Override
    public void place(int node, Pick pick, int slot) {
        if (affinity.isPresent()) {
            recent.get(node).see(pick.now(), pick.source(), slot);
        }
    }
}
