package io.steelyard.observe;

/**
 * Two observers, told of everything one after the other.
 *
 * @param first is told first
 * @param second is told then
 */
public record TwoObservers(Observer first, Observer second) implements Observer {
    @Override
    public void onStart(long now) {
        first.onStart(now);
        second.onStart(now);
    }

    @Override
    public void onArrival(long now, int slot) {
        first.onArrival(now, slot);
        second.onArrival(now, slot);
    }

    @Override
    public void onAttempt(long now, int slot, boolean reconnect) {
        first.onAttempt(now, slot, reconnect);
        second.onAttempt(now, slot, reconnect);
    }

    @Override
    public void onAttemptFailed(long now, int slot, boolean reconnect, Failure cause) {
        first.onAttemptFailed(now, slot, reconnect, cause);
        second.onAttemptFailed(now, slot, reconnect, cause);
    }

    @Override
    public void onEstablished(long now, int slot, int pod, boolean reconnect, int previousPod, long waitedNanos) {
        first.onEstablished(now, slot, pod, reconnect, previousPod, waitedNanos);
        second.onEstablished(now, slot, pod, reconnect, previousPod, waitedNanos);
    }

    @Override
    public void onReleased(long now, int slot, int pod, long heldNanos) {
        first.onReleased(now, slot, pod, heldNanos);
        second.onReleased(now, slot, pod, heldNanos);
    }

    @Override
    public void onLost(long now, int slot, int pod, Loss cause, long heldNanos) {
        first.onLost(now, slot, pod, cause, heldNanos);
        second.onLost(now, slot, pod, cause, heldNanos);
    }

    @Override
    public void onLeftWaiting(long now, int slot, boolean gaveUp, long waitedNanos) {
        first.onLeftWaiting(now, slot, gaveUp, waitedNanos);
        second.onLeftWaiting(now, slot, gaveUp, waitedNanos);
    }

    @Override
    public void onQueue(long now, int pod, int waiting) {
        first.onQueue(now, pod, waiting);
        second.onQueue(now, pod, waiting);
    }

    @Override
    public void onServedInVain(long now, int pod) {
        first.onServedInVain(now, pod);
        second.onServedInVain(now, pod);
    }

    @Override
    public void onPodCreated(long now, int pod) {
        first.onPodCreated(now, pod);
        second.onPodCreated(now, pod);
    }

    @Override
    public void onPodServing(long now, int pod) {
        first.onPodServing(now, pod);
        second.onPodServing(now, pod);
    }

    @Override
    public void onPodNotServing(long now, int pod) {
        first.onPodNotServing(now, pod);
        second.onPodNotServing(now, pod);
    }

    @Override
    public void onContainerEnded(long now, int pod, ContainerEnd why) {
        first.onContainerEnded(now, pod, why);
        second.onContainerEnded(now, pod, why);
    }

    @Override
    public void onPodDeleted(long now, int pod) {
        first.onPodDeleted(now, pod);
        second.onPodDeleted(now, pod);
    }

    @Override
    public void onPodGone(long now, int pod) {
        first.onPodGone(now, pod);
        second.onPodGone(now, pod);
    }

    @Override
    public void onReplicas(long now, int replicas) {
        first.onReplicas(now, replicas);
        second.onReplicas(now, replicas);
    }

    @Override
    public void onRollout(long now) {
        first.onRollout(now);
        second.onRollout(now);
    }

    @Override
    public void onRolloutComplete(long now) {
        first.onRolloutComplete(now);
        second.onRolloutComplete(now);
    }

    @Override
    public void onProgress(long now, boolean deadlineExceeded) {
        first.onProgress(now, deadlineExceeded);
        second.onProgress(now, deadlineExceeded);
    }

    @Override
    public void onNodes(long now, int nodes) {
        first.onNodes(now, nodes);
        second.onNodes(now, nodes);
    }

    @Override
    public void onPodsWaiting(long now, int pods) {
        first.onPodsWaiting(now, pods);
        second.onPodsWaiting(now, pods);
    }

    @Override
    public void onEviction(long now, int pod, boolean granted) {
        first.onEviction(now, pod, granted);
        second.onEviction(now, pod, granted);
    }

    @Override
    public void onDecision(DecisionRecord decision) {
        first.onDecision(decision);
        second.onDecision(decision);
    }

    @Override
    public void onEvent(long now, int event) {
        first.onEvent(now, event);
        second.onEvent(now, event);
    }

    @Override
    public void onSample(long now) {
        first.onSample(now);
        second.onSample(now);
    }
}
