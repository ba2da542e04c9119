package io.steelyard.control;

import io.steelyard.engine.Rank;
import io.steelyard.fleet.PodTable;
import io.steelyard.kube.endpoints.BoundedFrequency;
import io.steelyard.kube.endpoints.Debounce;
import io.steelyard.kube.endpoints.EndpointConditions;
import io.steelyard.scenario.Endpoints;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * The way of news from pods to balancers: changes of pods are gathered for an EndpointSlice, whoever watches the slices
 * decides when to act, and some time after that the balancers use what it saw.
 */
final class EndpointFeed {
    private static final int SLICE = 0;
    private static final int DECISION = 1;
    private static final int USE = 2;

    private final PodEvents.Scope events;
    private final PodTable table;
    private final LivePods live;
    private final PodListener listener;
    private final boolean immediate;
    private final boolean terminatingToo;
    private final long batchNanos;
    private final long pushNanos;
    private final Watcher watcher;
    private final Set<Integer> used = new LinkedHashSet<>();
    private final Deque<List<Integer>> underway = new ArrayDeque<>();
    private List<EndpointConditions> slice = List.of();
    private boolean gathering;

    /** Who watches the slices: told of a change, it answers when it will act on all that it has seen by then. */
    private interface Watcher {
        /** The slices changed; returns when the watcher acts. */
        long changed(long now);

        /** Whether the watcher acts now, and not later because more has come meanwhile. */
        boolean acts(long now);
    }

    EndpointFeed(Endpoints how, PodEvents.Scope events, PodTable table, LivePods live, PodListener listener) {
        this.events = events;
        this.table = table;
        this.live = live;
        this.listener = listener;
        immediate = how instanceof Endpoints.Immediate;
        terminatingToo = how instanceof Endpoints.KubeProxy;
        if (how instanceof Endpoints.Istiod istiod) {
            batchNanos = istiod.updatesBatchPeriod().toNanos();
            pushNanos = istiod.push().toNanos();
            watcher = istiod(istiod);
        } else if (how instanceof Endpoints.KubeProxy kubeProxy) {
            batchNanos = kubeProxy.updatesBatchPeriod().toNanos();
            pushNanos = 0;
            watcher = kubeProxy(kubeProxy);
        } else {
            batchNanos = 0;
            pushNanos = 0;
            watcher = watcher(now -> now);
        }
        if (!immediate) {
            events.on(Rank.ENDPOINTS, this::act);
        }
    }

    private static Watcher watcher(LongUnaryOperator due) {
        return new Watcher() {
            @Override
            public long changed(long now) {
                return due.applyAsLong(now);
            }

            @Override
            public boolean acts(long now) {
                return true;
            }
        };
    }

    private static Watcher istiod(Endpoints.Istiod istiod) {
        Debounce debounce = new Debounce(
                istiod.debounceAfter().toNanos(), istiod.debounceMax().toNanos());
        return new Watcher() {
            @Override
            public long changed(long now) {
                debounce.changed(now);
                return debounce.dueNanos();
            }

            @Override
            public boolean acts(long now) {
                boolean due = debounce.dueNanos() <= now;
                if (due) {
                    debounce.pushed();
                }
                return due;
            }
        };
    }

    private static Watcher kubeProxy(Endpoints.KubeProxy kubeProxy) {
        BoundedFrequency frequency =
                new BoundedFrequency(kubeProxy.minSyncPeriod().toNanos());
        return new Watcher() {
            private boolean pending;

            @Override
            public long changed(long now) {
                pending = true;
                return frequency.earliestNanos(now);
            }

            @Override
            public boolean acts(long now) {
                boolean due = pending && frequency.earliestNanos(now) == now;
                if (due) {
                    frequency.ran(now);
                    pending = false;
                }
                return due;
            }
        };
    }

    /** The balancers know the pods of the start. */
    void begin(long now) {
        if (!immediate) {
            use(EndpointConditions.usable(conditions(), terminatingToo), now);
        }
    }

    /** A pod became ready or unready, was deleted, or is gone. */
    void changed(long now, int pod) {
        if (immediate) {
            if (table.serving(pod)) {
                add(pod, now);
            } else {
                remove(pod, now);
            }
        } else if (!gathering) {
            gathering = true;
            events.schedule(now + batchNanos, Rank.ENDPOINTS, SLICE);
        }
    }

    private void act(long now, int stage) {
        switch (stage) {
            case SLICE -> {
                gathering = false;
                List<EndpointConditions> next = conditions();
                if (!next.equals(slice)) {
                    slice = next;
                    events.schedule(watcher.changed(now), Rank.ENDPOINTS, DECISION);
                }
            }
            case DECISION -> {
                if (watcher.acts(now)) {
                    underway.addLast(EndpointConditions.usable(slice, terminatingToo));
                    events.schedule(now + pushNanos, Rank.ENDPOINTS, USE);
                }
            }
            default -> use(underway.removeFirst(), now);
        }
    }

    private List<EndpointConditions> conditions() {
        List<EndpointConditions> conditions = new ArrayList<>();
        for (int i = 0; i < live.size(); i++) {
            int pod = live.pod(i);
            conditions.add(EndpointConditions.of(pod, table.ready(pod), live.deleted(pod)));
        }
        return conditions;
    }

    private void use(List<Integer> endpoints, long now) {
        for (int pod : List.copyOf(used)) {
            if (!endpoints.contains(pod)) {
                remove(pod, now);
            }
        }
        endpoints.forEach(pod -> add(pod, now));
    }

    private void add(int pod, long now) {
        if (used.add(pod)) {
            listener.endpointAdded(now, pod);
        }
    }

    private void remove(int pod, long now) {
        if (used.remove(pod)) {
            listener.endpointRemoved(now, pod);
        }
    }
}
