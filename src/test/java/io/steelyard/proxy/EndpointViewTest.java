package io.steelyard.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.fleet.PodTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EndpointViewTest {
    private final PodTable pods = new PodTable();
    private final EndpointView view = new EndpointView(pods);

    private void createPods(int count) {
        for (int pod = pods.count(); pod < count; pod++) {
            pods.create(0, 100 + pod, 0);
            pods.start(pod, 1);
            pods.becomeReady(pod, 10 + pod);
        }
    }

    private void add(int... which) {
        for (int pod : which) {
            createPods(pod + 1);
            view.add(pod);
        }
    }

    /** The pods that take new connections, by rank. */
    private List<Integer> members() {
        List<Integer> members = new ArrayList<>();
        for (int rank = 0; rank < view.size(); rank++) {
            members.add(view.endpointAt(view.slotAt(rank)));
        }
        return members;
    }

    @Test
    void endpointsKeepTheOrderInWhichTheyCame() {
        add(4, 2, 7, 0);
        view.remove(2);
        add(9, 2);
        assertEquals(List.of(4, 7, 0, 9, 2), members());
    }

    @Test
    void aSlotShowsItsPod() {
        add(3, 1);
        int slot = view.slotOfEndpoint(1);
        assertEquals(1, view.endpointAt(slot));
        assertEquals("10.0.0.102:8080", view.address(slot));
        assertEquals(11, view.readySince(slot));
        assertEquals(1, view.weight(slot));
        assertTrue(view.slotOfEndpoint(0) < 0);
        assertTrue(view.slotOfEndpoint(10_000) < 0);
    }

    @Test
    void anUnusedSlotIsGivenToTheNextPod() {
        add(0, 1, 2);
        int slot = view.slotOfEndpoint(1);
        view.remove(1);
        assertTrue(view.slotOfEndpoint(1) < 0);
        add(5);
        assertEquals(slot, view.slotOfEndpoint(5));
        assertEquals(List.of(0, 2, 5), members());
        assertEquals("10.0.0.106:8080", view.address(slot));
        assertEquals(3, view.slotLimit());
    }

    @Test
    void aSlotOutlivesItsMembershipUntilItsLastConnectionIsReleased() {
        add(0, 1);
        int slot = view.slotOfEndpoint(1);
        open(slot);
        open(slot);
        view.remove(1);
        add(2);
        assertTrue(view.slotOfEndpoint(2) != slot);
        assertEquals(1, view.endpointAt(slot));
        assertEquals(2, view.active(slot));
        view.release(slot);
        add(3);
        assertTrue(view.slotOfEndpoint(3) != slot);
        view.release(slot);
        add(4);
        assertEquals(slot, view.slotOfEndpoint(4));
        assertEquals(0, view.active(slot));
        assertEquals(List.of(0, 2, 3, 4), members());
    }

    @Test
    void aPodThatComesBackKeepsItsSlotAndItsConnectionsAndGoesToTheEnd() {
        add(0, 1);
        int slot = view.slotOfEndpoint(0);
        open(slot);
        view.remove(0);
        add(0);
        assertEquals(slot, view.slotOfEndpoint(0));
        assertEquals(1, view.active(slot));
        assertEquals(List.of(1, 0), members());
        view.release(slot);
        assertEquals(List.of(1, 0), members());
    }

    @Test
    void theEpochGrowsWithEveryChangeAndOnlyThen() {
        add(0);
        long before = view.epoch();
        add(0);
        view.remove(3);
        open(0);
        view.release(0);
        assertEquals(before, view.epoch());
        view.remove(0);
        assertTrue(view.epoch() > before);
        view.remove(0);
        assertEquals(before + 1, view.epoch());
        assertEquals(0, view.size());
    }

    @Test
    void aConnectionIsReleasedOnce() {
        add(0);
        open(0);
        view.release(0);
        assertThrows(IllegalStateException.class, () -> view.release(0));
        assertEquals(0, view.active(0));
    }

    @Test
    void agreesWithAListOfPods() {
        SplittableRandom random = new SplittableRandom(5);
        List<Integer> oracle = new ArrayList<>();
        int[] open = new int[200];
        for (int step = 0; step < 20_000; step++) {
            int pod = random.nextInt(open.length);
            int slot = view.slotOfEndpoint(pod);
            switch (random.nextInt(3)) {
                case 0 -> {
                    add(pod);
                    if (!oracle.contains(pod)) {
                        oracle.add(pod);
                    }
                }
                case 1 -> {
                    view.remove(pod);
                    oracle.remove((Object) pod);
                }
                default -> {
                    if (open[pod] > 0 && random.nextBoolean()) {
                        view.release(slot);
                        open[pod]--;
                    } else if (oracle.contains(pod)) {
                        open(slot);
                        open[pod]++;
                    }
                }
            }
            assertEquals(oracle.contains(pod) || open[pod] > 0, view.slotOfEndpoint(pod) >= 0);
        }
        assertEquals(oracle, members());
        assertTrue(view.slotLimit() <= open.length);
        for (int pod = 0; pod < open.length; pod++) {
            int slot = view.slotOfEndpoint(pod);
            if (slot >= 0) {
                assertEquals(pod, view.endpointAt(slot));
                assertEquals(open[pod], view.active(slot));
                assertEquals(pods.address(pod), view.address(slot));
            }
        }
    }

    private void open(int slot) {
        view.assign(slot);
        view.establish(slot);
    }

    @Test
    void aSuspendedEndpointKeepsItsPosition() {
        add(0);
        add(1);
        add(2);
        view.suspend(1);
        assertEquals(List.of(0, 2), members());
        assertEquals(3, view.listedSize());
        assertEquals(1, view.endpointAt(view.listedAt(1)));
        assertFalse(view.takes(view.slotOfEndpoint(1)));
        add(1);
        assertEquals(List.of(0, 1, 2), members());
    }

    @Test
    void whoeverComesTakesTheLowestFreePlace() {
        add(0);
        add(1);
        add(2);
        open(view.slotOfEndpoint(1));
        view.remove(0);
        view.remove(1);
        add(3);
        add(4);
        assertEquals(0, view.place(view.slotOfEndpoint(3)));
        assertEquals(3, view.place(view.slotOfEndpoint(4)), "the place of endpoint 1 is kept by its connection");
    }

    @Test
    void aConnectionInTheMakingCountsApart() {
        add(0);
        view.assign(0);
        assertEquals(1, view.active(0));
        assertEquals(0, view.established(0));
        assertThrows(IllegalStateException.class, () -> view.release(0));
        view.abandon(0);
        assertEquals(0, view.active(0));
        assertThrows(IllegalStateException.class, () -> view.abandon(0));
    }
}
