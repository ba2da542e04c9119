package io.steelyard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.observe.StoryStep;
import io.steelyard.report.text.StoryText;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The story of a client is what befell it, and following it changes nothing. */
class TraceVerbTest {
    private static final String SCENARIO = """
            duration: 10m
            replications: 2
            clients: {arrivals: [{exact: {clients: 3, at: 1m, every: 1m}}], lifetime: {deterministic: 6m}, start: empty,
              reconnect: {fixed: {delay: 2s}}}
            deployment: {replicas: 2}
            gateway: {deployment: {replicas: 1}, workload: {startup: {deterministic: 1s}}}
            balancers: [least-conn, round-robin]
            events: [{crash: {at: 4m, of: gateway}}]
            """;

    private static List<Story> stories(int client) {
        return Experiment.of(Steelyard.parse(SCENARIO)).stories(client, 1);
    }

    @Test
    void tellsEachStepWithWhatTheBalancersSaw() {
        assertEquals(
                """
                least-conn
                  2m          arrives, and wants to stay for 6m
                  2m          random chooses 10.0.0.1:8080, which holds 1 of its connections; the only one
                  2m          least-conn chooses ADDRESS, which holds 0 of its connections; of 2 that hold 0 to 1
                  2m          is connected to pod-1
                  4m          loses its connection to pod-1 after 2m: its gateway lets it go
                  4m2s        random chooses 10.0.0.1:8080, which holds 1 of its connections; the only one
                  4m2s        least-conn chooses ADDRESS, which holds 0 of its connections; of 2 that hold 0 to 1
                  4m2s        is connected to pod-1, after 2s
                  8m          leaves
                """,
                StoryText.of(stories(1).get(0), 120)
                        .replaceAll("10\\.[0-9.]*[1-9][0-9.]*[2-9]:8080|10\\.\\d+\\.\\d{2,}\\.\\d+:8080", "ADDRESS"));
    }

    @Test
    void tellsOfFailuresAndOfWhoDoesNotCome() {
        Story third = stories(2).get(0);
        assertTrue(third.steps().stream().anyMatch(StoryStep.Connected.class::isInstance));
        assertEquals(
                "least-conn\n              client 3 does not come: there are clients 0 to 2\n",
                StoryText.of(stories(3).get(0), 100));
    }

    @Test
    void followsTheSameClientUnderEveryVariant() {
        List<Story> both = stories(0);
        assertEquals(
                List.of("least-conn", "round-robin"),
                both.stream().map(Story::variant).toList());
        assertEquals(both.get(0).steps().get(0), both.get(1).steps().get(0));
    }

    private static String accept(String more, int client) {
        return StoryText.of(
                        Experiment.of(Steelyard.parse("""
                                duration: 10m
                                replications: 1
                                clients: {arrivals: [{exact: {clients: 4, at: 1m, every: 100ms}}], lifetime: never,
                                  handshake: {timeout: 1500ms}, reconnect: {fixed: {delay: 2s}}}
                                deployment: {replicas: 1}
                                workload: {accept: {rate: 1/s, backlog: 3}}
                                balancer: random
                                """ + more))
                                .stories(client, 0)
                                .get(0),
                        120)
                .replaceAll("10\\.[0-9.]+:8080", "ADDRESS");
    }

    /**
     * Client 0 is done at 61 s, client 1 would be at 62 s, which is too late, as would client 2 at 63 s; client 3 finds three
     * that wait, tries again at 62.3 s, and is done at 64 s, and after it client 1.
     */
    @Test
    void tellsOfHandshakesThatWait() {
        assertEquals("""
                random
                  1m          arrives, and wants to stay for good
                  1m          random chooses ADDRESS, which holds 0 of its connections; the only one
                  1m1s        is connected to pod-0, after 1s
                """, accept("", 0));
        assertEquals("""
                random
                  1m100ms     arrives, and wants to stay for good
                  1m100ms     random chooses ADDRESS, which holds 1 of its connections; the only one
                  1m1s600ms   the attempt fails: the handshake takes too long
                  1m3s600ms   random chooses ADDRESS, which holds 2 of its connections; the only one
                  1m5s        is connected to pod-0, after 4s900ms
                """, accept("", 1));
        assertTrue(accept("", 3).contains("the attempt fails: too many handshakes wait already"), accept("", 3));
    }

    @Test
    void tellsWhyElseAttemptsFail() {
        assertTrue(accept("admission: {rate: 1/m}\n", 1).contains("fails: the service does not admit it now"));
        assertTrue(accept("events: [{crash: {at: 60500ms}}]\n", 1).contains("fails: nobody listens there"));
        String gateway = """
                gateway: {deployment: {replicas: 1}, workload: {startup: {deterministic: 1s}}}
                events: [{crash: {at: 60500ms, of: gateway}}]
                """;
        assertTrue(
                accept(gateway, 0).contains("1m500ms     the attempt fails: no gateway takes it"), accept(gateway, 0));
    }
}
