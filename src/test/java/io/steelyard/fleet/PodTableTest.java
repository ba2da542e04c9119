package io.steelyard.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.fleet.PodTable.Phase;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PodTableTest {
    private final PodTable pods = new PodTable();

    private int running() {
        int pod = pods.create(0, pods.count(), 1);
        pods.start(pod, 2);
        return pod;
    }

    private int serving() {
        int pod = running();
        pods.becomeReady(pod, 3);
        return pod;
    }

    @Test
    void aPodsLifeLeavesItsTimes() {
        int pod = pods.create(4, 9, 10);
        assertEquals(Phase.PENDING, pods.phase(pod));
        assertEquals(PodTable.UNSET, pods.startedNanos(pod));
        assertEquals(PodTable.UNSET, pods.readySinceNanos(pod));
        assertEquals(PodTable.UNSET, pods.unreadySinceNanos(pod));
        assertEquals(PodTable.UNSET, pods.deletedNanos(pod));
        assertFalse(pods.serving(pod));

        pods.start(pod, 20);
        assertEquals(Phase.RUNNING, pods.phase(pod));
        assertFalse(pods.serving(pod));
        pods.becomeReady(pod, 30);
        assertTrue(pods.ready(pod) && pods.serving(pod));
        assertEquals(1, pods.readyCount());
        pods.delete(pod, PodTable.Deletion.ROLLOUT, 40);
        assertEquals(Phase.TERMINATING, pods.phase(pod));
        assertTrue(pods.ready(pod));
        assertFalse(pods.serving(pod));
        assertEquals(1, pods.readyCount());
        pods.remove(pod, 50);
        assertEquals(Phase.GONE, pods.phase(pod));
        assertEquals(0, pods.readyCount());

        assertEquals(4, pods.revision(pod));
        assertEquals(9, pods.identity(pod));
        assertEquals(10, pods.createdNanos(pod));
        assertEquals(20, pods.startedNanos(pod));
        assertEquals(30, pods.readySinceNanos(pod));
        assertEquals(50, pods.unreadySinceNanos(pod));
        assertEquals(40, pods.deletedNanos(pod));
        assertEquals(PodTable.Deletion.ROLLOUT, pods.deletion(pod));
    }

    @Test
    void aCrashedContainerIsRestartedInItsPod() {
        int pod = serving();
        pods.becomeUnready(pod, 7);
        pods.becomeUnready(pod, 8);
        assertEquals(7, pods.unreadySinceNanos(pod));
        assertEquals(0, pods.readyCount());
        pods.restart(pod, 9);
        pods.becomeReady(pod, 11);
        assertEquals(1, pods.restarts(pod));
        assertEquals(9, pods.startedNanos(pod));
        assertEquals(11, pods.readySinceNanos(pod));
        assertTrue(pods.serving(pod));
    }

    @Test
    void aPodNeverGoesBack() {
        int pod = serving();
        assertThrows(IllegalStateException.class, () -> pods.start(pod, 5));
        pods.delete(pod, PodTable.Deletion.SCALE_DOWN, 5);
        assertThrows(IllegalStateException.class, () -> pods.start(pod, 6));
        assertThrows(IllegalStateException.class, () -> pods.delete(pod, PodTable.Deletion.SCALE_DOWN, 6));
        assertThrows(IllegalStateException.class, () -> pods.becomeReady(pod, 6));
        pods.remove(pod, 7);
        assertThrows(IllegalStateException.class, () -> pods.remove(pod, 8));
        assertThrows(IllegalStateException.class, () -> pods.start(pod, 8));
        assertThrows(IllegalStateException.class, () -> pods.becomeReady(pod, 8));
        assertEquals(5, pods.deletedNanos(pod));
        assertEquals(0, pods.liveCount());
    }

    @Test
    void aPodMayGoAtAnyTimeOfItsLife() {
        int pending = pods.create(0, 0, 0);
        pods.delete(pending, PodTable.Deletion.SCALE_DOWN, 1);
        pods.remove(pending, 2);
        pods.remove(pods.create(0, 1, 3), 4);
        assertEquals(0, pods.liveCount());
        assertThrows(IllegalStateException.class, () -> pods.becomeReady(pods.create(0, 2, 5), 6));
        int ready = serving();
        assertThrows(IllegalStateException.class, () -> pods.becomeReady(ready, 9));
    }

    @Test
    void aPodMustNotEndWithConnections() {
        int pod = serving();
        pods.open(pod);
        pods.open(pod);
        pods.close(pod);
        assertEquals(1, pods.openConnections(pod));
        assertEquals(2, pods.establishedConnections(pod));
        assertEquals(
                "pod 0 ends with 1 connections",
                assertThrows(IllegalStateException.class, () -> pods.remove(pod, 9))
                        .getMessage());
        assertEquals(Phase.RUNNING, pods.phase(pod));
        pods.close(pod);
        pods.remove(pod, 9);
        assertEquals(2, pods.establishedConnections(pod));
    }

    @Test
    void theLiveOnesAreThoseThatAreNotGone() {
        SplittableRandom random = new SplittableRandom(3);
        TreeSet<Integer> oracle = new TreeSet<>();
        for (int step = 0; step < 2_000; step++) {
            if (oracle.isEmpty() || random.nextInt(100) < 55) {
                oracle.add(running());
            } else {
                int pod = pods.live(random.nextInt(pods.liveCount()));
                pods.remove(pod, step);
                assertTrue(oracle.remove(pod));
            }
            TreeSet<Integer> live = new TreeSet<>();
            for (int i = 0; i < pods.liveCount(); i++) {
                live.add(pods.live(i));
            }
            assertEquals(oracle, live);
            assertEquals(oracle.size(), pods.liveCount());
        }
    }

    @Test
    void addressesAndNamesFollowTheIdentity() {
        pods.create(0, 0, 0);
        pods.create(0, 254, 0);
        pods.create(0, 255, 0);
        pods.create(0, (1 << 24) - 2, 0);
        assertEquals("10.0.0.1:8080", pods.address(0));
        assertEquals("10.0.0.255:8080", pods.address(1));
        assertEquals("10.0.1.0:8080", pods.address(2));
        assertEquals("10.255.255.255:8080", pods.address(3));
        assertEquals("pod-254", pods.name(1));
    }

    @Test
    void addressesAreCountedOnFromAGivenOneAndWrapAround() {
        PodTable elsewhere = new PodTable(0xfffffe);
        elsewhere.create(0, 0, 0);
        elsewhere.create(0, 1, 0);
        elsewhere.create(0, 2, 0);
        assertEquals("10.255.255.255:8080", elsewhere.address(0));
        assertEquals("10.0.0.0:8080", elsewhere.address(1));
        assertEquals("10.0.0.1:8080", elsewhere.address(2));
        assertEquals("pod-1", elsewhere.name(1));
    }
}
