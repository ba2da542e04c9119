package io.steelyard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No key of what an attempt takes, and of what holds attempts back, is accepted and ignored. */
class AcceptKeyEffectTest {
    private static final String STORM = """
            duration: 10m
            replications: 1
            clients:
              open: 600
              arrivals: [{poisson: 2/s}]
              lifetime: {exponential: 300s}
              handshake: {requests: 2, samePod: true, timeout: 8s}
              reconnect: {exponential: {base: 1s, cap: 20s}}
            deployment:
              replicas: 6
              template:
                spec:
                  containers:
                    - {name: app, resources: {limits: {memory: 400Mi}}, livenessProbe: {periodSeconds: 5}}
            workload:
              startup: {deterministic: 8s}
              accept: {rate: 20/s, backlog: 100, timeout: 6s, probes: inLine}
              downstream: {rate: 15/s, backlog: 60}
              memory: {perConnection: 1Mi, perHandshake: 1Mi}
            admission: {rate: 30/s, burst: 200, retryAfter: 5s}
            balancer: least-conn
            events:
              - crash: {at: 2m, pods: 4}
              - rollout: {at: 5m}
            """;

    private static void assertEffect(String base, String path, String value) {
        assertNotEquals(ResultText.digestOf(base), ResultText.digestOf(base, path.strip() + "=" + value.strip()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "workload.accept.rate = 21/s",
                "workload.accept.backlog = 20",
                "workload.accept.timeout = 3s",
                "workload.accept.timeout = null",
                "workload.downstream.rate = 14/s",
                "workload.downstream.backlog = 10",
                "workload.memory.perHandshake = 5Mi",
                "clients.handshake.requests = 3",
                "clients.handshake.requests = 1",
                "clients.handshake.samePod = false",
                "clients.handshake.timeout = 2s",
                "admission.rate = 31/s",
                "admission.burst = 150",
                "admission.retryAfter = 6s",
                "admission.retryAfter = null",
            })
    void aKeyHasItsEffect(String path, String value) {
        assertEffect(STORM, path, value);
    }

    /** Where a queue is long enough that a probe waits longer in it than the second that the kubelet waits. */
    @Test
    void whereProbesAreAnsweredHasItsEffect() {
        String open = STORM.replaceAll("admission:.*\n", "");
        assertEffect(open, "workload.accept.probes", "apart");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "gateway.workload.accept.rate = 41/s",
                "gateway.workload.accept.backlog = 20",
                "gateway.workload.accept.probes = apart",
                "gateway.workload.memory.perHandshake = 9Mi",
                "workload.accept.timeout = 3s",
                "clients.handshake.timeout = 2s",
            })
    void aKeyHasItsEffectAtGateways(String path, String value) {
        String gateways = STORM.replaceAll("admission:.*\n", "") + """
              - crash: {at: 7m, pods: 2, of: gateway}
            gateway:
              deployment:
                replicas: 3
                template:
                  spec:
                    containers:
                      - {name: envoy, resources: {limits: {memory: 700Mi}}, livenessProbe: {periodSeconds: 2}}
              workload:
                startup: {deterministic: 5s}
                accept: {rate: 40/s, backlog: 300, probes: inLine}
                memory: {perConnection: 1Mi, perHandshake: 1Mi}
            """;
        assertEffect(gateways, path, value);
    }

    /** A bound that is never reached, time that nobody waits: as if the keys were not there. */
    @Test
    void whatDoesNotBindChangesNothing() {
        assertEquals(
                ResultText.digestOf(STORM, "admission.rate=1M/s", "admission.burst=1M"),
                ResultText.digestOf(STORM.replaceAll("admission:.*\n", "")));
        assertEquals(
                ResultText.digestOf(STORM, "workload.accept.timeout=8s"),
                ResultText.digestOf(STORM, "workload.accept.timeout=null"));
    }

    /** Values that are given go before a preset's; where none is given the preset's stand. */
    @Test
    void aPresetOfAdmissionStandsForItsValues() {
        String bare = STORM.replaceAll("admission:.*\n", "");
        assertEquals(
                ResultText.digestOf(bare + "admission: {rate: 500/s, burst: 500}\n"),
                ResultText.digestOf(bare + "admission: {preset: aws-apigw}\n"));
        assertEquals(
                ResultText.digestOf(bare + "admission: {rate: 30/s, burst: 200}\n"),
                ResultText.digestOf(bare + "admission: {preset: aws-apigw, rate: 30/s, burst: 200}\n"));
        assertNotEquals(
                ResultText.digestOf(bare + "admission: {preset: aws-apigw}\n"),
                ResultText.digestOf(bare + "admission: {preset: aws-apigw, rate: 30/s, burst: 200}\n"));
    }
}
