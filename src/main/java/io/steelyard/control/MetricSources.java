package io.steelyard.control;

import io.steelyard.engine.Rank;
import io.steelyard.scenario.MetricSource;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.MetricSourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The metrics that the autoscaler of a workload reads; each is measured once, however many ask for it. */
final class MetricSources {
    private final Setup setup;
    private final Workspace workspace;
    private final LivePods live;
    private final PodViews views;
    private final LongSupplier attempts;
    private final Map<String, Scrapes> byName = new LinkedHashMap<>();
    private final List<Scrapes> all = new ArrayList<>();

    /**
     * @param attempts the attempts to connect so far
     */
    MetricSources(Setup setup, Workspace workspace, LivePods live, PodViews views, LongSupplier attempts) {
        this.setup = setup;
        this.workspace = workspace;
        this.live = live;
        this.views = views;
        this.attempts = attempts;
        workspace.events().on(Rank.SCRAPE, this::scrape);
    }

    /** Who reads a metric in the form of a type. */
    MetricReader reader(MetricSourceType type, String name) {
        MetricSource source = setup.metrics().get(name);
        if (source == null) {
            throw new IllegalArgumentException("metric " + name + " of the autoscaler has no source under metrics");
        }
        boolean ofPods = type != MetricSourceType.Object && type != MetricSourceType.External;
        if (ofPods && source.is().isOfService()) {
            throw new IllegalArgumentException("metric " + name + " is of the service as a whole, not of pods: its type"
                    + " must be Object or External but is " + type);
        }
        return new MetricReader(
                type, byName.computeIfAbsent(name, any -> add(source)), workspace.pods(), views.containers());
    }

    private Scrapes add(MetricSource source) {
        Scrapes scrapes = new Scrapes(
                source,
                new PodUsage(source.is(), setup.workload(), setup.podSpec()),
                workspace.pods(),
                live,
                workspace.reception(),
                attempts);
        all.add(scrapes);
        return scrapes;
    }

    /** Plans the first scrapes. */
    void start() {
        for (int number = 0; number < all.size(); number++) {
            workspace.events().schedule(all.get(number).source().phase().toNanos(), Rank.SCRAPE, number);
        }
    }

    private void scrape(long now, int number) {
        Scrapes scrapes = all.get(number);
        scrapes.scrape(now);
        workspace.events().schedule(now + scrapes.source().scrape().toNanos(), Rank.SCRAPE, number);
    }

    /** The metrics API answers with an error for a metric, until an instant; a metric that nobody reads is no matter. */
    void fail(String name, long untilNanos) {
        Scrapes scrapes = byName.get(name);
        if (scrapes != null) {
            scrapes.fail(untilNanos);
        }
    }
}
