package io.steelyard.kube.hpa;

import java.util.ArrayList;
import java.util.List;

/**
 * The changes of replicas that an autoscaler made in one direction. The list is short: what no policy looks back to is
 * overwritten in place, the last such entry first ({@code storeScaleEvent}).
 */
public final class ScaleEvents {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final List<ScaleEvent> events = new ArrayList<>();

    /**
     * A change of replicas.
     *
     * @param change how many, as a positive number in both directions
     * @param timeNanos when
     * @param outdated whether it was found too old for every policy
     */
    public record ScaleEvent(int change, long timeNanos, boolean outdated) {}

    /** No changes yet. */
    public ScaleEvents() {}

    /** The given changes, in this order. */
    public ScaleEvents(List<ScaleEvent> events) {
        this.events.addAll(events);
    }

    /** The replicas changed less than {@code periodSeconds} ago; exactly that long ago is outside. */
    public int changedWithin(int periodSeconds, long nowNanos) {
        long cutoff = nowNanos - periodSeconds * NANOS_PER_SECOND;
        int changed = 0;
        for (ScaleEvent event : events) {
            if (event.timeNanos() > cutoff) {
                changed += event.change();
            }
        }
        return changed;
    }

    /**
     * Notes a change.
     *
     * @param change how many replicas, as a positive number
     * @param rules the rules of this direction: what is older than their longest period is outdated
     */
    public void store(int change, ScalingRules rules, long nowNanos) {
        long cutoff = nowNanos - rules.longestPeriodSeconds() * NANOS_PER_SECOND;
        int reusable = -1;
        for (int i = 0; i < events.size(); i++) {
            ScaleEvent event = events.get(i);
            if (event.timeNanos() < cutoff) {
                event = new ScaleEvent(event.change(), event.timeNanos(), true);
                events.set(i, event);
            }
            if (event.outdated()) {
                reusable = i;
            }
        }
        ScaleEvent event = new ScaleEvent(change, nowNanos, false);
        if (reusable >= 0) {
            events.set(reusable, event);
        } else {
            events.add(event);
        }
    }

    /** The changes that are kept, in the order of the list and not of time. */
    public List<ScaleEvent> list() {
        return List.copyOf(events);
    }
}
