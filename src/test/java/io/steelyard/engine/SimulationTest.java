package io.steelyard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private record Event(long time, Rank rank, int entity) {}

    private static final Comparator<Event> ORDER =
            Comparator.comparingLong(Event::time).thenComparing(Event::rank).thenComparingInt(Event::entity);

    private final List<Event> ran = new ArrayList<>();
    private Simulation simulation = simulation(0, () -> new HeapQueue(4));

    static List<Supplier<EventQueue>> queues() {
        return List.of(() -> new HeapQueue(4), SortedQueue::new);
    }

    /** A simulation whose handlers note what they are called for. */
    private Simulation simulation(long start, Supplier<EventQueue> queue) {
        Simulation created = new Simulation(start, queue.get(), queue.get());
        for (Rank rank : Rank.values()) {
            created.register(rank, (now, entity) -> {
                assertEquals(now, created.now());
                ran.add(new Event(now, rank, entity));
            });
        }
        return created;
    }

    private void schedule(Event event) {
        simulation.schedule(event.time(), event.rank(), event.entity());
    }

    @ParameterizedTest
    @MethodSource("queues")
    void eventsRunInTheOrderOfTimeRankAndEntity(Supplier<EventQueue> queue) {
        List<Event> planned = new ArrayList<>();
        for (Rank rank : Rank.values()) {
            for (int entity : new int[] {0, 1, 2, 77, (rank.ofClient() ? Simulation.CLIENTS : Simulation.OTHERS) - 1}) {
                for (long time : new long[] {-5, 0, 3}) {
                    planned.add(new Event(time, rank, entity));
                }
            }
        }
        List<Event> sorted = planned.stream().sorted(ORDER).toList();
        for (int seed = 0; seed < 20; seed++) {
            ran.clear();
            Collections.shuffle(planned, new Random(seed));
            simulation = simulation(-5, queue);
            planned.forEach(this::schedule);
            simulation.runUntil(4);
            assertEquals(sorted, ran);
        }
    }

    @Test
    void completionsComeBeforeAttemptsAndTheControlPlaneComesLast() {
        List<Rank> attempts = List.of(Rank.ATTEMPT, Rank.RETURN, Rank.ARRIVAL);
        List<Rank> completions = List.of(Rank.SESSION_END, Rank.POD_EXIT, Rank.DRAIN_STEP);
        List<Rank> controlPlane = List.of(Rank.CONTROLLER, Rank.SCRAPE, Rank.AUTOSCALER);
        for (Rank attempt : attempts) {
            completions.forEach(rank -> assertTrue(rank.order() < attempt.order(), rank + " before " + attempt));
            controlPlane.forEach(rank -> assertTrue(rank.order() > attempt.order(), rank + " after " + attempt));
        }
    }

    /** Each event plans up to two more; which, depends on what it is alone, so that both queues see the same plan. */
    @Test
    void everyQueueYieldsTheSameRun() {
        List<Event> first = cascade(() -> new HeapQueue(4));
        List<Event> second = cascade(SortedQueue::new);
        assertTrue(first.size() >= 20_000, "only " + first.size());
        assertEquals(second, first);
        assertEquals(
                first.stream().sorted(Comparator.comparingLong(Event::time)).toList(), first);
    }

    private static List<Event> cascade(Supplier<EventQueue> queue) {
        List<Event> events = new ArrayList<>();
        Simulation running = new Simulation(0, queue.get(), queue.get());
        Rank[] ranks = Rank.values();
        for (Rank rank : ranks) {
            running.register(rank, (now, entity) -> {
                events.add(new Event(now, rank, entity));
                Random random = new Random((now * 31 + rank.order()) * 31 + entity);
                for (int child = events.size() < 20_000 ? random.nextInt(3) : 0; child > 0; child--) {
                    running.schedule(now + random.nextInt(9), ranks[random.nextInt(ranks.length)], random.nextInt(9));
                }
            });
        }
        for (int entity = 0; entity < 500; entity++) {
            running.schedule(entity / 10, ranks[entity % ranks.length], entity % 7);
        }
        running.runUntil(1_000_000);
        assertEquals(events.size(), running.executedEvents());
        return events;
    }

    @Test
    void anEventOfNowRunsBeforeAllThatComesLaterInTheOrder() {
        Simulation running = new Simulation(0, new HeapQueue(4), new HeapQueue(4));
        List<String> order = new ArrayList<>();
        running.register(Rank.SAMPLE, (now, entity) -> order.add("sample"));
        running.register(Rank.SESSION_END, (now, entity) -> order.add("end"));
        running.register(Rank.ARRIVAL, (now, entity) -> {
            order.add("arrival");
            running.schedule(now, Rank.SESSION_END, 3);
        });
        running.schedule(5, Rank.SAMPLE, 0);
        running.schedule(5, Rank.ARRIVAL, 0);
        running.runUntil(6);
        assertEquals(List.of("arrival", "end", "sample"), order);
    }

    @Test
    void aRunEndsBeforeItsEndAndGoesOnFromThere() {
        schedule(new Event(9, Rank.ARRIVAL, 1));
        schedule(new Event(10, Rank.SESSION_END, 2));
        schedule(new Event(10, Rank.ARRIVAL, 3));

        simulation.runUntil(10);

        assertEquals(List.of(new Event(9, Rank.ARRIVAL, 1)), ran);
        assertEquals(10, simulation.now());
        assertEquals(1, simulation.executedEvents());
        simulation.runUntil(10);
        assertEquals(1, simulation.executedEvents());
        simulation.runUntil(11);
        assertEquals(3, simulation.executedEvents());
        assertEquals(11, simulation.now());
    }

    @Test
    void timeNeverGoesBack() {
        simulation.runUntil(10);

        assertEquals(
                "ARRIVAL of 4 at 9 ns is planned at 10 ns: time would go back",
                assertThrows(IllegalArgumentException.class, () -> simulation.schedule(9, Rank.ARRIVAL, 4))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> simulation.runUntil(9));
        assertEquals(10, simulation.now());
        simulation.schedule(10, Rank.ARRIVAL, 4);
        simulation.runUntil(11);
        assertEquals(List.of(new Event(10, Rank.ARRIVAL, 4)), ran);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Simulation.CLIENTS, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void entitiesThatDoNotFitAreRefused(int entity) {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> simulation.schedule(0, Rank.SESSION_END, entity))
                .getMessage();
        assertTrue(message.contains("SESSION_END names entity " + entity + ";"), message);
        simulation.runUntil(1);
        assertEquals(List.of(), ran);
    }

    @ParameterizedTest
    @EnumSource(Rank.class)
    void aRankHasOneHandler(Rank rank) {
        Simulation bare = new Simulation(0, new HeapQueue(4), new HeapQueue(4));
        bare.schedule(3, rank, 8);
        assertTrue(assertThrows(IllegalStateException.class, () -> bare.runUntil(4))
                .getMessage()
                .startsWith(rank + " has no handler"));
        assertThrows(IllegalStateException.class, () -> simulation.register(rank, (now, entity) -> {}));
    }
}
