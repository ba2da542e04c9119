package io.steelyard.control;

import io.steelyard.control.Scrapes.PodValue;
import io.steelyard.control.Scrapes.Scrape;
import io.steelyard.fleet.PodTable;
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

/** Presents a metric's newest visible scrape to the autoscaler in the form that the metric's type asks for. */
record MetricReader(MetricSourceType type, Scrapes scrapes, PodTable pods, List<String> containers) {

    MetricReading read(long now) {
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

    private List<PodSample> samples(Scrape scrape) {
        long window = scrapes.source().window().toNanos();
        return scrape.values().stream()
                .map(value -> new PodSample(pods.name(value.pod()), scrape.timeNanos(), window, value.milli()))
                .toList();
    }

    private MetricReading resources(Scrape scrape) {
        long window = scrapes.source().window().toNanos();
        List<ResourceSample> samples = new ArrayList<>();
        for (PodValue value : scrape.values()) {
            List<ContainerUsage> usages = new ArrayList<>();
            for (String container : containers) {
                long milli = usages.isEmpty() ? value.milli() : 0;
                usages.add(new ContainerUsage(container, OptionalLong.of(milli)));
            }
            samples.add(new ResourceSample(pods.name(value.pod()), scrape.timeNanos(), window, usages));
        }
        return new MetricReading.Resources(samples);
    }

    private long aggregate(Scrape scrape) {
        long sum = 0;
        long pods = 0;
        for (PodValue value : scrape.values()) {
            if (scrapes.source().terminating() || !value.terminating()) {
                sum += value.milli();
                pods++;
            }
        }
        boolean mean = scrapes.source().aggregate() == MetricSource.Aggregate.MEAN;
        return mean && pods > 0 ? sum / pods : sum;
    }
}
