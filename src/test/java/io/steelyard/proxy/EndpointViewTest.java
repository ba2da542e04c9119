package io.steelyard.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
            members.add(view.podAt(view.slotAt(rank)));
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
        int slot = view.slotOfPod(1);
        assertEquals(1, view.podAt(slot));
        assertEquals("10.0.0.102:8080", view.address(slot));
        assertEquals(11, view.readySince(slot));
        assertEquals(1, view.weight(slot));
        assertTrue(view.slotOfPod(0) < 0);
        assertTrue(view.slotOfPod(10_000) < 0);
    }

    @Test
    void anUnusedSlotIsGivenToTheNextPod() {
        add(0, 1, 2);
        int slot = view.slotOfPod(1);
        view.remove(1);
        assertTrue(view.slotOfPod(1) < 0);
        add(5);
        assertEquals(slot, view.slotOfPod(5));
        assertEquals(List.of(0, 2, 5), members());
        assertEquals("10.0.0.106:8080", view.address(slot));
        assertEquals(3, view.slotLimit());
    }

    @Test
    void aSlotOutlivesItsMembershipUntilItsLastConnectionIsReleased() {
        add(0, 1);
        int slot = view.slotOfPod(1);
        view.assign(slot);
        view.assign(slot);
        view.remove(1);
        add(2);
        assertTrue(view.slotOfPod(2) != slot);
        assertEquals(1, view.podAt(slot));
        assertEquals(2, view.active(slot));
        view.release(slot);
        add(3);
        assertTrue(view.slotOfPod(3) != slot);
        view.release(slot);
        add(4);
        assertEquals(slot, view.slotOfPod(4));
        assertEquals(0, view.active(slot));
        assertEquals(List.of(0, 2, 3, 4), members());
    }

    @Test
    void aPodThatComesBackKeepsItsSlotAndItsConnectionsAndGoesToTheEnd() {
        add(0, 1);
        int slot = view.slotOfPod(0);
        view.assign(slot);
        view.remove(0);
        add(0);
        assertEquals(slot, view.slotOfPod(0));
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
        view.assign(0);
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
        view.assign(0);
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
            int slot = view.slotOfPod(pod);
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
                        view.assign(slot);
                        open[pod]++;
                    }
                }
            }
            assertEquals(oracle.contains(pod) || open[pod] > 0, view.slotOfPod(pod) >= 0);
        }
        assertEquals(oracle, members());
        assertTrue(view.slotLimit() <= open.length);
        for (int pod = 0; pod < open.length; pod++) {
            int slot = view.slotOfPod(pod);
            if (slot >= 0) {
                assertEquals(pod, view.podAt(slot));
                assertEquals(open[pod], view.active(slot));
                assertEquals(pods.address(pod), view.address(slot));
            }
        }
    }
}
