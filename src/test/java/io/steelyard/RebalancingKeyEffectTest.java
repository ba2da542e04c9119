package io.steelyard;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

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
            })
    void aKeyHasItsEffect(String path, String value) {
        assertNotEquals(ResultText.digestOf(MOVES), ResultText.digestOf(MOVES, path.strip() + "=" + value.strip()));
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
