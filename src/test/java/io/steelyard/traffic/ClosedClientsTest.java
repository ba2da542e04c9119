package io.steelyard.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Allocation;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.scenario.Arrivals;
import io.steelyard.scenario.Count;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.Rate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedClientsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Distribution STAY = Laws.distribution(new Law.Deterministic(Duration.ofSeconds(30)));
    private static final List<Arrivals> TWO_ENTRIES = List.of(
            new Arrivals.Closed(new Count(4_000), new Law.Uniform(Duration.ZERO, Duration.ofSeconds(20))),
            new Arrivals.Poisson(new Rate(1)),
            new Arrivals.Closed(new Count(6_000), new Law.Deterministic(Duration.ofSeconds(90))));

    private static ClosedClients create(boolean settled) {
        return new ClosedClients(TWO_ENTRIES, STAY, new CounterStream(2, 1), -5 * SECOND, settled);
    }

    @Test
    void emptyStartsBeginWithEverybodyArriving() {
        ClosedClients clients = create(false);
        assertEquals(10_000, clients.size());
        for (int client = 0; client < 10_000; client += 999) {
            assertFalse(clients.presentAtStart(client));
            assertEquals(-5 * SECOND, clients.firstArrival(client));
        }
    }

    @Test
    void settledClientsArePresentForTheirShareOfTheCycle() {
        ClosedClients clients = create(true);
        int first = 0;
        int second = 0;
        for (int client = 0; client < 10_000; client++) {
            if (clients.presentAtStart(client)) {
                first += client < 4_000 ? 1 : 0;
                second += client < 4_000 ? 0 : 1;
                assertEquals(-5 * SECOND, clients.firstArrival(client));
            }
        }
        // 30 s of 30 + 10, and 30 s of 30 + 90.
        Samples.share(0.75, first, 4_000);
        Samples.share(0.25, second, 6_000);
    }

    /** The number of those staying keeps its mean: simulated through several cycles. */
    @Test
    void theNumberStayingKeepsItsMean() {
        ClosedClients clients = create(true);
        long[] probes = {-5 * SECOND + 1, 20 * SECOND, 47 * SECOND, 110 * SECOND, 400 * SECOND};
        long[] staying = new long[probes.length];
        Lifetimes lifetimes = new Lifetimes(STAY, new CounterStream(2, 1));
        for (int client = 0; client < clients.size(); client++) {
            long arrived = clients.firstArrival(client);
            long left = arrived
                    + (clients.presentAtStart(client) ? lifetimes.residual(client) : lifetimes.fresh(client, 0));
            for (long visit = 1; arrived < 500 * SECOND; visit++) {
                for (int i = 0; i < probes.length; i++) {
                    staying[i] += arrived <= probes[i] && probes[i] < left ? 1 : 0;
                }
                arrived = clients.returnTime(left, client, visit);
                left = arrived + lifetimes.fresh(client, visit);
            }
        }
        for (long number : staying) {
            // 4,000 at 3/4 and 6,000 at 1/4, independent: mean 4,500, variance 750 + 1,125.
            assertEquals(4_500, (double) number, Samples.Z999 * Math.sqrt(1_875));
        }
    }

    @Test
    void pausesAreThoseOfTheEntry() {
        ClosedClients clients = create(true);
        double[] pauses = new double[2_000];
        for (int i = 0; i < pauses.length; i++) {
            pauses[i] = clients.returnTime(7 * SECOND, i % 40, 1 + i / 40) - 7 * SECOND;
        }
        Samples.uniform(0, 20e9, pauses);
        assertEquals(97 * SECOND, clients.returnTime(7 * SECOND, 4_000, 1));
        assertEquals(97 * SECOND, clients.returnTime(7 * SECOND, 9_999, 5));
        assertEquals(0, Allocation.of(() -> clients.returnTime(0, 17, 3)));
    }

    @Test
    void withoutClosedEntriesThereAreNone() {
        assertEquals(0, new ClosedClients(List.of(), STAY, new CounterStream(1, 1), 0, true).size());
    }

    @Test
    void aPauseNeedsAMeanAndTheNumberALimit() {
        assertThrows(IllegalArgumentException.class, () -> of(new Count(3), new Law.Never()));
        assertThrows(
                IllegalArgumentException.class,
                () -> of(new Count(3_000_000_000L), new Law.Deterministic(Duration.ofSeconds(1))));
        ClosedClients endless = new ClosedClients(
                List.of(new Arrivals.Closed(new Count(3), new Law.Deterministic(Duration.ofSeconds(1)))),
                Laws.distribution(new Law.Never()),
                new CounterStream(1, 1),
                0,
                true);
        assertTrue(endless.presentAtStart(0) && endless.presentAtStart(1) && endless.presentAtStart(2));
    }

    private static ClosedClients of(Count count, Law pause) {
        return new ClosedClients(List.of(new Arrivals.Closed(count, pause)), STAY, new CounterStream(1, 1), 0, true);
    }
}
