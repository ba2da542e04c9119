package io.steelyard.scenario;

import io.steelyard.scenario.kubernetes.Quantity;
import java.time.Duration;
import java.util.Optional;

/**
 * What no manifest says about the pods: how long a start takes, how a pod lets its clients go, what a connection costs.
 *
 * @param imagePull until a pod's image is on its node; without it, every image is there
 * @param startup from a pod's being on its node, image and all, until its container runs; drawn for each start
 * @param warmUp from then until the application answers; drawn for each start
 * @param drain what a pod does with its connections after SIGTERM
 * @param reconnectHint what a pod tells each client whose connection it closes on purpose; absent: nothing
 * @param cpu CPU use
 * @param memory memory use
 * @param connectionLimit the most connections that a pod accepts; without it, as many as come
 * @param deletionCost who tells a Deployment which pods it had better keep; absent: nobody
 * @param accept how long a handshake takes a pod and how many may wait; absent: they take no time
 * @param downstream what every handshake needs besides its pod, such as a database; absent: nothing
 * @param sidecar a proxy in each pod that carries its connections; absent: none
 */
@NotModelled({"keepAlive"})
public record Workload(
        Optional<ImagePull> imagePull,
        @Default("{deterministic: 0s}") Law startup,
        @Default("{deterministic: 0s}") Law warmUp,
        @Default("atOnce") Drain drain,
        Optional<ReconnectHint> reconnectHint,
        Optional<Cpu> cpu,
        Optional<Memory> memory,
        Optional<Count> connectionLimit,
        Optional<DeletionCost> deletionCost,
        Optional<Accept> accept,
        Optional<Downstream> downstream,
        Optional<Sidecar> sidecar) {
    public Workload {
        connectionLimit.ifPresent(limit -> Checks.atMost("connectionLimit", Integer.MAX_VALUE, limit.value()));
    }

    /**
     * The service's word to a client whose connection it closes on purpose: when it drains, at a maximum age, or to shed
     * load. A crash and SIGKILL come without a word.
     *
     * <p>The client's first wait is then uniform between 0 and the window, whatever its policy. (Engram#757: 5 s, at most
     * 60 s; asked for in nats-server#1368.)
     *
     * @param window the longest wait
     */
    @Shorthand("window")
    public record ReconnectHint(Duration window) {
        public ReconnectHint {
            Checks.positive("window", window);
        }
    }

    /**
     * CPU use of a pod: {@code base + perConnection * open + perHandshake * (handshakes per second)}. A handshake is a
     * connection established; with {@code accept}, a request that was served, in vain or not.
     */
    public record Cpu(
            @Default("0") Quantity base,
            @Default("0") Quantity perConnection,
            @Default("0") Quantity perHandshake) {}

    /**
     * A proxy in the pod, such as Istio's, which carries all of the pod's connections and ends before its application may.
     *
     * <p>With Istio's native sidecars, which end after the application, there is nothing to be said here. (Istio 1.32,
     * {@code pkg/envoy/agent.go}.)
     *
     * @param terminationDrainDuration from SIGTERM until the proxy ends with all the connections that are left
     */
    public record Sidecar(@Default("5s") Duration terminationDrainDuration) {
        public Sidecar {
            Checks.positive("terminationDrainDuration", terminationDrainDuration);
        }
    }

    /**
     * Memory use of a pod: {@code base + perConnection * open + perHandshake * (handshakes that wait)}.
     */
    public record Memory(
            @Default("0") Quantity base,
            @Default("0") Quantity perConnection,
            @Default("0") Quantity perHandshake) {}

    /**
     * How a pod accepts connections: one handshake after another, first come first served, each in the same time.
     *
     * <p>Whoever gives up waiting stays in the queue, and is served in vain: a server finds out that a client is gone only
     * when it comes to answer.
     *
     * @param rate handshakes that a pod does per second
     * @param backlog the most handshakes that wait, the one in service included; more are refused at once (4096 is Linux'
     *     {@code net.core.somaxconn} since 5.4)
     * @param timeout how long the proxy before the pod waits for its answer; absent: as long as the client does
     * @param probes whether the kubelet's probes wait behind the handshakes
     */
    public record Accept(
            Rate rate,
            @Default("4096") Count backlog,
            Optional<Duration> timeout,
            @Default("inLine") Probes probes) {
        public Accept {
            Checks.positive("rate", rate);
            Checks.atLeast("backlog", 1, backlog.value());
            Checks.atMost("backlog", Integer.MAX_VALUE, backlog.value());
            timeout.ifPresent(span -> Checks.positive("timeout", span));
        }

        /** How probes come to be answered. */
        public enum Probes {
            /** As any other request: after the handshakes that came before. */
            IN_LINE,
            /** On the side, whatever waits. */
            APART
        }
    }

    /**
     * What every handshake of every pod needs at its end, such as an authentication service or a database: one queue for
     * all pods, first come first served.
     *
     * @param rate handshakes that it does per second
     * @param backlog the most handshakes that wait for it, the one in service included; more fail at once
     */
    public record Downstream(Rate rate, @Default("1000") Count backlog) {
        public Downstream {
            Checks.positive("rate", rate);
            Checks.atLeast("backlog", 1, backlog.value());
            Checks.atMost("backlog", Integer.MAX_VALUE, backlog.value());
        }
    }

    /**
     * An agent that writes a pod's cost into its annotation {@code controller.kubernetes.io/pod-deletion-cost}, by which a
     * ReplicaSet deletes the cheapest of its Ready pods first. A StatefulSet does not look at it.
     *
     * @param of what the cost is
     * @param every time between two rounds over all pods, the first at the start; a new pod costs 0 until the next one
     */
    public record DeletionCost(Of of, @Default("30s") Duration every) {
        public DeletionCost {
            Checks.positive("every", every);
        }

        /** What a pod's deletion costs. */
        public enum Of {
            /** The connections that it holds. */
            OPEN_CONNECTIONS
        }
    }

    /**
     * How long it takes until a pod's image is on its node.
     *
     * @param cold a pull, drawn for each pod; the pulls of one node come one after another
     * @param cached finding that the image is there
     */
    public record ImagePull(
            @Default("{deterministic: 0s}") Law cold,
            @Default("{deterministic: 0s}") Law cached) {}

    /** What a pod does with its connections after SIGTERM; what is left at the end of the grace period is cut. */
    public sealed interface Drain
            permits Drain.AtOnce,
                    Drain.After,
                    Drain.Over,
                    Drain.Batches,
                    Drain.AtRate,
                    Drain.Idle,
                    Drain.UntilKilled,
                    Drain.Preset {
        /** The process exits at SIGTERM: all connections end together. */
        record AtOnce() implements Drain {}

        /** The process waits so long for its clients to leave; then all connections end together. */
        @Shorthand("delay")
        record After(Duration delay) implements Drain {
            public After {
                Checks.positive("delay", delay);
            }
        }

        /**
         * Each connection is closed at an instant drawn uniformly from a window, which begins {@code after} SIGTERM; the
         * process exits after the last one.
         */
        @Shorthand("window")
        record Over(Duration window, @Default("0s") Duration after) implements Drain {
            public Over {
                Checks.positive("window", window);
                Checks.notNegative("after", after);
            }
        }

        /** Connections are closed in batches, the first at SIGTERM; the process exits after the last. */
        record Batches(Count size, Duration every) implements Drain {
            public Batches {
                Checks.atLeast("size", 1, size.value());
                Checks.positive("every", every);
            }
        }

        /** Connections are closed one by one at a constant rate; the process exits after the last. */
        @Shorthand("rate")
        @Key("rate")
        record AtRate(Rate rate) implements Drain {
            public AtRate {
                Checks.positive("rate", rate);
            }
        }

        /** The pod waits for its clients to leave and exits when the last one has. */
        record Idle() implements Drain {}

        /** The process ignores SIGTERM: connections live until SIGKILL. */
        record UntilKilled() implements Drain {}

        /** What a real server does, by name; {@code list presets} tells which. */
        @Shorthand("name")
        record Preset(String name) implements Drain {}
    }
}
