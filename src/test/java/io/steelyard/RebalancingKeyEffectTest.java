package io.steelyard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No key of what moves connections on purpose, and of how clients take it, is accepted and ignored. */
class RebalancingKeyEffectTest {
    private static final String MOVES = """
            duration: 10m
            replications: 1
            clients:
              open: 400
              arrivals: [{poisson: 2/s}]
              lifetime: {exponential: 200s}
              reconnect: {exponential: {base: 1s, cap: 20s}}
            deployment: {replicas: 6, template: {spec: {terminationGracePeriodSeconds: 60}}}
            workload: {startup: {deterministic: 8s}, drain: {over: 30s}, reconnectHint: {window: 12s}}
            connectionAge: {max: 100s, jitter: 10%, jitterSide: both, grace: 5s}
            goaway: {chance: 1%, every: 2s, grace: 3s}
            balancer: least-conn
            events:
              - rollout: {at: 2m}
              - scale: {at: 5m, replicas: 9}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "workload.reconnectHint.window = 13s",
                "clients.honour = 50%",
                "connectionAge.max = 90s",
                "connectionAge.jitter = 12%",
                "connectionAge.jitterSide = above",
                "connectionAge.jitterSide = below",
                "connectionAge.grace = 6s",
                "goaway.chance = 1.1%",
                "goaway.every = 3s",
                "goaway.grace = 4s",
            })
    void aKeyHasItsEffect(String path, String value) {
        assertNotEquals(ResultText.digestOf(MOVES), ResultText.digestOf(MOVES, path.strip() + "=" + value.strip()));
    }

    /** Values that are given go before a preset's; where none is given the preset's stand. */
    @Test
    void aPresetStandsWhereNothingElseIsSaid() {
        String bare = MOVES.replace("connectionAge: {max: 100s, jitter: 10%, jitterSide: both, grace: 5s}", "AGE");
        assertEquals(
                ResultText.digestOf(bare.replace("AGE", "connectionAge: {preset: istiod, max: 100s}")),
                ResultText.digestOf(bare.replace("AGE", "connectionAge: {max: 100s, jitter: 10%, grace: 10s}")));
        assertEquals(
                ResultText.digestOf(bare.replace("AGE", "connectionAge: {preset: envoy-edge}")),
                ResultText.digestOf(bare.replace("AGE", "connectionAge: {max: 5m, jitter: 0%, grace: 1m}")));
        assertEquals(
                ResultText.digestOf(bare.replace("AGE", "connectionAge: {preset: aws-apigw, max: 100s}")),
                ResultText.digestOf(bare.replace("AGE", "connectionAge: {max: 100s, jitter: 0%, grace: 0s}")));
        assertEquals(
                ResultText.digestOf(bare.replace("AGE", "")),
                ResultText.digestOf(bare.replace("AGE", "connectionAge: {preset: grpc, max: 100s}")));
    }

    /** Where the service gives no hint, close codes are all that clients are told. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {"clients.closeCodes = heeded"})
    void aKeyHasItsEffectWithoutAHint(String path, String value) {
        String silent = MOVES.replace(", reconnectHint: {window: 12s}", "");
        assertNotEquals(ResultText.digestOf(silent), ResultText.digestOf(silent, path.strip() + "=" + value.strip()));
    }
}
