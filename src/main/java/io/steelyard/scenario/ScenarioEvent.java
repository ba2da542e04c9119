package io.steelyard.scenario;

import java.time.Duration;
import java.util.Optional;

/** Something that happens at a stated instant of the run. */
@NotModelled({"idleTimeout"})
public sealed interface ScenarioEvent
        permits ScenarioEvent.Rollout,
                ScenarioEvent.Crash,
                ScenarioEvent.Leave,
                ScenarioEvent.Scale,
                ScenarioEvent.Reload,
                ScenarioEvent.ConfigPush,
                ScenarioEvent.Partition,
                ScenarioEvent.RestartAutoscaler,
                ScenarioEvent.FailMetric,
                ScenarioEvent.Evict,
                ScenarioEvent.DrainNode,
                ScenarioEvent.Uncordon,
                ScenarioEvent.LoseNode,
                ScenarioEvent.ReclaimNode,
                ScenarioEvent.LoseZone {
    /** Time from the start of the run. */
    Duration at();

    /** For how long it goes on by itself: nothing where it is over at once, or its effects are for good. */
    default Duration lasts() {
        return Duration.ZERO;
    }

    /** Which pods an event is about. */
    enum Workload {
        /** Those behind the balancer. */
        PODS,
        /** The gateways. */
        GATEWAY,
        /** The second Deployment. */
        CANARY
    }

    /** Something that happens to the pods, or to the gateways. */
    interface OfWorkload {
        /** Whom it is about. */
        Workload of();
    }

    /** Something that can happen to gateways only. */
    interface OfGateways extends OfWorkload {
        @Override
        default Workload of() {
            return Workload.GATEWAY;
        }
    }

    /** A new revision of the pods is rolled out by the workload's own strategy. */
    @Shorthand("at")
    record Rollout(Duration at, @Default("pods") Workload of) implements ScenarioEvent, OfWorkload {
        public Rollout {
            Checks.notNegative("at", at);
        }
    }

    /** The container of some ready pods crashes: its connections end, it restarts in place. */
    record Crash(
            Duration at,
            @Default("1") int pods,
            @Default("pods") Workload of) implements ScenarioEvent, OfWorkload {
        public Crash {
            Checks.notNegative("at", at);
            Checks.atLeast("pods", 1, pods);
        }
    }

    /** Some connected clients, drawn at random, end their sessions at one instant. */
    record Leave(Duration at, Count clients) implements ScenarioEvent {
        public Leave {
            Checks.notNegative("at", at);
            Checks.atLeast("clients", 1, clients.value());
        }
    }

    /** Somebody sets the workload's replicas, as {@code kubectl scale} does. */
    record Scale(Duration at, int replicas, @Default("pods") Workload of) implements ScenarioEvent, OfWorkload {
        public Scale {
            Checks.notNegative("at", at);
            Checks.atLeast("replicas", 0, replicas);
        }
    }

    /**
     * The processes of all gateways are replaced by new ones, as a reload of HAProxy or nginx does: they know of no
     * connection, and the old ones keep theirs until they end, or for the gateway's {@code workerShutdownTimeout}.
     */
    @Shorthand("at")
    record Reload(Duration at) implements ScenarioEvent, OfGateways {
        public Reload {
            Checks.notNegative("at", at);
        }
    }

    /**
     * The listeners of all gateways are replaced, as by a change of a filter chain or of a gateway's servers in Istio. What
     * the old ones have accepted lives on for a while and is then cut, WebSockets included, without a hint before.
     *
     * <p>A gateway takes the change in as late as it does news of pods ({@code push}). A connection that comes to stand
     * only then counts as one of the new listener. (Istio 1.32, drainDuration: 45 s; Envoy's own --drain-time-s is 600 s.
     * Changes of routes, clusters and endpoints end no connection.)
     *
     * @param drain how long the connections live on
     */
    @Shorthand("at")
    record ConfigPush(Duration at, @Default("45s") Duration drain) implements ScenarioEvent, OfGateways {
        public ConfigPush {
            Checks.notNegative("at", at);
            Checks.positive("drain", drain);
        }
    }

    /**
     * Some clients are cut off from the service for a time, as by a network that forgets their flows: their connections are
     * dead even when it is back, and what they try meanwhile is not answered.
     *
     * <p>Pods and autoscaler see at once that a connection is dead; the balancer does when its client does. In truth the
     * other end of a dead connection stands until the server's own keep-alive finds it, which is not modelled.
     *
     * @param clients the share of all clients, also of those who come meanwhile, that are cut off; drawn for each
     * @param span for how long
     * @param noticed how a client finds out that its connection is dead
     */
    record Partition(
            Duration at,
            @Default("100%") Fraction clients,
            @Key("for") Duration span,
            @Default("byPing") Noticed noticed)
            implements ScenarioEvent {
        public Partition {
            Checks.notNegative("at", at);
            Checks.positive("span", span);
            if (clients.value() == 0) {
                throw new IllegalArgumentException("clients must be above 0%: otherwise nobody is cut off");
            }
        }

        /** How a client finds out that its connection is dead. */
        public enum Noticed {
            /** Its next ping stays without an answer. */
            BY_PING,
            /** It is told, by a reset or by its own system. */
            AT_ONCE
        }
    }

    /**
     * Another instance takes over the autoscaler's controller, as at a failover of kube-controller-manager: what it
     * remembered is lost, and its first decision comes one period later. What KEDA's operator knows stands in the
     * ScaledObject and stays.
     */
    @Shorthand("at")
    record RestartAutoscaler(Duration at) implements ScenarioEvent {
        public RestartAutoscaler {
            Checks.notNegative("at", at);
        }
    }

    /**
     * The metrics API answers with an error whenever the autoscaler asks for a metric.
     *
     * @param metric the metric's name
     * @param span for how long
     */
    record FailMetric(
            Duration at, String metric, @Key("for") Duration span) implements ScenarioEvent {
        public FailMetric {
            Checks.notNegative("at", at);
            Checks.positive("span", span);
        }

        @Override
        public Duration lasts() {
            return span;
        }
    }

    /** Somebody asks the eviction API for some ready pods, once for each; their budget may refuse it. */
    record Evict(Duration at, @Default("1") int pods) implements ScenarioEvent {
        public Evict {
            Checks.notNegative("at", at);
            Checks.atLeast("pods", 1, pods);
        }
    }

    /** Something that happens to nodes. */
    interface OfNodes {
        /** Refuses what the nodes make impossible. */
        void check(Nodes among);
    }

    /** Something that happens to a node of a name, or to some that are drawn. */
    interface OfSomeNodes extends OfNodes {
        /** The name of the only one. */
        Optional<String> node();

        /** How many, if not the one named. */
        Optional<Integer> nodes();

        /** How many nodes it is about: 1 where nothing is said. */
        default int count() {
            return nodes().orElse(1);
        }

        @Override
        default void check(Nodes among) {
            if (node().isPresent() && !among.mayHave(node().get())) {
                throw new IllegalArgumentException("events must name a node of a pool, such as "
                        + among.pools().get(0).name() + "-0, but one names " + node().get());
            }
        }
    }

    private static void checkSome(Duration at, Optional<String> node, Optional<Integer> nodes) {
        Checks.notNegative("at", at);
        nodes.ifPresent(count -> Checks.atLeast("nodes", 1, count));
        if (nodes.isPresent() && node.isPresent()) {
            throw new IllegalArgumentException("nodes must not be given beside node");
        }
    }

    /** Nodes are drained one after the other, as {@code kubectl drain} does: cordoned, and their pods evicted. */
    record DrainNode(Duration at, Optional<String> node, Optional<Integer> nodes)
            implements ScenarioEvent, OfSomeNodes {
        public DrainNode {
            checkSome(at, node, nodes);
        }
    }

    /** Nodes that were cordoned take pods again, as after {@code kubectl uncordon}. */
    record Uncordon(Duration at, Optional<String> node, Optional<Integer> nodes) implements ScenarioEvent, OfSomeNodes {
        public Uncordon {
            checkSome(at, node, nodes);
        }
    }

    /** Nodes stop without a word, for a time or for good; their connections are silent. */
    record LoseNode(
            Duration at,
            Optional<String> node,
            Optional<Integer> nodes,
            @Key("for") Optional<Duration> span) implements ScenarioEvent, OfSomeNodes {
        public LoseNode {
            checkSome(at, node, nodes);
            span.ifPresent(value -> Checks.positive("for", value));
        }

        @Override
        public Duration lasts() {
            return span.orElse(Duration.ZERO);
        }
    }

    /** The cloud takes nodes back: they are drained at the notice, and gone for good at its end. */
    record ReclaimNode(
            Duration at,
            Optional<String> node,
            Optional<Integer> nodes,
            @Default("2m") Duration notice) implements ScenarioEvent, OfSomeNodes {
        public ReclaimNode {
            checkSome(at, node, nodes);
            Checks.notNegative("notice", notice);
        }

        @Override
        public Duration lasts() {
            return notice;
        }
    }

    /** All nodes of a zone stop at once, for a time or for good, and no machine can be had there meanwhile. */
    record LoseZone(Duration at, String zone, @Key("for") Optional<Duration> span) implements ScenarioEvent, OfNodes {
        public LoseZone {
            Checks.notNegative("at", at);
            span.ifPresent(value -> Checks.positive("for", value));
        }

        @Override
        public Duration lasts() {
            return span.orElse(Duration.ZERO);
        }

        @Override
        public void check(Nodes among) {
            if (among.pools().stream().noneMatch(pool -> pool.zones().contains(zone))) {
                throw new IllegalArgumentException("events must name a zone of a pool, such as "
                        + among.pools().get(0).zones().get(0) + ", but one names " + zone);
            }
        }
    }
}
