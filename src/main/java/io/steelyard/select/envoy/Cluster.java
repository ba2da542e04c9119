package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import io.steelyard.select.Pick;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of Envoy in one process: its hosts, the policy by which they are chosen, and the watch over them.
 *
 * <p>What changes the hosts (news of endpoints, an ejection, its end) arranges them anew and tells the policy; the end of an
 * ejection does so when it is first asked for afterwards, as of the time at which it happened.
 */
final class Cluster {
    private final ClusterHosts.Rules rules;
    private final LbPolicy policy;
    private final Optional<OutlierDetection> outliers;
    private final int reselections;
    private final IntPredicate members;
    private @Nullable ClusterHosts hosts;
    private @Nullable FleetView view;

    /**
     * Creates a cluster without hosts.
     *
     * @param reselections how often a further try looks for another host than those tried
     * @param members which slots are hosts of this cluster
     */
    Cluster(
            ClusterHosts.Rules rules,
            LbPolicy policy,
            Optional<OutlierDetection.Settings> outliers,
            int reselections,
            IntPredicate members) {
        this.rules = rules;
        this.policy = policy;
        this.outliers = outliers.map(OutlierDetection::new);
        this.reselections = reselections;
        this.members = members;
    }

    /** How hosts are chosen. */
    LbPolicy policy() {
        return policy;
    }

    /** The hosts as last told. */
    ClusterHosts hosts() {
        return Objects.requireNonNull(hosts);
    }

    int select(Pick pick) {
        endEjections(pick.now());
        return policy.choose(pick, hosts(), reselections);
    }

    void onMembership(long now, FleetView changed) {
        while (view != null && outliers.isPresent() && outliers.get().nextTick(now) <= now) {
            outliers.get().tick();
        }
        view = changed;
        arrange(now);
    }

    private void arrange(long now) {
        FleetView seen = Objects.requireNonNull(view);
        ClusterHosts arranged = new ClusterHosts(rules, seen, members, this::ejected);
        if (outliers.isPresent()) {
            outliers.get().refresh(now, arranged.listed());
            arranged = new ClusterHosts(rules, seen, members, this::ejected);
        }
        hosts = arranged;
        policy.refresh(now, arranged);
    }

    private boolean ejected(int slot) {
        return outliers.isPresent() && outliers.get().ejected(slot);
    }

    void onEstablished(long now, int slot) {
        endEjections(now);
        if (outliers.isPresent()) {
            outliers.get().succeeded(slot);
        }
    }

    void onFailed(long now, int slot) {
        endEjections(now);
        if (outliers.isPresent() && outliers.get().failed(now, slot)) {
            arrange(now);
        }
    }

    private void endEjections(long now) {
        if (outliers.isEmpty() || view == null) {
            return;
        }
        OutlierDetection watch = outliers.get();
        for (long tick = watch.nextTick(now); tick <= now; tick = watch.nextTick(now)) {
            if (watch.tick()) {
                arrange(tick);
            }
        }
    }
}
