package io.steelyard.kube.rollout;

import io.steelyard.kube.pods.PodControl;
import io.steelyard.kube.pods.PodSet;
import io.steelyard.kube.rollout.RollingUpdate.Shrunk;
import io.steelyard.kube.rollout.RollingUpdate.Size;
import io.steelyard.scenario.kubernetes.DeploymentPodReplacementPolicy;
import io.steelyard.scenario.kubernetes.DeploymentSpec;
import io.steelyard.scenario.kubernetes.DeploymentStrategyType;
import io.steelyard.scenario.kubernetes.IntOrPercent;
import io.steelyard.scenario.kubernetes.KubernetesVersion;
import io.steelyard.scenario.kubernetes.RollingUpdateDeployment;
import java.util.List;
import java.util.Optional;

/**
 * The controller of a Deployment and of its ReplicaSets (kubernetes v1.28, pkg/controller/deployment and replicaset; {@code
 * podReplacementPolicy} by KEP-5882).
 *
 * <p>One {@link #sync} moves one side of a rolling update: the new ReplicaSet grows, or the old ones shrink; then every
 * ReplicaSet creates or deletes its pods. Nothing has a pace of its own: the update goes on when pods become available.
 * Departures: a status is known the moment it changes, where Kubernetes learns of it by two queues within some
 * milliseconds; every rollout is a new revision, never a return to an old one; a ReplicaSet that has the wanted size
 * already is told for which Deployment, without which scaling between two steps can stop a rollout for good
 * (kubernetes#102551).
 */
public final class DeploymentController implements WorkloadController {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final DeploymentStrategyType strategy;
    private final Optional<IntOrPercent> maxSurge;
    private final Optional<IntOrPercent> maxUnavailable;
    private final Optional<DeploymentPodReplacementPolicy> replacementPolicy;
    private final boolean paused;
    private final long minReadyNanos;
    private final PodSet pods;
    private final PodControl control;
    private final ReplicaSets sets;
    private final DeploymentScaling scaling;
    private final DeploymentProgress progress;

    private DeploymentStatus status = DeploymentStatus.EMPTY;
    private int replicas;
    private int revision = 1;
    private boolean isScaling;

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
        this.replacementPolicy = spec.podReplacementPolicy();
        this.paused = spec.paused();
        this.minReadyNanos = spec.minReadySeconds() * NANOS_PER_SECOND;
        this.pods = pods;
        this.control = control;
        this.sets = new ReplicaSets(pods);
        this.scaling = new DeploymentScaling(sets, strategy, waitsForTermination());
        this.progress = new DeploymentProgress(spec.progressDeadlineSeconds(), paused, waitsForTermination());
        this.replicas = spec.replicas();
        sets.add(revision).resize(replicas, replicas, surge());
    }

    /**
     * Refuses a manifest that uses what a version of Kubernetes has not.
     *
     * @throws IllegalArgumentException with what that is
     */
    public static void check(DeploymentSpec spec, KubernetesVersion version) {
        if (spec.podReplacementPolicy().isPresent() && !version.atLeast(35)) {
            throw new IllegalArgumentException("podReplacementPolicy needs Kubernetes 1.35, the first to count"
                    + " terminating pods by default (feature DeploymentReplicaSetTerminatingReplicas), and this is "
                    + version);
        }
    }

    @Override
    public boolean sync(long nowNanos) {
        isScaling = paused || scaling.isDue(replicas);
        boolean changed = isScaling ? scale(nowNanos) : rollOn(nowNanos);
        changed |= sets.manage(control, nowNanos);
        DeploymentStatus before = status;
        status = status(nowNanos);
        if (!isScaling) {
            progress.sync(before, status, complete(nowNanos), nowNanos);
        }
        isScaling = false;
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
        return sets.activePods();
    }

    /** The status as it is now. */
    public DeploymentStatus status(long nowNanos) {
        return DeploymentStatus.of(pods, revision, minReadyNanos, nowNanos);
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
    public boolean replaces(int pod) {
        return !paused && !isScaling && pods.revision(pod) != revision;
    }

    @Override
    public boolean complete(long nowNanos) {
        DeploymentStatus now = status(nowNanos);
        return now.complete(replicas) && !(waitsForTermination() && now.terminatingReplicas() > 0);
    }

    @Override
    public Optional<Progressing> progressing() {
        return progress.condition();
    }

    @Override
    public long nextWakeNanos(long nowNanos) {
        long available = minReadyNanos == 0 ? Long.MAX_VALUE : pods.nextAvailableNanos(minReadyNanos, nowNanos);
        return Math.min(available, progress.nextCheckNanos());
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

    private boolean waitsForTermination() {
        return replacementPolicy.equals(Optional.of(DeploymentPodReplacementPolicy.TerminationComplete));
    }

    private boolean scale(long nowNanos) {
        Optional<ReplicaSet> latest = sets.of(revision);
        return scaling.scale(
                replicas,
                surge(),
                latest,
                latest.map(set -> set.available(minReadyNanos, nowNanos)).orElse(0));
    }

    private boolean rollOn(long nowNanos) {
        return strategy == DeploymentStrategyType.RollingUpdate ? update(nowNanos) : recreate(nowNanos);
    }

    private boolean update(long nowNanos) {
        List<ReplicaSet> old = sets.old(revision);
        boolean created = sets.of(revision).isEmpty();
        ReplicaSet latest = sets.of(revision).orElseGet(() -> create(nowNanos));
        int others = waitsForTermination()
                ? sets.podsWithTerminating() - latest.replicas()
                : old.stream().mapToInt(ReplicaSet::replicas).sum();
        int size = RollingUpdate.reconcileNew(strategy, replicas, maxSurge, latest.replicas(), others);
        boolean grown = size != latest.replicas() && latest.resize(size, replicas, surge());
        if (grown && !created) {
            return true;
        }
        Shrunk shrunk = RollingUpdate.reconcileOld(
                replicas,
                unavailable(),
                old.stream().map(set -> size(set, nowNanos)).toList(),
                size(latest, nowNanos));
        for (int i = 0; i < old.size(); i++) {
            if (shrunk.sizes().get(i) != old.get(i).replicas()) {
                old.get(i).resize(shrunk.sizes().get(i), replicas, surge());
            }
        }
        return created || shrunk.removed() > 0;
    }

    private Size size(ReplicaSet set, long nowNanos) {
        return new Size(set.replicas(), set.available(minReadyNanos, nowNanos));
    }

    private boolean recreate(long nowNanos) {
        boolean shrunk = false;
        for (ReplicaSet set : sets.old(revision)) {
            shrunk |= set.replicas() > 0 && set.resize(0, replicas, 0);
        }
        if (shrunk) {
            return true;
        }
        boolean started = replacementPolicy.equals(Optional.of(DeploymentPodReplacementPolicy.TerminationStarted));
        if (sets.old(revision).stream().anyMatch(set -> started ? set.active() > 0 : set.hasRunningPods())) {
            return false;
        }
        ReplicaSet latest = sets.of(revision).orElseGet(() -> create(nowNanos));
        return latest.replicas() != replicas && latest.resize(replicas, replicas, 0);
    }

    private ReplicaSet create(long nowNanos) {
        progress.created(nowNanos);
        status = status(nowNanos);
        return sets.add(revision);
    }
}
