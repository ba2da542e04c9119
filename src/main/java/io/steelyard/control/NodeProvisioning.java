package io.steelyard.control;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.kube.disruption.Drain.Persistence;
import io.steelyard.kube.nodes.ClusterAutoscaler;
import io.steelyard.kube.nodes.ClusterPod;
import io.steelyard.kube.nodes.ClusterView;
import io.steelyard.kube.nodes.Karpenter;
import io.steelyard.kube.nodes.NodeAutoscaler;
import io.steelyard.kube.nodes.NodePool;
import io.steelyard.kube.nodes.NodePool.NewNode;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Nodes;
import java.util.ArrayList;
import java.util.List;

/** Asks an autoscaler of nodes when it wants to be asked, lets machines boot that it orders, and drains what it removes. */
final class NodeProvisioning {
    private static final long NEVER = Long.MAX_VALUE;

    private final Cluster cluster;
    private final Simulation simulation;
    private final NodeAutoscaler autoscaler;
    private final Persistence persistence;
    private final Distribution boot;
    private final CounterStream draws;
    private final List<NewNode> booting = new ArrayList<>();
    private int ordered;
    private long dueNanos = NEVER;

    /**
     * @param boot the law of the time from the order of a machine until it is a Ready node, nanoseconds
     * @param now the beginning: the autoscaler decides for the first time some time later
     */
    NodeProvisioning(
            Cluster cluster,
            Simulation simulation,
            Nodes.Autoscaler settings,
            Distribution boot,
            CounterStream draws,
            long now) {
        this.cluster = cluster;
        this.simulation = simulation;
        this.boot = boot;
        this.draws = draws;
        autoscaler = autoscaler(settings, now);
        persistence = settings instanceof Nodes.Karpenter ? Persistence.KARPENTER : Persistence.CLUSTER_AUTOSCALER;
        simulation.register(Rank.NODE_AUTOSCALER, (at, entity) -> act(at));
        plan();
    }

    private static NodeAutoscaler autoscaler(Nodes.Autoscaler settings, long now) {
        if (settings instanceof Nodes.Karpenter karpenter) {
            return new Karpenter(
                    new Karpenter.Settings(
                            karpenter.batchIdleDuration().toNanos(),
                            karpenter.batchMaxDuration().toNanos(),
                            karpenter.consolidationPolicy() == Nodes.ConsolidationPolicy.WhenEmptyOrUnderutilized,
                            karpenter.consolidateAfter().toNanos()),
                    now);
        }
        Nodes.ClusterAutoscaler flags = (Nodes.ClusterAutoscaler) settings;
        return new ClusterAutoscaler(
                new ClusterAutoscaler.Settings(
                        flags.scanInterval().toNanos(),
                        flags.scaleDownDelayAfterAdd().toNanos(),
                        flags.scaleDownUnneededTime().toNanos(),
                        flags.scaleDownUtilizationThreshold().value()),
                now);
    }

    void unschedulable(ClusterPod pod, long now) {
        autoscaler.unschedulable(pod, now);
        plan();
    }

    private void plan() {
        if (autoscaler.nextNanos() < dueNanos) {
            dueNanos = autoscaler.nextNanos();
            simulation.schedule(dueNanos, Rank.NODE_AUTOSCALER, 0);
        }
    }

    private void act(long now) {
        if (now != dueNanos) {
            return;
        }
        dueNanos = NEVER;
        if (autoscaler.nextNanos() <= now) {
            NodeAutoscaler.Decision decision = autoscaler.decide(view(now), now);
            decision.order().forEach(machine -> order(machine, now));
            decision.remove().forEach(node -> cluster.drainForRemoval(node, persistence, now));
        }
        plan();
    }

    private ClusterView view(long now) {
        List<NodePool> pools = cluster.pools().stream()
                .map(pool -> new NodePool(
                        pool.name(),
                        pool.zones().stream().filter(cluster::isUp).toList(),
                        pool.capacity(),
                        pool.min(),
                        pool.max()))
                .toList();
        return new ClusterView(
                List.copyOf(cluster.nodes()),
                List.copyOf(booting),
                cluster.waiting(),
                pools,
                workload -> cluster.tenant(workload).disruptionsAllowed(now));
    }

    private void order(NewNode machine, long now) {
        double nanos = boot.sample(draws.at(Purpose.BOOT, ordered++, 0));
        booting.add(machine);
        cluster.later(now + (long) Math.min(nanos + 0.5, Long.MAX_VALUE / 4.0), at -> join(machine, at));
    }

    /** A machine has booted; where its zone is lost meanwhile, it never joins. */
    private void join(NewNode machine, long now) {
        booting.remove(machine);
        if (cluster.isUp(machine.zone())) {
            cluster.join(machine.pool(), machine.zone(), now);
        }
    }
}
