package io.steelyard.control;

import io.steelyard.engine.Rank;
import io.steelyard.fleet.PodTable;
import io.steelyard.kube.hpa.Autoscaler;
import io.steelyard.kube.hpa.Condition;
import io.steelyard.kube.hpa.Decision;
import io.steelyard.kube.hpa.Decision.MetricStatus;
import io.steelyard.kube.hpa.FleetSample;
import io.steelyard.kube.hpa.MetricReading;
import io.steelyard.kube.hpa.Reason;
import io.steelyard.kube.rollout.WorkloadController;
import io.steelyard.observe.DecisionRecord;
import io.steelyard.observe.Observer;
import java.util.List;
import java.util.Optional;

/** Asks an autoscaler at every period, hands it what its metrics read, and carries its decisions out. */
final class AutoscalerDriver {
    private static final int NONE = -1;

    private final PodEvents.Scope events;
    private final Autoscaler autoscaler;
    private final List<MetricReader> metrics;
    private final PodViews views;
    private final PodTable table;
    private final WorkloadController controller;
    private final WorkloadDriver workload;
    private final Observer observer;

    AutoscalerDriver(
            PodEvents.Scope events,
            Autoscaler autoscaler,
            List<MetricReader> metrics,
            PodViews views,
            PodTable table,
            WorkloadController controller,
            WorkloadDriver workload,
            Observer observer) {
        this.events = events;
        this.autoscaler = autoscaler;
        this.metrics = List.copyOf(metrics);
        this.views = views;
        this.table = table;
        this.controller = controller;
        this.workload = workload;
        this.observer = observer;
        events.on(Rank.AUTOSCALER, (now, entity) -> tick(now));
        events.on(Rank.SCRAPE, this::scrape);
    }

    /** Plans the first scrapes and the first decision. */
    void start(long firstDecisionNanos) {
        for (int metric = 0; metric < metrics.size(); metric++) {
            events.schedule(source(metric).source().phase().toNanos(), Rank.SCRAPE, metric);
        }
        events.schedule(firstDecisionNanos, Rank.AUTOSCALER, 0);
    }

    private Scrapes source(int metric) {
        return metrics.get(metric).scrapes();
    }

    private void scrape(long now, int metric) {
        source(metric).scrape(now);
        events.schedule(now + source(metric).source().scrape().toNanos(), Rank.SCRAPE, metric);
    }

    private void tick(long now) {
        List<MetricReading> readings =
                metrics.stream().map(metric -> metric.read(now)).toList();
        int current = controller.specReplicas();
        Decision decision =
                autoscaler.decide(now, new FleetSample(current, controller.statusReplicas(), views.all(), readings));
        observer.onDecision(record(now, current, decision));
        if (decision.action() != Decision.Action.NONE) {
            workload.scale(now, decision.desiredReplicas());
        }
        events.schedule(now + autoscaler.periodNanos(), Rank.AUTOSCALER, 0);
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
                table.readyCount(),
                deciding.map(MetricStatus::name).orElse(""),
                deciding.flatMap(MetricStatus::proposal)
                        .map(proposal -> proposal.usageMilli())
                        .orElse((long) NONE),
                decision.recommendation().orElse(NONE),
                decision.desiredReplicas(),
                reason(decision, Condition.Type.AbleToScale),
                reason(decision, Condition.Type.ScalingActive),
                reason(decision, Condition.Type.ScalingLimited),
                hottestPod());
    }

    private static String reason(Decision decision, Condition.Type type) {
        return decision.reason(type).map(Reason::name).orElse("");
    }

    private int hottestPod() {
        int most = 0;
        for (int i = 0; i < table.liveCount(); i++) {
            int pod = table.live(i);
            if (table.serving(pod)) {
                most = Math.max(most, table.openConnections(pod));
            }
        }
        return most;
    }
}
