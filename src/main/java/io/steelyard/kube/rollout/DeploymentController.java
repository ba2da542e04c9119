package io.steelyard.kube.rollout;

import io.steelyard.kube.pods.PodControl;
import io.steelyard.kube.pods.PodSet;
import io.steelyard.kube.pods.VictimOrder;
import io.steelyard.kube.rollout.RollingUpdate.Shrunk;
import io.steelyard.kube.rollout.RollingUpdate.Size;
import io.steelyard.scenario.kubernetes.DeploymentSpec;
import io.steelyard.scenario.kubernetes.DeploymentStrategyType;
import io.steelyard.scenario.kubernetes.IntOrPercent;
import io.steelyard.scenario.kubernetes.RollingUpdateDeployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The controller of a Deployment and of its ReplicaSets (kubernetes v1.28, pkg/controller/deployment and replicaset).
 *
 * <p>One {@link #sync} moves one side of a rolling update: the new ReplicaSet grows, or the old ones shrink; then every
 * ReplicaSet creates or deletes its pods. Nothing has a pace of its own: the update goes on when pods become available.
 * Departures: a status is known the moment it changes, where Kubernetes learns of it by two queues within some
 * milliseconds; every rollout is a new revision, never a return to an old one; the deadline of progress is not watched.
 */
public final class DeploymentController implements WorkloadController {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final DeploymentStrategyType strategy;
    private final Optional<IntOrPercent> maxSurge;
    private final Optional<IntOrPercent> maxUnavailable;
    private final long minReadyNanos;
    private final PodSet pods;
    private final PodControl control;

    /** All sets that are wanted or have pods, oldest first; the last may lag behind {@link #revision}. */
    private final List<ReplicaSet> sets = new ArrayList<>();

    private int replicas;
    private int revision = 1;

    /**
     * A Deployment at its first revision, numbered 1; pods of that revision which exist already are taken over.
     *
     * @param pods the pods of this Deployment and no others
     */
    public DeploymentController(DeploymentSpec spec, PodSet pods, PodControl control) {
        this.strategy = spec.strategy().type();
        Optional<RollingUpdateDeployment> given = spec.strategy().rollingUpdate();
        IntOrPercent quarter = new IntOrPercent(25, true);
        this.maxSurge = Optional.of(given.map(RollingUpdateDeployment::maxSurge).orElse(quarter));
        this.maxUnavailable =
                Optional.of(given.map(RollingUpdateDeployment::maxUnavailable).orElse(quarter));
        this.minReadyNanos = spec.minReadySeconds() * NANOS_PER_SECOND;
        this.pods = pods;
        this.control = control;
        this.replicas = spec.replicas();
        ReplicaSet first = new ReplicaSet(revision);
        first.resize(replicas, replicas, surge());
        sets.add(first);
    }

    @Override
    public boolean sync(long nowNanos) {
        boolean changed = isScaling() ? scale(nowNanos) : rollOn(nowNanos);
        for (ReplicaSet set : sets) {
            changed |= set.manage(pods, control, VictimOrder.KUBERNETES, nowNanos);
        }
        sets.removeIf(set -> set.revision() != revision && set.replicas() == 0 && podsOf(set.revision()) == 0);
        return changed;
    }

    @Override
    public void setReplicas(int replicas) {
        if (replicas < 0) {
            throw new IllegalArgumentException("replicas must be at least 0 but is " + replicas);
        }
        this.replicas = replicas;
    }

    @Override
    public int specReplicas() {
        return replicas;
    }

    @Override
    public int statusReplicas() {
        int active = 0;
        for (int i = 0; i < pods.size(); i++) {
            if (pods.active(pods.pod(i))) {
                active++;
            }
        }
        return active;
    }

    @Override
    public int rollout() {
        return ++revision;
    }

    @Override
    public int revision() {
        return revision;
    }

    @Override
    public boolean complete(long nowNanos) {
        return statusReplicas() == replicas
                && latest().map(set -> set.replicas() == replicas && available(set, nowNanos) == replicas)
                        .orElse(false);
    }

    @Override
    public long nextWakeNanos(long nowNanos) {
        return minReadyNanos == 0 ? Long.MAX_VALUE : pods.nextAvailableNanos(minReadyNanos, nowNanos);
    }

    /** The ReplicaSet of the latest revision; absent until the rollout has made it. */
    private Optional<ReplicaSet> latest() {
        return sets.stream().filter(set -> set.revision() == revision).findFirst();
    }

    private List<ReplicaSet> old() {
        return sets.stream().filter(set -> set.revision() != revision).toList();
    }

    private List<ReplicaSet> active() {
        return sets.stream().filter(set -> set.replicas() > 0).toList();
    }

    private int surge() {
        return strategy == DeploymentStrategyType.RollingUpdate
                ? RollingUpdate.resolveFenceposts(maxSurge, maxUnavailable, replicas)
                        .surge()
                : 0;
    }

    private int unavailable() {
        return RollingUpdate.maxUnavailable(strategy, maxSurge, maxUnavailable, replicas);
    }

    private boolean isScaling() {
        return active().stream().anyMatch(set -> set.desiredAnnotation() != replicas);
    }

    private boolean scale(long nowNanos) {
        List<ReplicaSet> active = active();
        if (active.size() == 1) {
            return active.get(0).resize(replicas, replicas, surge());
        }
        boolean saturated = latest().filter(set -> set.desiredAnnotation() == replicas
                        && set.replicas() == replicas
                        && available(set, nowNanos) == replicas)
                .isPresent();
        boolean changed = false;
        if (saturated) {
            for (ReplicaSet set : old()) {
                changed |= set.replicas() > 0 && set.resize(0, replicas, surge());
            }
        } else if (strategy == DeploymentStrategyType.RollingUpdate) {
            List<Integer> sizes = ProportionalScaling.sizes(
                    active.stream()
                            .map(set ->
                                    new ProportionalScaling.Share(set.revision(), set.replicas(), set.maxAnnotation()))
                            .toList(),
                    replicas,
                    surge());
            for (int i = 0; i < sizes.size(); i++) {
                changed |= active.get(i).resize(sizes.get(i), replicas, surge());
            }
        }
        return changed;
    }

    private boolean rollOn(long nowNanos) {
        return strategy == DeploymentStrategyType.RollingUpdate ? update(nowNanos) : recreate();
    }

    private boolean update(long nowNanos) {
        List<ReplicaSet> old = old();
        int oldReplicas = old.stream().mapToInt(ReplicaSet::replicas).sum();
        boolean created = latest().isEmpty();
        ReplicaSet latest = latest().orElseGet(this::add);
        int size = RollingUpdate.reconcileNew(strategy, replicas, maxSurge, latest.replicas(), oldReplicas);
        boolean grown = size != latest.replicas() && latest.resize(size, replicas, surge());
        if (grown && !created) {
            return true;
        }
        Shrunk shrunk = RollingUpdate.reconcileOld(
                replicas,
                unavailable(),
                old.stream()
                        .map(set -> new Size(set.replicas(), available(set, nowNanos)))
                        .toList(),
                new Size(latest.replicas(), available(latest, nowNanos)));
        for (int i = 0; i < old.size(); i++) {
            if (shrunk.sizes().get(i) != old.get(i).replicas()) {
                old.get(i).resize(shrunk.sizes().get(i), replicas, surge());
            }
        }
        return created || shrunk.removed() > 0;
    }

    private boolean recreate() {
        boolean shrunk = false;
        for (ReplicaSet set : old()) {
            shrunk |= set.replicas() > 0 && set.resize(0, replicas, 0);
        }
        if (shrunk) {
            return true;
        }
        for (ReplicaSet set : old()) {
            if (hasLivingPods(set.revision())) {
                return false;
            }
        }
        ReplicaSet latest = latest().orElseGet(this::add);
        return latest.replicas() != replicas && latest.resize(replicas, replicas, 0);
    }

    private ReplicaSet add() {
        ReplicaSet set = new ReplicaSet(revision);
        sets.add(set);
        return set;
    }

    private int available(ReplicaSet set, long nowNanos) {
        int available = 0;
        for (int i = 0; i < pods.size(); i++) {
            int pod = pods.pod(i);
            if (pods.revision(pod) == set.revision() && pods.available(pod, minReadyNanos, nowNanos)) {
                available++;
            }
        }
        return available;
    }

    private int podsOf(int ofRevision) {
        int count = 0;
        for (int i = 0; i < pods.size(); i++) {
            if (pods.revision(pods.pod(i)) == ofRevision) {
                count++;
            }
        }
        return count;
    }

    /** Whether pods of a revision still run: terminating ones do, ended ones do not. */
    private boolean hasLivingPods(int ofRevision) {
        for (int i = 0; i < pods.size(); i++) {
            int pod = pods.pod(i);
            if (pods.revision(pod) == ofRevision && pods.phase(pod).active()) {
                return true;
            }
        }
        return false;
    }
}
