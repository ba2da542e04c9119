package io.steelyard.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.yaml.ScenarioException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each timer of Envoy, in seconds as it acts on a WebSocket; 0 where none acts. */
class StreamTimersTest {
    private static StreamTimers timers(String gateway) {
        return StreamTimers.of(Steelyard.parse("""
                        duration: 1s
                        clients: {open: 1, lifetime: never}
                        deployment: {}
                        balancer: random
                        gateway: {GATEWAY}
                        """.replace("GATEWAY", gateway))
                .baselineSetup()
                .gateway()
                .orElseThrow());
    }

    private static long seconds(long nanos) {
        return nanos == StreamTimers.NEVER ? 0 : nanos / 1_000_000_000L;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # gateway                                                     | idle | age | handshake
            preset: envoy                                                 |  300 |   0 |  15
            preset: istio                                                 |    0 |   0 |   0
            preset: istio-edge                                            |  300 |   0 |   0
            preset: ingress-nginx                                         |    0 |   0 |   0
            mode: http                                                    |    0 |   0 |   0
            timers: {streamIdleTimeout: 50s}                              |   50 |   0 |   0
            preset: envoy, timers: {streamIdleTimeout: 0s}                |    0 |   0 |  15
            preset: envoy, timers: {timeout: 0s}                          |  300 |   0 |   0
            timers: {timeout: 10s}                                        |    0 |   0 |  10
            timers: {timeout: 10s, version: "1.36"}                       |    0 |   0 |  10
            timers: {timeout: 10s, version: "1.35"}                       |    0 |   0 |   0
            preset: envoy, timers: {version: "1.35"}                      |  300 |   0 |   0
            timers: {maxStreamDuration: 20s}                              |    0 |  20 |  20
            timers: {maxStreamDuration: 20s, timeout: 10s}                |    0 |  20 |  10
            timers: {maxStreamDuration: 20s, version: "1.35"}             |    0 |  20 |  20
            mode: tcp                                                     | 3600 |   0 |   0
            'preset: envoy, mode: tcp'                                    | 3600 |   0 |   0
            'mode: tcp, timers: {idleTimeout: 90s}'                       |   90 |   0 |   0
            'mode: tcp, timers: {idleTimeout: 0s}'                        |    0 |   0 |   0
            'mode: tcp, timers: {maxConnectionDuration: 70s}'             | 3600 |  70 |   0
            """)
    void eachTimerActsAsInEnvoy(String gateway, long idle, long age, long handshake) {
        StreamTimers timers = timers(gateway);
        assertEquals(idle, seconds(timers.idleNanos()));
        assertEquals(age, seconds(timers.ageNanos()));
        assertEquals(handshake, seconds(timers.handshakeNanos()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            'timers: {maxConnectionDuration: 70s}'            | closes a connection only once it has no stream
            'timers: {idleTimeout: 70s}'                      | counts only while a connection has no stream
            'mode: tcp, timers: {streamIdleTimeout: 70s}'     | is of streams
            'mode: tcp, timers: {timeout: 70s}'               | is of streams
            'mode: tcp, timers: {maxStreamDuration: 70s}'     | is of streams
            """)
    void aTimerWithoutEffectIsRefusedWithTheReason(String gateway, String reason) {
        String message =
                assertThrows(ScenarioException.class, () -> timers(gateway)).getMessage();
        assertTrue(message.contains(reason), message);
    }

    @Test
    void aProxyOfTcpSeesNoKeys() {
        String keyed = """
                duration: 1s
                clients: {open: 1, lifetime: never}
                deployment: {}
                balancer: maglev
                gateway: {mode: MODE}
                """;
        Steelyard.parse(keyed.replace("MODE", "http"));
        Steelyard.parse(keyed.replace("MODE", "tcp").replace("maglev", "kube-proxy"));
        String message = assertThrows(ScenarioException.class, () -> Steelyard.parse(keyed.replace("MODE", "tcp")))
                .getMessage();
        assertTrue(message.contains("line 4") && message.contains("affinity keys"), message);
    }

    private static long ends(long idle, long age, long ping, long forgotten) {
        return new StreamTimers(idle, age, StreamTimers.NEVER).endsAfterNanos(ping, forgotten);
    }

    @Test
    void aPingThatComesInTimeKeepsAConnectionFromBeingIdle() {
        long never = StreamTimers.NEVER;
        assertEquals(never, ends(300, never, 25, never));
        assertEquals(never, ends(300, never, 300, never));
        assertEquals(300, ends(300, never, 301, never));
        assertEquals(200, ends(300, 200, 400, never));
        assertEquals(500, ends(300, 500, 25, never));
    }

    /** A front end forgets without a word; whoever has ended the connection before was heard. */
    @Test
    void aForgottenConnectionEndsWithTheNextPing() {
        long never = StreamTimers.NEVER;
        assertEquals(400, ends(never, never, 400, 350));
        assertEquals(never, ends(never, never, 350, 350));
        assertEquals(300, ends(300, never, 400, 350));
        assertEquals(400, ends(380, never, 400, 350));
        assertEquals(200, ends(never, 200, 400, 350));
        assertEquals(never, ends(never, never, 25, 350));
    }
}
