package io.steelyard.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClientTableTest {
    private final ClientTable clients = new ClientTable(0);

    private static List<Integer> on(ClientTable clients, int pod) {
        List<Integer> slots = new ArrayList<>();
        clients.forEachOn(pod, slots::add);
        return slots;
    }

    @Test
    void aNewClientHasNothingYet() {
        int slot = clients.add(17, 900, 5);

        assertTrue(clients.taken(slot));
        assertEquals(17, clients.number(slot));
        assertEquals(900, clients.endNanos(slot));
        assertEquals(5, clients.sinceNanos(slot));
        assertTrue(clients.pod(slot) < 0);
        assertEquals(ClientTable.NONE, clients.lostPod(slot));
        assertEquals(0, clients.attempts(slot));
        assertEquals(0, clients.waits(slot));
        assertEquals(1, clients.present());
    }

    @Test
    void slotsAreDenseAndTheLastFreedIsTakenFirst() {
        for (int number = 0; number < 5; number++) {
            assertEquals(number, clients.add(number, 0, 0));
        }
        clients.remove(1);
        clients.remove(3);
        assertEquals(3, clients.present());
        assertFalse(clients.taken(1));
        assertFalse(clients.taken(3));

        assertEquals(3, clients.add(5, 0, 0));
        assertEquals(1, clients.add(6, 0, 0));
        assertEquals(5, clients.add(7, 0, 0));
        assertEquals(6, clients.limit());
        assertEquals(6, clients.present());
    }

    @Test
    void nothingOfTheFormerClientIsLeftInItsSlot() {
        int slot = clients.add(1, 100, 0);
        clients.countAttempt(slot);
        clients.countWait(slot);
        clients.hold(slot, 4, 10);
        clients.lose(slot, 20);
        clients.countWait(slot);
        clients.remove(slot);

        assertEquals(slot, clients.add(2, 300, 30));
        assertEquals(2, clients.number(slot));
        assertEquals(300, clients.endNanos(slot));
        assertEquals(30, clients.sinceNanos(slot));
        assertEquals(ClientTable.NONE, clients.lostPod(slot));
        assertEquals(0, clients.attempts(slot));
        assertEquals(0, clients.waits(slot));
    }

    @Test
    void aClientThatLostItsConnectionKnowsWhereItWas() {
        int slot = clients.add(1, 100, 0);
        clients.hold(slot, 0, 10);
        assertEquals(0, clients.pod(slot));
        assertEquals(ClientTable.NONE, clients.lostPod(slot));
        assertEquals(10, clients.sinceNanos(slot));

        clients.lose(slot, 20);
        assertTrue(clients.taken(slot));
        assertTrue(clients.pod(slot) < 0);
        assertEquals(0, clients.lostPod(slot));
        assertEquals(20, clients.sinceNanos(slot));

        clients.hold(slot, Integer.MAX_VALUE - 3, 30);
        clients.lose(slot, 40);
        assertEquals(Integer.MAX_VALUE - 3, clients.lostPod(slot));
    }

    @Test
    void waitsAreCountedSinceTheLastConnectionAndAttemptsInTheSession() {
        int slot = clients.add(1, 100, 0);
        for (int attempt = 1; attempt <= 7; attempt++) {
            clients.countAttempt(slot);
            clients.countWait(slot);
            clients.countWait(slot);
            assertEquals(attempt, clients.attempts(slot));
            assertEquals(2 * attempt, clients.waits(slot));
        }
        clients.hold(slot, 3, 10);
        assertEquals(7, clients.attempts(slot));
        assertEquals(0, clients.waits(slot));
        clients.lose(slot, 20);
        clients.countWait(slot);
        assertEquals(7, clients.attempts(slot));
        assertEquals(1, clients.waits(slot));
    }

    /** All share an int: 20 bits of attempts, one of being unaware, 11 of waits; none may run over. */
    @Test
    void attemptsAndWaitsSaturate() {
        int slot = clients.add(1, 100, 0);
        for (int i = 0; i < 2_047 + 10; i++) {
            clients.countWait(slot);
        }
        assertEquals(2_047, clients.waits(slot));
        assertEquals(0, clients.attempts(slot));
        for (int i = 0; i < (1 << 20) + 10; i++) {
            clients.countAttempt(slot);
        }
        assertEquals((1 << 20) - 1, clients.attempts(slot));
        assertEquals(2_047, clients.waits(slot));
        assertFalse(clients.unaware(slot));
        clients.setUnaware(slot, true);
        clients.countWait(slot);
        assertTrue(clients.unaware(slot));
        clients.setUnaware(slot, false);
        assertFalse(clients.unaware(slot));
        assertEquals(2_047, clients.waits(slot));
        assertEquals((1 << 20) - 1, clients.attempts(slot));
    }

    @Test
    void whoIsOnAPodIsFoundInAscendingOrder() {
        for (int number = 0; number < 40; number++) {
            clients.hold(clients.add(number, 0, 0), number % 3, 0);
        }
        clients.lose(4, 1);
        clients.remove(7);
        assertEquals(List.of(1, 10, 13, 16, 19, 22, 25, 28, 31, 34, 37), on(clients, 1));
        assertEquals(List.of(), on(clients, 3));
    }

    @Test
    void whatCannotBeIsRefused() {
        int slot = clients.add(1, 100, 0);
        assertThrows(IllegalStateException.class, () -> clients.lose(slot, 1));
        clients.hold(slot, 3, 1);
        clients.lose(slot, 2);
        assertThrows(IllegalStateException.class, () -> clients.lose(slot, 3));
        assertEquals(3, clients.lostPod(slot));
        clients.remove(slot);
        assertThrows(IllegalStateException.class, () -> clients.remove(slot));
        assertEquals(0, clients.present());
    }

    private record Client(int number, int pod, int lostPod, long since, int attempts) {}

    @Test
    void agreesWithAMapOfClients() {
        SplittableRandom random = new SplittableRandom(7);
        TreeMap<Integer, Client> oracle = new TreeMap<>();
        for (int step = 0; step < 30_000; step++) {
            List<Integer> taken = List.copyOf(oracle.keySet());
            if (taken.isEmpty() || random.nextInt(100) < (step < 20_000 ? 40 : 10)) {
                int slot = clients.add(step, step + 1, step);
                assertFalse(oracle.containsKey(slot));
                oracle.put(slot, new Client(step, -1, -1, step, 0));
                continue;
            }
            int slot = taken.get(random.nextInt(taken.size()));
            Client client = oracle.get(slot);
            if (random.nextInt(4) == 0) {
                clients.remove(slot);
                oracle.remove(slot);
            } else if (client.pod() >= 0) {
                clients.lose(slot, step);
                oracle.put(slot, new Client(client.number(), -1, client.pod(), step, client.attempts()));
            } else {
                int pod = random.nextInt(9);
                clients.countAttempt(slot);
                clients.hold(slot, pod, step);
                oracle.put(slot, new Client(client.number(), pod, -1, step, client.attempts() + 1));
            }
            assertEquals(oracle.size(), clients.present());
        }
        for (int slot = 0; slot < clients.limit(); slot++) {
            Client client = oracle.get(slot);
            assertEquals(client != null, clients.taken(slot));
            if (client != null) {
                assertEquals(
                        client,
                        new Client(
                                clients.number(slot),
                                Math.max(-1, clients.pod(slot)),
                                clients.lostPod(slot),
                                clients.sinceNanos(slot),
                                clients.attempts(slot)));
            }
        }
    }

    @Test
    void aClientAllocatesNothingOnceThereIsRoom() {
        ClientTable roomy = new ClientTable(1_000);
        assertEquals(0, Allocation.of(() -> {
            for (int number = 0; number < 1_000; number++) {
                roomy.hold(roomy.add(number, 5, 0), number % 7, 1);
            }
            for (int slot = 0; slot < 1_000; slot++) {
                roomy.lose(slot, 2);
                roomy.remove(slot);
            }
        }));
    }
}
