package io.steelyard.bench;

import io.steelyard.Steelyard;
import io.steelyard.scenario.Scenario;
import io.steelyard.sim.Scalers;
import io.steelyard.sim.Selectors;
import io.steelyard.sim.World;
import io.steelyard.theory.NoiseFloor;

/** The whole run that is measured: a steady number of connections on 100 pods, an autoscaler, every recorder on. */
final class Workload {
    static final int PODS = 100;
    static final int MEAN_LIFETIME_SECONDS = 600;

    private static final String SCENARIO = """
            name: bench
            duration: 30d
            replications: 1
            clients:
              open: CONNECTIONS
              arrivals: [{poisson: RATE/s}]
              lifetime: {exponential: 600s}
              settle: 0.1
            deployment: {replicas: 100}
            autoscaler:
              minReplicas: 100
              maxReplicas: 100
              metrics:
                - type: Pods
                  pods: {metric: {name: open}, target: {type: AverageValue, averageValue: AVERAGE}}
            metrics: {open: {is: openConnections}}
            balancers: [BALANCER]
            """;

    private Workload() {}

    /** A world at 0, with so many connections open. */
    static World world(String balancer, int connections) {
        Scenario scenario = Steelyard.parse(SCENARIO.replace("CONNECTIONS", Integer.toString(connections))
                .replace("RATE", Double.toString((double) connections / MEAN_LIFETIME_SECONDS))
                .replace("AVERAGE", Integer.toString(connections / PODS))
                .replace("BALANCER", balancer));
        NoiseFloor noiseFloor = new NoiseFloor();
        World world = new World(
                scenario,
                scenario.variants().get(0),
                0,
                Selectors.REGISTERED,
                Scalers.REGISTERED,
                noiseFloor::expectedMaxOverMean);
        world.start();
        return world;
    }

    /** The simulated span in which about so many events happen: each connection is an arrival and a departure. */
    static long nanosFor(long events, int connections) {
        return (long) (events / (2.0 * connections / MEAN_LIFETIME_SECONDS) * 1e9);
    }
}
