package io.steelyard.control;

import io.steelyard.engine.Rank;
import io.steelyard.kube.hpa.Autoscaler;
import io.steelyard.kube.hpa.Condition;
import io.steelyard.kube.hpa.Decision;
import io.steelyard.kube.hpa.Decision.MetricStatus;
import io.steelyard.kube.hpa.FleetSample;
import io.steelyard.kube.hpa.MetricReading;
import io.steelyard.kube.hpa.Reason;
import io.steelyard.observe.DecisionRecord;
import io.steelyard.observe.Observer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks an autoscaler at every period, hands it what its metrics read, and carries its decisions out. */
final class AutoscalerDriver {
    private static final int NONE = -1;

    private final PodEvents.Scope events;
    private final Autoscaler autoscaler;
    private final List<MetricReader> metrics;
    private final ScaleTarget target;
    private final Observer observer;
    private long dueNanos;

    AutoscalerDriver(
            PodEvents.Scope events,
            Autoscaler autoscaler,
            List<MetricReader> metrics,
            ScaleTarget target,
            Observer observer) {
        this.events = events;
        this.autoscaler = autoscaler;
        this.metrics = List.copyOf(metrics);
        this.target = target;
        this.observer = observer;
        events.on(Rank.AUTOSCALER, (now, entity) -> tick(now));
    }

    /** Plans the first decision, and with it all others. */
    void start(long firstNanos) {
        dueNanos = firstNanos;
        events.schedule(firstNanos, Rank.AUTOSCALER, 0);
    }

    /**
     * Another instance of the controller takes over: it finds the autoscaler's object and, as with every object that it
     * enqueues, comes to it one period later.
     */
    void restart(long now) {
        autoscaler.restarted();
        start(now + autoscaler.periodNanos());
    }

    private void tick(long now) {
        if (now != dueNanos) {
            return;
        }
        List<MetricReading> readings =
                metrics.stream().map(metric -> metric.read(now)).toList();
        int current = target.specReplicas();
        Decision decision =
                autoscaler.decide(now, new FleetSample(current, target.statusReplicas(), target.pods(), readings));
        observer.onDecision(record(now, current, decision));
        if (decision.action() != Decision.Action.NONE) {
            target.scale(now, decision.desiredReplicas());
        }
        start(now + autoscaler.periodNanos());
    }

    private DecisionRecord record(long now, int current, Decision decision) {
        Optional<MetricStatus> deciding = Optional.empty();
        int most = NONE;
        for (MetricStatus status : decision.metrics()) {
            if (status.proposal().isPresent() && status.proposal().get().replicas() > most) {
                deciding = Optional.of(status);
                most = status.proposal().get().replicas();
            }
        }
        return new DecisionRecord(
                now,
                current,
                target.statusReplicas(),
                target.readyPods(),
                target.connections(),
                deciding.map(MetricStatus::name).orElse(""),
                deciding.flatMap(MetricStatus::proposal)
                        .map(proposal -> proposal.usageMilli())
                        .orElse((long) NONE),
                decision.metrics().stream().map(MetricStatus::text).collect(Collectors.joining(", ")),
                decision.recommendation().orElse(NONE),
                decision.desiredReplicas(),
                reason(decision, Condition.Type.AbleToScale),
                reason(decision, Condition.Type.ScalingActive),
                reason(decision, Condition.Type.ScalingLimited),
                target.hottestPod());
    }

    private static String reason(Decision decision, Condition.Type type) {
        return decision.reason(type).map(Reason::name).orElse("");
    }
}
