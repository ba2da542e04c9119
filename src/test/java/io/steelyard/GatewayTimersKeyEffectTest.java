package io.steelyard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No key of how gateways end connections is accepted and ignored. */
class GatewayTimersKeyEffectTest {
    private static final String GATEWAYS = """
            duration: 20m
            replications: 1
            clients:
              open: 400
              arrivals: [{poisson: 2/s}]
              lifetime: {exponential: 200s}
              reconnect: {fixed: {delay: 1s, spread: 1s}}
              ping: {interval: 3m, timeout: 5s}
            deployment: {replicas: 6}
            gateway:
              deployment: {replicas: 3, template: {spec: {terminationGracePeriodSeconds: 60}}}
              connect: {exponential: 500ms}
            balancer: least-request
            events:
              - rollout: {at: 4m, of: gateway}
              - reload: {at: 7m}
              - configPush: {at: 12m}
              - partition: {at: 15m, clients: 30%, for: 20s}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "gateway.preset = istio",
                "gateway.terminationDrainDuration = 6s",
                "gateway.exitOnZeroActiveConnections = true",
                "gateway.preset = ingress-nginx",
                "gateway.timers.streamIdleTimeout = 2m",
                "gateway.timers.timeout = 1s",
                "gateway.timers.maxStreamDuration = 4m",
                "gateway.workerShutdownTimeout = 1m",
                "events[1].reload.at = 8m",
                "events[2].configPush.at = 13m",
                "events[2].configPush.drain = 60s",
                "events[3].partition.at = 16m",
                "events[3].partition.clients = 40%",
                "events[3].partition.for = 2m",
                "events[3].partition.noticed = atOnce"
            })
    void aKeyHasItsEffect(String path, String value) {
        assertNotEquals(
                ResultText.digestOf(GATEWAYS), ResultText.digestOf(GATEWAYS, path.strip() + "=" + value.strip()));
    }

    /** A proxy of TCP ends a connection that has been idle for an hour, one of HTTP does not. */
    @Test
    void theModeHasItsEffect() {
        String rare = GATEWAYS.replace("interval: 3m", "interval: 2h").replace("duration: 20m", "duration: 2h");
        assertNotEquals(ResultText.digestOf(rare), ResultText.digestOf(rare, "gateway.mode=tcp"));
        assertEquals(ResultText.digestOf(GATEWAYS), ResultText.digestOf(GATEWAYS, "gateway.mode=tcp"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "gateway.exitOnZeroActiveConnections = true = gateway.minimumDrainDuration = 59s",
                "gateway.timers.timeout = 1s = gateway.timers.version = \"1.35\"",
                "clients.ping.interval = 6m = gateway.preset = envoy",
                "gateway.mode = tcp = gateway.timers.idleTimeout = 2m",
                "gateway.mode = tcp = gateway.timers.maxConnectionDuration = 2m"
            })
    void aKeyHasItsEffectBesideAnother(String path, String value, String other, String itsValue) {
        String first = path.strip() + "=" + value.strip();
        assertNotEquals(
                ResultText.digestOf(GATEWAYS, first),
                ResultText.digestOf(GATEWAYS, first, other.strip() + "=" + itsValue.strip()));
    }
}
