package io.steelyard.session;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.observe.Observer.Loss;
import io.steelyard.random.CounterStream;
import io.steelyard.rebalance.DrainPlan;
import io.steelyard.structure.FourAryHeap;
import io.steelyard.structure.IntList;
import io.steelyard.traffic.Advice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Terminating pods letting their clients go by the workload's plan, and pods whose processes end with whom they still hold.
 *
 * <p>A pod that drains takes no new connection, so whoever is on it at its turn was on it from the start.
 */
public final class Drains implements PodWatch {
    /** Instead of a client's slot, and after all of them: the agent of the pod looks at it. */
    private static final int AGENT = -1;

    private final Simulation simulation;
    private final ClientTable clients;
    private final PodTable pods;
    private final Reception reception;
    private final DrainPlan plan;
    private final CounterStream draws;
    private final Processes processes;
    private final Kind kind;
    private final Victims victims;
    private final List<@Nullable Closings> closings = new ArrayList<>();
    private final Deque<Closings> spare = new ArrayDeque<>();
    private @Nullable Sessions sessions;

    /** When a pod closes whose connections. */
    private static final class Closings {
        final FourAryHeap heap = new FourAryHeap();
        /** From when on it is not the application that closes them. */
        long cutNanos;
    }

    /** Ends processes at this instant. */
    public interface Processes {
        /** The process of a terminating pod exits, because it has nothing left to wait for. */
        void exit(long now, int pod);

        /** The container of a pod is killed, because its connections need more memory than it may use. */
        void outOfMemory(long now, int pod);
    }

    /**
     * Which pods these are to the clients.
     *
     * @param rank of the steps of their drains
     * @param holder the pod of a client, by client slot; negative for none
     * @param lost why clients lose their connections, whatever happened to the pod; absent: as the pod's fate says
     * @param speaks whether it tells clients that it closes their connections
     * @param hint what else it tells them
     */
    public record Kind(Rank rank, IntUnaryOperator holder, Optional<Loss> lost, boolean speaks, Optional<Advice> hint) {
        /** Those that clients are connected to. */
        public static Kind pods(ClientTable clients, Optional<Advice> hint) {
            return new Kind(Rank.DRAIN_STEP, clients::pod, Optional.empty(), true, hint);
        }

        /** Those that pass connections on; all that a client sees of their end is that its connection is closed. */
        public static Kind gateways(IntUnaryOperator gatewayOf) {
            return new Kind(Rank.GATEWAY_DRAIN_STEP, gatewayOf, Optional.of(Loss.GATEWAY), false, Optional.empty());
        }
    }

    /**
     * @param draws source of the clients' draws
     */
    public Drains(
            Simulation simulation,
            ClientTable clients,
            PodTable pods,
            Reception reception,
            DrainPlan plan,
            CounterStream draws,
            Processes processes,
            Kind kind) {
        this.simulation = simulation;
        this.clients = clients;
        this.pods = pods;
        this.reception = reception;
        this.plan = plan;
        this.draws = draws;
        this.processes = processes;
        this.kind = kind;
        victims = new Victims(clients, pods, kind.holder());
        simulation.register(kind.rank(), this::step);
    }

    /** Names the clients' state machine, which in turn has to know of vacancies. */
    public void attach(Sessions machine) {
        sessions = machine;
    }

    private Sessions sessions() {
        if (sessions == null) {
            throw new IllegalStateException("no sessions are attached");
        }
        return sessions;
    }

    /** Pods have received SIGTERM. */
    public void begin(long now, IntList onPods) {
        while (closings.size() < pods.count()) {
            closings.add(null);
        }
        boolean scanned = !plan.exitsAtOnce();
        if (scanned) {
            victims.find(onPods);
        }
        for (int i = 0; i < onPods.size(); i++) {
            int pod = onPods.get(i);
            if (!plan.ignoresSigterm()) {
                reception.close(pod);
                closeQueue(now, pod, false);
            }
            if (plan.exitsAtOnce() || (pods.openConnections(pod) == 0 && plan.exitsWhenEmpty())) {
                processes.exit(now, pod);
            } else if (scanned) {
                planClosings(now, pod, i);
            }
        }
    }

    private void planClosings(long now, int pod, int i) {
        Closings planned = spare.isEmpty() ? new Closings() : spare.pop();
        planned.cutNanos = plan.cutNanos() == DrainPlan.KEPT ? Long.MAX_VALUE : now + plan.cutNanos();
        FourAryHeap heap = planned.heap;
        heap.ensureCapacity(victims.end(i) - victims.begin(i));
        for (int at = victims.begin(i); at < victims.end(i); at++) {
            int slot = victims.slot(at);
            long after = plan.closesAfterNanos(
                    at - victims.begin(i),
                    draws,
                    clients.number(slot),
                    sessions().visits().attemptIndex(slot));
            if (after != DrainPlan.KEPT) {
                heap.add(now + after, slot);
            }
        }
        if (plan.agentLooksAfterNanos() != DrainPlan.KEPT) {
            heap.add(now + plan.agentLooksAfterNanos(), AGENT);
        }
        closings.set(pod, planned);
        planStep(pod, heap);
    }

    private void planStep(int pod, FourAryHeap heap) {
        if (!heap.isEmpty()) {
            simulation.schedule(heap.minTime(), kind.rank(), pod);
        }
    }

    private void step(long now, int pod) {
        Closings planned = closings.get(pod);
        if (planned == null || planned.heap.isEmpty() || planned.heap.minTime() != now) {
            return;
        }
        FourAryHeap heap = planned.heap;
        boolean told = kind.speaks() && now < planned.cutNanos;
        while (!heap.isEmpty() && heap.minTime() == now) {
            int slot = heap.pollCode();
            if (slot == AGENT) {
                if (plan.agentEnds(pods.openConnections(pod))) {
                    processes.exit(now, pod);
                    return;
                }
                heap.add(now + DrainPlan.AGENT_PERIOD_NANOS, AGENT);
            } else if (kind.holder().applyAsInt(slot) == pod) {
                close(now, slot, cause(pod), told, planned.cutNanos);
            }
        }
        planStep(pod, heap);
        if (pods.openConnections(pod) == 0) {
            vacated(now, pod);
        }
    }

    private void close(long now, int slot, Loss cause, boolean told, long cutNanos) {
        if (told) {
            sessions().notices().tellToGo(now, slot, cause, cutNanos, kind.hint());
        } else {
            sessions().losses().lose(now, slot, cause);
        }
    }

    @Override
    public void vacated(long now, int pod) {
        boolean drains = pod < closings.size() && closings.get(pod) != null;
        if (drains && plan.exitsWhenEmpty()) {
            processes.exit(now, pod);
        }
    }

    @Override
    public void overfilled(long now, int pod) {
        processes.outOfMemory(now, pod);
    }

    /** The nodes of pods are lost with all connections, and nobody is told. */
    public void lose(long now, IntList onPods) {
        victims.find(onPods);
        for (int i = 0; i < onPods.size(); i++) {
            for (int at = victims.begin(i); at < victims.end(i); at++) {
                sessions().losses().loseSilently(now, victims.slot(at), Loss.NODE);
            }
            closeQueue(now, onPods.get(i), true);
            release(onPods.get(i));
        }
    }

    /** The processes of pods end, with all connections that they still hold. */
    public void end(long now, IntList onPods) {
        victims.find(onPods);
        for (int i = 0; i < onPods.size(); i++) {
            int pod = onPods.get(i);
            Loss cause = cause(pod);
            for (int at = victims.begin(i); at < victims.end(i); at++) {
                sessions().losses().lose(now, victims.slot(at), cause);
            }
            closeQueue(now, pod, false);
            release(pod);
        }
    }

    /** Handshakes wait at pods that clients are connected to; at gateways they are on their way. */
    private void closeQueue(long now, int pod, boolean silent) {
        if (kind.lost().isEmpty()) {
            sessions().closeQueue(now, pod, silent);
        }
    }

    private void release(int pod) {
        Closings planned = pod < closings.size() ? closings.get(pod) : null;
        if (planned != null) {
            planned.heap.clear();
            spare.push(planned);
            closings.set(pod, null);
        }
    }

    /** Why the pod's clients lose their connections: its container ended, or the pod was deleted. */
    private Loss cause(int pod) {
        if (kind.lost().isPresent()) {
            return kind.lost().get();
        }
        PodTable.Deletion deletion = pods.deletion(pod);
        if (deletion == null) {
            return Loss.CRASH;
        }
        return switch (deletion) {
            case ROLLOUT -> Loss.ROLLOUT;
            case SCALE_DOWN -> Loss.SCALE_DOWN;
            case EVICTION -> Loss.EVICTION;
            case NODE_LOSS -> Loss.NODE;
        };
    }
}
