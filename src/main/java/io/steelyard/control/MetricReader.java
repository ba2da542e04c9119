package io.steelyard.control;

import io.steelyard.control.Scrapes.PodValue;
import io.steelyard.control.Scrapes.Scrape;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.PodTable.Phase;
import io.steelyard.kube.hpa.MetricReading;
import io.steelyard.kube.hpa.MetricReading.ContainerUsage;
import io.steelyard.kube.hpa.MetricReading.PodSample;
import io.steelyard.kube.hpa.MetricReading.ResourceSample;
import io.steelyard.scenario.MetricSource;
import io.steelyard.scenario.kubernetes.MetricSourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The answer of a metrics API: a metric's newest visible scrape, in the form that the metric's type asks for.
 *
 * <p>metrics-server and prometheus-adapter list the pods first and look up their values then, so a pod that is gone has
 * none; a sum or mean, which is made of the scrape alone, still holds its last one.
 */
record MetricReader(MetricSourceType type, Scrapes scrapes, PodTable pods, List<String> containers) {

    MetricReading read(long now) {
        if (scrapes.fails(now)) {
            return new MetricReading.Unavailable("the metrics API answers with an error");
        }
        Optional<Scrape> scrape = scrapes.visible(now);
        if (scrape.isEmpty()) {
            return new MetricReading.Unavailable("nothing was measured yet");
        }
        return switch (type) {
            case Resource, ContainerResource -> resources(scrape.get());
            case Pods -> new MetricReading.Pods(samples(scrape.get()));
            case Object -> new MetricReading.ObjectValue(aggregate(scrape.get()));
            case External -> new MetricReading.ExternalValues(List.of(aggregate(scrape.get())));
        };
    }

    private Stream<PodValue> existing(Scrape scrape) {
        return scrape.values().stream().filter(value -> pods.phase(value.pod()) != Phase.GONE);
    }

    private List<PodSample> samples(Scrape scrape) {
        return existing(scrape)
                .map(value ->
                        new PodSample(pods.name(value.pod()), scrape.timeNanos(), value.windowNanos(), value.milli()))
                .toList();
    }

    private MetricReading resources(Scrape scrape) {
        return new MetricReading.Resources(existing(scrape)
                .map(value -> new ResourceSample(
                        pods.name(value.pod()), scrape.timeNanos(), value.windowNanos(), usages(value.milli())))
                .toList());
    }

    /** The first container serves the connections and so uses everything. */
    private List<ContainerUsage> usages(long milli) {
        List<ContainerUsage> usages = new ArrayList<>();
        for (String container : containers) {
            usages.add(new ContainerUsage(container, OptionalLong.of(usages.isEmpty() ? milli : 0)));
        }
        return usages;
    }

    private long aggregate(Scrape scrape) {
        if (scrape.serviceMilli().isPresent()) {
            return scrape.serviceMilli().getAsLong();
        }
        long sum = 0;
        long counted = 0;
        for (PodValue value : scrape.values()) {
            if (scrapes.source().terminating() || !value.terminating()) {
                sum += value.milli();
                counted++;
            }
        }
        boolean mean = scrapes.source().aggregate() == MetricSource.Aggregate.MEAN;
        return mean && counted > 0 ? sum / counted : sum;
    }
}
