package io.steelyard.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.Steelyard;
import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.StormMetrics;
import io.steelyard.sim.Experiment;
import org.junit.jupiter.api.Test;

/** Clients that stay for ever and come back a second after a loss, some of whom the network cuts off for 20 s. */
class PartitionsTest {
    private static final String SCENARIO = """
            duration: DURATION
            replications: 1
            clients: {open: 1000, lifetime: never, reconnect: {fixed: 1s}, ping: {interval: 10s, timeout: 5s}}
            deployment: {replicas: 3}
            balancer: round-robin
            events: [{partition: {at: 1m, for: 20s, MORE}}]
            """;

    private static double value(String more, String duration, Metric metric) {
        return Experiment.of(Steelyard.parse(SCENARIO.replace("MORE", more).replace("DURATION", duration)))
                .threads(1)
                .run()
                .variants()
                .get(0)
                .values(1, metric)[0];
    }

    @Test
    void whoIsCutOffLosesItsConnection() {
        assertEquals(1000, value("clients: 100%", "61s", StormMetrics.LOST_BY_NETWORK));
        // A share of 30 % of 1000 has the deviation 14.5; its 3.3-fold is 48.
        double some = value("clients: 30%", "61s", StormMetrics.LOST_BY_NETWORK);
        assertEquals(300, some, 48);
        assertEquals(some, value("clients: 30%", "10m", StormMetrics.LOST));
        assertEquals(some, value("clients: 30%, noticed: atOnce", "10m", StormMetrics.LOST));
    }

    /**
     * Who is told tries after 1 s, hears nothing for 10 s, tries 1 s later, hears nothing, and succeeds at 83 s: two attempts
     * in vain, at 61 s and at 72 s.
     */
    @Test
    void attemptsMeanwhileAreNotAnswered() {
        String atOnce = "noticed: atOnce";
        assertEquals(0, value(atOnce, "60999ms", AttemptMetrics.MADE));
        assertEquals(1000, value(atOnce, "61001ms", AttemptMetrics.TIMED_OUT));
        assertEquals(2000, value(atOnce, "82999ms", AttemptMetrics.TIMED_OUT));
        assertEquals(2000, value(atOnce, "10m", AttemptMetrics.TIMED_OUT));
        assertEquals(2000, value(atOnce, "82999ms", AttemptMetrics.MADE));
        assertEquals(3000, value(atOnce, "83001ms", AttemptMetrics.MADE));
        assertEquals(3000, value(atOnce, "10m", AttemptMetrics.MADE));
    }

    /** The last ping was up to 10 s ago, so it takes 5 s to 15 s, and 1 s of pause, until a client tries. */
    @Test
    void whoIsNotToldFindsOutByItsPing() {
        assertEquals(0, value("noticed: byPing", "65999ms", AttemptMetrics.MADE));
        assertEquals(1000, value("noticed: byPing", "76001ms", AttemptMetrics.MADE));
        // Half of them by the middle; the deviation of 1000 fair draws is 15.8, its 3.3-fold 52.
        assertEquals(500, value("noticed: byPing", "71s", AttemptMetrics.MADE), 52);
    }
}
