package io.steelyard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.steelyard.observe.RunResult;
import io.steelyard.sim.Experiment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No key of gateways, of the front end and of the second Deployment is accepted and ignored. */
class GatewayKeyEffectTest {
    private static final String GATEWAYS = """
            duration: 20m
            replications: 1
            clients:
              open: 400
              arrivals: [{poisson: 2/s}]
              lifetime: {exponential: 200s}
              reconnect: {fixed: {delay: 1s, spread: 1s}}
            deployment: {replicas: 6}
            workload: {startup: {deterministic: 8s}, drain: {over: 30s}, sidecar: {terminationDrainDuration: 20s}}
            canary: {deployment: {replicas: 2}}
            endpoints: {istiod: {push: 40s}}
            nodes: {pools: [{name: a, count: 4, zones: [a, b]}]}
            frontend:
              balancer: random
              healthCheck: {interval: 5s, rise: 2, fall: 3}
              deregistration: 6s
            gateway:
              deployment: {replicas: 3, template: {spec: {terminationGracePeriodSeconds: 60}}}
              concurrency: 2
              connect: {exponential: 20ms}
              push: {exponential: 500ms}
              workload: {startup: {deterministic: 5s}, drain: {after: 10s}}
              healthCheck: {interval: 2s, rise: 2, fall: 2, onMarkedDown: keep}
              autoscaler:
                minReplicas: 2
                maxReplicas: 5
                metrics:
                  - type: Pods
                    pods: {metric: {name: open}, target: {type: AverageValue, averageValue: 130}}
              metrics: {open: {is: openConnections, scrape: 15s}}
            balancer: least-request
            events:
              - scale: {at: 2m, replicas: 8}
              - crash: {at: 4m, pods: 2}
              - crash: {at: 6m, of: gateway, pods: 1}
              - reload: {at: 8m}
              - rollout: {at: 10m, of: gateway}
              - scale: {at: 13m, replicas: 4, of: canary}
              - loseNode: {at: 14m, nodes: 1}
              - rollout: {at: 16m}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "canary.deployment.replicas = 3",
                "workload.sidecar.terminationDrainDuration = 10s",
                "frontend.balancer = round-robin",
                "frontend.healthCheck.interval = 1s",
                "frontend.healthCheck.rise = 5",
                "frontend.healthCheck.fall = 1",
                "frontend.deregistration = 1s",
                "gateway.deployment.replicas = 4",
                "gateway.deployment.minReadySeconds = 20",
                "gateway.concurrency = 3",
                "gateway.connect.exponential.mean = 2s",
                "gateway.push.exponential.mean = 9s",
                "gateway.workload.startup.deterministic.value = 20s",
                "gateway.workload.drain.after.delay = 2s",
                "gateway.workload.connectionLimit = 100",
                "gateway.healthCheck.interval = 1s",
                "gateway.healthCheck.rise = 5",
                "gateway.healthCheck.fall = 1",
                "gateway.healthCheck.onMarkedDown = shutdownSessions",
                "gateway.autoscaler.maxReplicas = 2",
                "gateway.autoscaler.minReplicas = 5",
                "gateway.metrics.open.scrape = 40s",
                "gateway.endpointUpdates = reload",
                "gateway.connectTimeout = 1s",
                "events[1].crash.of = gateway",
                "events[2].crash.of = canary",
                "events[3].reload.at = 9m",
                "events[4].rollout.of = canary",
                "events[5].scale.of = pods",
                "events[5].scale.of = gateway"
            })
    void aKeyHasItsEffect(String path, String value) {
        String base = path.strip().equals("gateway.deployment.replicas")
                ? GATEWAYS.replaceAll("(?s)  autoscaler:.*?  metrics: \\{open[^\n]*\n", "")
                : GATEWAYS;
        assertNotEquals(ResultText.digestOf(base), ResultText.digestOf(base, path.strip() + "=" + value.strip()));
    }

    /** A single gateway without delays, workers or failures is the balancer that sees everything. */
    @Test
    void oneGatewayIsTheBalancerThatSeesEverything() {
        String plain = """
                duration: 10m
                replications: 1
                clients: {open: 300, arrivals: [{poisson: 1/s}], lifetime: {exponential: 300s}, reconnect: socket.io}
                deployment: {replicas: 5}
                balancer: BALANCER
                events: [{scale: {at: 2m, replicas: 7}}, {crash: {at: 4m}}, {rollout: {at: 6m}}]
                """;
        for (String balancer : List.of("round-robin", "least-conn", "least-request", "ring-hash")) {
            String without = plain.replace("BALANCER", balancer);
            assertEquals(figures(without), figures(without + "gateway: {}\n"), balancer);
        }
    }

    /** A connection that is silent for longer than the front end remembers it ends at the next ping. */
    @Test
    void theIdleTimeoutAndThePresetHaveTheirEffects() {
        String silent = GATEWAYS.replace("lifetime:", "ping: {interval: 6m, timeout: 5s}\n  lifetime:");
        assertEquals(ResultText.digestOf(silent), ResultText.digestOf(silent, "frontend.idleTimeout=400s"));
        assertNotEquals(ResultText.digestOf(silent), ResultText.digestOf(silent, "frontend.idleTimeout=350s"));
        assertNotEquals(ResultText.digestOf(silent), ResultText.digestOf(silent, "frontend.preset=aws-nlb"));
        String bare = GATEWAYS.replaceAll("(?s)frontend:.*?gateway:", "gateway:");
        assertEquals(
                ResultText.digestOf(
                        bare, "frontend.healthCheck={interval: 10s, rise: 3, fall: 3}", "frontend.deregistration=300s"),
                ResultText.digestOf(bare, "frontend.preset=aws-nlb"));
    }

    @Test
    void noGatewayMeansThatClientsChoose() {
        String lists = """
                duration: 5m
                replications: 1
                clients: {open: 100, lifetime: {exponential: 2m}, reconnect: nats}
                statefulSet: {replicas: 3}
                balancer: {client-list: {preset: nats}}
                events: [{rollout: 1m}]
                """;
        assertEquals(ResultText.digestOf(lists), ResultText.digestOf(lists + "gateway: none\n"));
    }

    /** What is measured of the pods, which does not tell whether there was a gateway. */
    private static String figures(String yaml) {
        RunResult run = Experiment.of(Steelyard.parse(yaml))
                .threads(1)
                .run()
                .variants()
                .get(0)
                .runs()
                .get(0);
        return Arrays.deepToString(run.pods().connections().toArray());
    }

    @Test
    void theDecayOfLatenciesHasItsEffectWhereConnectionsTakeTime() {
        String balancer = "balancer={peak-ewma: {decayTime: 10s}}";
        assertNotEquals(
                ResultText.digestOf(GATEWAYS, balancer),
                ResultText.digestOf(GATEWAYS, balancer, "balancer.peak-ewma.decayTime=1s"));
    }

    /** Pods that are gone before the gateways know fail connections; two workers know less of them each than both. */
    @Test
    void passiveChecksAndAZoneHaveTheirEffectWherePodsFailAndWorkersDiffer() {
        String some = ResultText.digestOf(GATEWAYS, "balancer={nginx: {fail_timeout: 20s}}");
        assertNotEquals(some, ResultText.digestOf(GATEWAYS, "balancer={nginx: {fail_timeout: 2s}}"));
        assertNotEquals(some, ResultText.digestOf(GATEWAYS, "balancer={nginx: {fail_timeout: 20s, max_fails: 0}}"));
        assertNotEquals(some, ResultText.digestOf(GATEWAYS, "balancer={nginx: {fail_timeout: 20s, zone: true}}"));
    }
}
