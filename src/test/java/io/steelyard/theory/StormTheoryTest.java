package io.steelyard.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.Deterministic;
import io.steelyard.random.Distribution;
import io.steelyard.random.Exponential;
import io.steelyard.scenario.Arrivals;
import io.steelyard.scenario.Rate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queues of handshakes, storms that do not end, drains, and limits. */
class StormTheoryTest {
    private static final List<Arrivals> POISSON = List.of(new Arrivals.Poisson(new Rate(8)));

    /** N clients, backlog, rate, delay: attempts and the end; the third server idles between rounds. */
    @ParameterizedTest
    @CsvSource({
        "1000, 100, 50, 1, 9550, 20",
        "10000, 500, 200, 2, 127600, 50",
        "2000, 50, 40, 5, 41000, 196.25",
        "1, 1, 1, 1, 1, 1",
        // One place, each handshake as long as the delay: one a round.
        "3, 1, 1, 1, 6, 3",
        // Rounds at 0, 1.5, 3, 4.5; the server, of one a second, ends at 1 and is free at each of them.
        "4, 1, 1, 1.5, 10, 5.5",
        // Rounds at 0, 0.3, 0.6, ...; of two places one is free after 1, which the round at 1.2 finds.
        "3, 2, 1, 0.3, 7, 3"
    })
    void fixedDelay(long clients, long backlog, double rate, double delay, long attempts, double seconds) {
        AcceptQueue queue = AcceptQueue.fixedDelay(clients, backlog, rate, delay);
        assertEquals(attempts, queue.attempts());
        assertEquals(seconds, queue.seconds(), 1e-9);
        assertTrue(queue.seconds() >= AcceptQueue.leastSeconds(clients, 1, rate) - 1e-9);
    }

    /** 10 handshakes a second and a backlog of 50: whoever comes last is served after 5 s. */
    @Test
    void aStormKeepsItselfAliveBeyondTheEdgeOnly() {
        RetryStorm storm = new RetryStorm(10, 50, 2, 3);
        assertEquals(5, storm.secondsInFullQueue());
        assertEquals(20, storm.harmlessBacklog());
        assertEquals(100, storm.attemptsPerSecond(500));
        // Four pods, 40 handshakes a second, an attempt each 5 s.
        assertEquals(200, storm.edge(4));
        assertTrue(storm.isMetastable(200, 4));
        assertFalse(storm.isMetastable(199, 4));
        RetryStorm inTime = new RetryStorm(10, 20, 2, 3);
        assertFalse(inTime.servesTooLate());
        assertFalse(inTime.isMetastable(1e9, 1));
        assertThrows(IllegalArgumentException.class, () -> new RetryStorm(0, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new RetryStorm(1, 1, -1, 1));
    }

    /** Phoenix: batches of 10,000 every 2 s, and 30 s at most. */
    @Test
    void drains() {
        assertEquals(15, DrainLength.batches(150_000, 10_000));
        assertEquals(28, DrainLength.ofBatches(150_000, 10_000, 2));
        assertEquals(30, DrainLength.ofBatches(150_001, 10_000, 2));
        assertEquals(0, DrainLength.ofBatches(0, 10_000, 2));
        assertEquals(160_000, DrainLength.mostInBatches(30, 10_000, 2));
        assertEquals(150_000, DrainLength.mostInBatches(29.9, 10_000, 2));
        assertEquals(99.9, DrainLength.atRate(1000, 10), 1e-12);
        assertEquals(45, DrainLength.over(9, 50), 1e-12);
    }

    /** Mitzenmacher's predictions for two and three choices. */
    @ParameterizedTest
    @CsvSource({
        ".50, 2, 1.26569", ".70, 2, 1.61445", ".80, 2, 1.94736", ".90, 2, 2.61406", ".95, 2, 3.38305",
                ".99, 2, 5.43200",
        ".50, 3, 1.12524", ".70, 3, 1.35684", ".80, 3, 1.58089", ".90, 3, 2.02786", ".95, 3, 2.53513", ".99, 3, 3.85785"
    })
    void supermarket(double load, int choices, double seconds) {
        assertEquals(seconds, PowerOfChoices.timeInQueue(load, choices), 6e-6);
        assertEquals(1 / (1 - load), PowerOfChoices.timeInQueue(load, 1), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> PowerOfChoices.timeInQueue(1, choices));
    }

    /** 8 a second for 10 s each on ten pods of ten: 80 arrivals in 10 s, of which these shares are refused. */
    @Test
    void refusedByFullPods() {
        Exponential lifetime = new Exponential(10e9);
        assertEquals(80 * .121661064, refused("random", lifetime).orElseThrow().value(), 1e-6);
        assertEquals(
                80 * .003992029, refused("least-conn", lifetime).orElseThrow().value(), 1e-6);
        assertEquals(
                80 * .003992029,
                refused("least-conn", new Deterministic(10e9)).orElseThrow().value(),
                1e-6);
        assertTrue(refused("round-robin", lifetime).isEmpty());
    }

    private static Optional<Prediction> refused(String balancer, Distribution lifetime) {
        return Predictions.refusedFull(balancer, POISSON, lifetime, 10, 10, 10);
    }

    @Test
    void recovery() {
        Prediction least = Predictions.leastTimeToRecover(1000, 4, 50).orElseThrow();
        assertEquals(5, least.value());
        assertEquals(Prediction.Kind.LOWER_BOUND, least.kind());
        assertTrue(Predictions.leastTimeToRecover(0, 4, 50).isEmpty());
    }
}
