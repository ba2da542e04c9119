package io.steelyard.control;

import io.steelyard.engine.Rank;
import io.steelyard.kube.hpa.MetricReading;
import io.steelyard.kube.keda.ScaleExecutor;
import io.steelyard.kube.keda.ScaleResult;
import io.steelyard.kube.keda.ScaleResult.Note;
import io.steelyard.kube.keda.TriggerState;
import io.steelyard.observe.DecisionRecord;
import io.steelyard.observe.Observer;
import io.steelyard.scenario.kubernetes.MetricSourceType;
import io.steelyard.scenario.kubernetes.ScaleTriggers;
import io.steelyard.scenario.kubernetes.ScaledObjectSpec;
import io.steelyard.scenario.kubernetes.TriggerType;
import java.util.List;
import java.util.Optional;

/**
 * KEDA's operator for one ScaledObject: looks at its triggers at every polling interval and takes the workload from no
 * replica to one and back. Everything between is done by the HorizontalPodAutoscaler that KEDA made.
 */
final class ScaledObjectDriver {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int NONE = -1;

    private final PodEvents.Scope events;
    private final ScaleExecutor executor;
    private final long periodNanos;
    private final List<ScaleTriggers> triggers;
    private final List<MetricReader> readers;
    private final ScaleTarget target;
    private final Observer observer;
    private Optional<ScaleResult> last = Optional.empty();

    ScaledObjectDriver(
            PodEvents.Scope events,
            ScaledObjectSpec spec,
            MetricSources sources,
            ScaleTarget target,
            Observer observer) {
        this.events = events;
        this.target = target;
        this.observer = observer;
        executor = new ScaleExecutor(spec, 0);
        periodNanos = spec.pollingInterval() * NANOS_PER_SECOND;
        triggers = spec.triggers().stream()
                .filter(trigger -> trigger.type() == TriggerType.prometheus)
                .toList();
        readers = triggers.stream()
                .map(trigger -> sources.reader(MetricSourceType.External, trigger.metric()))
                .toList();
        events.on(Rank.ACTIVATION, (now, entity) -> poll(now));
    }

    /** Plans the first look at the triggers, and with it all others. */
    void start(long firstNanos) {
        events.schedule(firstNanos, Rank.ACTIVATION, 0);
    }

    private void poll(long now) {
        List<MetricReading> readings =
                readers.stream().map(reader -> reader.read(now)).toList();
        int current = target.specReplicas();
        ScaleResult result = executor.request(now, current, TriggerState.of(triggers, readings));
        if (isNews(current, result)) {
            observer.onDecision(record(now, current, result));
        }
        last = Optional.of(result);
        target.scale(now, result.replicas());
        start(now + periodNanos);
    }

    private boolean isNews(int current, ScaleResult result) {
        boolean same = last.isPresent()
                && last.get().active() == result.active()
                && last.get().note() == result.note();
        return !same || result.replicas() != current;
    }

    private DecisionRecord record(long now, int current, ScaleResult result) {
        return new DecisionRecord(
                now,
                current,
                target.statusReplicas(),
                target.readyPods(),
                target.connections(),
                "",
                NONE,
                "",
                NONE,
                result.replicas(),
                result.note() == Note.ScaledObjectReady ? "" : result.note().name(),
                result.active().name(),
                "",
                target.hottestPod());
    }
}
