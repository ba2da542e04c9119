package io.steelyard.scenario;

import java.time.Duration;

/** Something that happens at a stated instant of the run. */
@NotModelled({"drainNode", "loseNode", "loseZone", "evict", "partition", "reload", "configPush", "idleTimeout"})
public sealed interface ScenarioEvent
        permits ScenarioEvent.Rollout,
                ScenarioEvent.Crash,
                ScenarioEvent.Leave,
                ScenarioEvent.Scale,
                ScenarioEvent.RestartAutoscaler,
                ScenarioEvent.FailMetric {
    /** Time from the start of the run. */
    Duration at();

    /** A new revision of the pods is rolled out by the workload's own strategy. */
    @Shorthand("at")
    @NotModelled({"of"})
    record Rollout(Duration at) implements ScenarioEvent {
        public Rollout {
            Checks.notNegative("at", at);
        }
    }

    /** The container of some ready pods crashes: its connections end, it restarts in place. */
    record Crash(Duration at, @Default("1") int pods) implements ScenarioEvent {
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
    record Scale(Duration at, int replicas) implements ScenarioEvent {
        public Scale {
            Checks.notNegative("at", at);
            Checks.atLeast("replicas", 0, replicas);
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
    }
}
