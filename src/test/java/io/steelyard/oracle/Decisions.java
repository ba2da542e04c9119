package io.steelyard.oracle;

import io.steelyard.Steelyard;
import io.steelyard.observe.DecisionRecord;
import io.steelyard.sim.Experiment;
import java.util.List;

/** The decisions of the autoscaler in the first run of a scenario, by what they show. */
record Decisions(List<DecisionRecord> all) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Runs a scenario of one variant. */
    static Decisions of(String yaml) {
        return new Decisions(Experiment.of(Steelyard.parse(yaml))
                .replications(1)
                .run()
                .variants()
                .get(0)
                .runs()
                .get(0)
                .decisions());
    }

    static double seconds(DecisionRecord decision) {
        return (double) decision.timeNanos() / NANOS_PER_SECOND;
    }

    /** Those of a span, its end excluded. */
    List<DecisionRecord> between(double fromSeconds, double toSeconds) {
        return all.stream()
                .filter(decision -> seconds(decision) >= fromSeconds && seconds(decision) < toSeconds)
                .toList();
    }

    /** When the replicas first change from a number, in seconds; infinite where they do not. */
    double leaves(int replicas) {
        return all.stream()
                .filter(decision -> decision.currentReplicas() == replicas && decision.desiredReplicas() != replicas)
                .mapToDouble(Decisions::seconds)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The most replicas that any decision wants. */
    int most() {
        return all.stream().mapToInt(DecisionRecord::desiredReplicas).max().orElse(0);
    }

    /** The decision of an instant. */
    DecisionRecord at(double seconds) {
        return between(seconds, seconds + 1e-6).get(0);
    }
}
