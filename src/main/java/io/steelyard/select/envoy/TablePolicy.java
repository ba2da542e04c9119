package io.steelyard.select.envoy;

import io.steelyard.random.RandomSource;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Ring hash or Maglev as a cluster has them: one table for each priority, which all workers share.
 *
 * <p>Follows Envoy 1.36 {@code common/thread_aware_lb_impl.cc}. One hash decides on the priority and on the place in its
 * table; a connection without a hash has a random one.
 */
final class TablePolicy implements LbPolicy {
    private final Supplier<HashChoice> maker;
    private final RequestHasher hasher;
    private final RandomSource random;
    private final List<HashChoice> tables = new ArrayList<>();
    private final List<HostList> tabled = new ArrayList<>();

    TablePolicy(Supplier<HashChoice> maker, RequestHasher hasher, RandomSource random) {
        this.maker = maker;
        this.hasher = hasher;
        this.random = random;
    }

    @Override
    public void refresh(long now, ClusterHosts hosts) {
        tabled.clear();
        for (int priority = 0; priority < hosts.priorities(); priority++) {
            if (priority == tables.size()) {
                tables.add(maker.get());
            }
            boolean panic = hosts.panic(priority);
            HostList listed = hosts.at(priority).tabled(panic);
            tables.get(priority).refresh(hosts.at(priority).shares(listed, panic), listed);
            tabled.add(listed);
        }
    }

    /** The table of a priority. */
    HashChoice table(int priority) {
        return tables.get(priority);
    }

    /** The hosts of a priority's table, in its order. */
    HostList tabled(int priority) {
        return tabled.get(priority);
    }

    @Override
    public int choose(Pick pick, ClusterHosts hosts, int again) {
        long hash = hasher.hash(pick) ? hasher.value() : random.nextLong();
        int priority = hosts.priority(hash);
        HashChoice table = tables.get(priority);
        HostList listed = tabled.get(priority);
        int slot = table.choose(hash, 0, listed);
        for (int attempt = 1; attempt <= again && slot != Selector.NONE && pick.tried(slot); attempt++) {
            slot = table.choose(hash, attempt, listed);
        }
        return slot;
    }
}
