package io.steelyard.oracle;

import io.steelyard.Steelyard;
import io.steelyard.fleet.FleetView;
import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.StoryStep;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.Story;
import java.util.ArrayList;
import java.util.List;

/**
 * A run in which all clients come at once to one pod that accepts at a constant rate.
 *
 * @param attempts attempts of all clients together
 * @param lastSeconds when the last client was served
 */
record AcceptRun(double attempts, double lastSeconds) {
    private static final String SCENARIO = """
            duration: SECONDSs
            clients:
              arrivals: [{burst: {at: 0s, clients: CLIENTS, over: 0s}}]
              lifetime: never
              reconnect: RECONNECT
              handshake: {timeout: 10000d}
            deployment: {replicas: 1}
            workload: {accept: {rate: RATE/s, backlog: BACKLOG}}
            balancer: random
            """;

    /** Makes so many runs, so long that all clients are served. */
    static List<AcceptRun> of(long clients, long backlog, double rate, String reconnect, int runs) {
        for (double seconds = 40 + 4 * clients / rate; ; seconds *= 4) {
            List<AcceptRun> made = made(
                    Fill.in(
                            SCENARIO,
                            "SECONDS",
                            Math.ceil(seconds),
                            "CLIENTS",
                            clients,
                            "RECONNECT",
                            reconnect,
                            "RATE",
                            rate,
                            "BACKLOG",
                            backlog),
                    clients,
                    runs);
            if (!made.isEmpty()) {
                return made;
            }
        }
    }

    /** The runs; empty where a client was not served in time. */
    private static List<AcceptRun> made(String yaml, long clients, int runs) {
        List<Watch> watches = new ArrayList<>();
        Experiment experiment = Experiment.of(Steelyard.parse(yaml))
                .add("watched", random -> {
                    watches.add(new Watch());
                    return watches.get(watches.size() - 1);
                })
                .only("watched")
                .replications(runs)
                .threads(1);
        List<RunResult> results = experiment.run().variants().get(0).runs();
        List<AcceptRun> made = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            if (Loads.metric(ClientMetrics.CONNECTIONS_MAX).applyAsDouble(results.get(run)) < clients) {
                return List.of();
            }
            // First come, first served: whoever was queued last is the last to be served.
            int last = watches.get(run).lastQueued;
            made.add(new AcceptRun(
                    Loads.metric(AttemptMetrics.MADE).applyAsDouble(results.get(run)),
                    connectedSeconds(experiment.stories(last, run).get(0))));
        }
        return made;
    }

    private static double connectedSeconds(Story story) {
        return story.steps().stream()
                .filter(StoryStep.Connected.class::isInstance)
                .mapToLong(StoryStep::atNanos)
                .max()
                .orElseThrow()
                / 1e9;
    }

    /** Sends all to the one pod, and knows who was taken into its queue last. */
    private static final class Watch implements Selector {
        private int assigned;
        private int lastQueued;

        @Override
        public int select(Pick pick, FleetView view) {
            return view.size() == 0 ? NONE : view.slotAt(0);
        }

        @Override
        public void onAssigned(Pick pick, int slot) {
            assigned = pick.client();
        }

        @Override
        public void onEstablished(long now, int slot) {
            lastQueued = assigned;
        }
    }
}
