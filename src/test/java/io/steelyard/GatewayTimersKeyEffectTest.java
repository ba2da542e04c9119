package io.steelyard;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

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
            deployment: {replicas: 6}
            gateway: {deployment: {replicas: 3, template: {spec: {terminationGracePeriodSeconds: 60}}}}
            balancer: least-request
            events:
              - rollout: {at: 4m, of: gateway}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "gateway.preset = istio",
                "gateway.terminationDrainDuration = 6s",
                "gateway.exitOnZeroActiveConnections = true"
            })
    void aKeyHasItsEffect(String path, String value) {
        assertNotEquals(
                ResultText.digestOf(GATEWAYS), ResultText.digestOf(GATEWAYS, path.strip() + "=" + value.strip()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "gateway.exitOnZeroActiveConnections = true = gateway.minimumDrainDuration = 59s",
            })
    void aKeyHasItsEffectBesideAnother(String path, String value, String other, String itsValue) {
        String first = path.strip() + "=" + value.strip();
        assertNotEquals(
                ResultText.digestOf(GATEWAYS, first),
                ResultText.digestOf(GATEWAYS, first, other.strip() + "=" + itsValue.strip()));
    }
}
