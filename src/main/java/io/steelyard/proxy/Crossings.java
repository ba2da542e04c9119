package io.steelyard.proxy;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.Admission;
import io.steelyard.fleet.Reception;
import io.steelyard.proxy.Crossing.Stage;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The attempts that are on their way through gateways: choice, connect, failure, pause, next try.
 *
 * <p>A client has one crossing at most. What takes no time is done at once; for the rest there is one event pending.
 */
final class Crossings {
    private static final int TRY_BITS = 6;

    private final GatewaySettings settings;
    private final Simulation simulation;
    private final Admission admission;
    private final IntFunction<Proxy> processes;
    private final Supplier<Pick> picks;
    private final IntPredicate listens;
    private final Answer answer;
    private final Deque<Crossing> spare = new ArrayDeque<>();
    private @Nullable Crossing[] underWay = new @Nullable Crossing[16];

    /** Is told how crossings end that took time. */
    interface Answer {
        void answered(long now, int client, int process, int number, int result);
    }

    /**
     * @param listens whether the gateway of a process takes connections
     */
    Crossings(
            GatewaySettings settings,
            Simulation simulation,
            Admission admission,
            IntFunction<Proxy> processes,
            Supplier<Pick> picks,
            IntPredicate listens,
            Answer answer) {
        this.settings = settings;
        this.simulation = simulation;
        this.admission = admission;
        this.processes = processes;
        this.picks = picks;
        this.listens = listens;
        this.answer = answer;
        simulation.register(Rank.CROSSING, this::event);
    }

    /**
     * Begins an attempt at a process; returns the pod, why there is none, or {@link Gateways#PENDING}.
     *
     * @param acceptedNanos when the gateway has accepted the client
     */
    int begin(Pick pick, int worker, int client, int process, long acceptedNanos) {
        Crossing crossing = spare.isEmpty() ? new Crossing(picks.get()) : spare.pop();
        crossing.pick.set(pick.now(), pick.client(), 0).by(worker).onTurn(pick.turn());
        crossing.client = client;
        crossing.process = process;
        crossing.tries = 0;
        crossing.late = false;
        crossing.deadlineNanos = until(pick.now(), settings.handshakeNanos());
        int result =
                acceptedNanos > pick.now() ? wait(crossing, Stage.ACCEPT, acceptedNanos) : choose(pick.now(), crossing);
        if (result == Gateways.PENDING) {
            if (client >= underWay.length) {
                underWay = Arrays.copyOf(underWay, Math.max(client + 1, 2 * underWay.length));
            }
            underWay[client] = crossing;
        } else {
            spare.push(crossing);
        }
        return result;
    }

    private int choose(long now, Crossing crossing) {
        crossing.slot = proxy(crossing).choose(crossing.pick);
        return crossing.slot == Selector.NONE ? Reception.NO_ENDPOINT : attempt(now, crossing);
    }

    private static long until(long now, long span) {
        return span < Long.MAX_VALUE - now ? now + span : Long.MAX_VALUE;
    }

    private Proxy proxy(Crossing crossing) {
        return processes.apply(crossing.process);
    }

    /** Begins a connection to the slot that was chosen. */
    private int attempt(long now, Crossing crossing) {
        proxy(crossing).assign(crossing.pick, crossing.slot);
        long index = ((long) crossing.pick.turn() << TRY_BITS) + crossing.tries;
        long nanos = settings.connect().nanos(crossing.pick.client(), index);
        return nanos == 0 ? arrive(now, crossing) : wait(crossing, Stage.ARRIVE, now + nanos);
    }

    private int wait(Crossing crossing, Stage next, long until) {
        crossing.stage = next;
        crossing.late = until > crossing.deadlineNanos;
        crossing.dueNanos = Math.min(until, crossing.deadlineNanos);
        simulation.schedule(crossing.dueNanos, Rank.CROSSING, crossing.client);
        return Gateways.PENDING;
    }

    private int arrive(long now, Crossing crossing) {
        Proxy proxy = proxy(crossing);
        int pod = proxy.pod(crossing.slot);
        if (admission.accepts(pod)) {
            return proxy.establish(crossing.pick, crossing.slot);
        }
        int refusal = admission.refusal(pod);
        return refusal == Reception.SILENT
                ? wait(crossing, Stage.TIME_OUT, now + settings.connectTimeoutNanos())
                : retry(now, crossing, refusal);
    }

    private int retry(long now, Crossing crossing, int refusal) {
        Proxy proxy = proxy(crossing);
        int failed = crossing.slot;
        proxy.fail(crossing.pick, failed);
        crossing.slot = proxy.again(crossing.pick, failed, crossing.tries);
        if (crossing.slot == Selector.NONE) {
            return refusal;
        }
        crossing.tries++;
        boolean pauses = crossing.slot == failed && proxy.pauseNanos() > 0;
        return pauses ? wait(crossing, Stage.RESUME, now + proxy.pauseNanos()) : attempt(now, crossing);
    }

    private int resume(long now, Crossing crossing) {
        Proxy proxy = proxy(crossing);
        return proxy.takes(crossing.slot) ? attempt(now, crossing) : choose(now, crossing);
    }

    /** The attempt has taken as long as it may. */
    private int giveUp(Crossing crossing) {
        if (crossing.stage != Stage.RESUME && crossing.stage != Stage.ACCEPT) {
            proxy(crossing).fail(crossing.pick, crossing.slot);
        }
        return Reception.TIMED_OUT;
    }

    private void event(long now, int client) {
        Crossing crossing = client < underWay.length ? underWay[client] : null;
        if (crossing == null || crossing.dueNanos != now) {
            return;
        }
        crossing.pick.at(now);
        int result = crossing.late ? giveUp(crossing) : proceed(now, crossing);
        if (result != Gateways.PENDING) {
            int number = crossing.pick.client();
            finish(crossing);
            answer.answered(now, client, crossing.process, number, result);
        }
    }

    private int proceed(long now, Crossing crossing) {
        return switch (crossing.stage) {
            case ACCEPT -> listens.test(crossing.process) ? choose(now, crossing) : Reception.NO_GATEWAY;
            case ARRIVE -> arrive(now, crossing);
            case TIME_OUT -> retry(now, crossing, Reception.TIMED_OUT);
            case RESUME -> resume(now, crossing);
        };
    }

    private void finish(Crossing crossing) {
        underWay[crossing.client] = null;
        spare.push(crossing);
    }

    /** The client waits no longer; returns the process that it had come to, or -1 if it had no attempt on its way. */
    int abandon(long now, int client) {
        Crossing crossing = client < underWay.length ? underWay[client] : null;
        if (crossing == null) {
            return -1;
        }
        if (crossing.stage != Stage.RESUME && crossing.stage != Stage.ACCEPT) {
            proxy(crossing).abandon(now, crossing.slot, crossing.pick.client());
        }
        finish(crossing);
        return crossing.process;
    }

    /** The number of the client of a slot that has an attempt on its way. */
    int number(int client) {
        return Objects.requireNonNull(underWay[client]).pick.client();
    }

    /** Calls back with every client that has an attempt on its way, by client slot. */
    void forEach(Visitor visitor) {
        for (int client = 0; client < underWay.length; client++) {
            Crossing crossing = underWay[client];
            if (crossing != null) {
                visitor.visit(client, crossing.process);
            }
        }
    }

    /** Receives a client and the process that it has come to. */
    interface Visitor {
        void visit(int client, int process);
    }
}
