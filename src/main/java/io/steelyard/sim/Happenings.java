package io.steelyard.sim;

import io.steelyard.control.ControlPlane;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.session.MassLeave;
import io.steelyard.session.Partitions;
import java.util.List;
import java.util.Optional;

/** Hands each event of the scenario to whom it befalls. */
record Happenings(
        List<ScenarioEvent> events,
        PodWorld pods,
        Optional<GatewayWorld> gateways,
        MassLeave massLeave,
        Partitions partitions) {

    /** An event takes place. */
    void happen(long now, int number) {
        ScenarioEvent event = events.get(number);
        if (event instanceof ScenarioEvent.Rollout rollout) {
            plane(rollout).rollout();
        } else if (event instanceof ScenarioEvent.Crash crash) {
            plane(crash).crash(now, crash.pods(), number);
        } else if (event instanceof ScenarioEvent.Reload) {
            gateways.orElseThrow().reload(now);
        } else if (event instanceof ScenarioEvent.ConfigPush push) {
            gateways.orElseThrow().pushConfiguration(now, push.drain().toNanos(), number);
        } else if (event instanceof ScenarioEvent.Partition partition) {
            partitions.begin(
                    now,
                    partition.clients().value(),
                    now + partition.span().toNanos(),
                    partition.noticed() == ScenarioEvent.Partition.Noticed.BY_PING,
                    number);
        } else if (event instanceof ScenarioEvent.Leave leave) {
            massLeave.leave(now, leave.clients().value(), number);
        } else if (event instanceof ScenarioEvent.Scale scale) {
            plane(scale).scale(now, scale.replicas());
        } else if (event instanceof ScenarioEvent.Evict evict) {
            pods.controlPlane().evict(now, evict.pods(), number);
        } else if (event instanceof ScenarioEvent.RestartAutoscaler) {
            pods.controlPlane().restartAutoscaler(now);
        } else if (event instanceof ScenarioEvent.FailMetric failure) {
            pods.controlPlane()
                    .failMetric(failure.metric(), now + failure.span().toNanos());
        } else if (event instanceof ScenarioEvent.OfNodes ofNodes) {
            pods.nodes().ifPresent(some -> some.happen(ofNodes, number, now));
        }
    }

    private ControlPlane plane(ScenarioEvent.OfWorkload event) {
        return switch (event.of()) {
            case PODS -> pods.controlPlane();
            case CANARY -> pods.canary().orElseThrow();
            case GATEWAY -> gateways.orElseThrow().controlPlane();
        };
    }
}
