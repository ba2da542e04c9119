package io.steelyard.scenario;

import java.time.Duration;

/** Something that happens at a stated instant of the run. */
@NotModelled({
    "drainNode",
    "loseNode",
    "loseZone",
    "evict",
    "restartAutoscaler",
    "partition",
    "reload",
    "configPush",
    "idleTimeout"
})
public sealed interface ScenarioEvent
        permits ScenarioEvent.Rollout, ScenarioEvent.Crash, ScenarioEvent.Leave, ScenarioEvent.Scale {
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
}
