package io.steelyard.kube.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.kube.rollout.RollingUpdate.Shrunk;
import io.steelyard.kube.rollout.RollingUpdate.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RollingUpdateTest {
    /** 6 of 10 old pods are available, of 10 wanted at least 8: 5 may go, and the two oldest sets have 3 that are not. */
    @Test
    void unavailablePodsOfTheOldestSetsGoFirst() {
        List<Size> old = List.of(new Size(3, 1), new Size(4, 3), new Size(3, 2));

        assertEquals(new Shrunk(List.of(1, 3, 3), 3), RollingUpdate.cleanUpUnhealthy(old, 3));
        assertEquals(new Shrunk(List.of(1, 3, 2), 4), RollingUpdate.cleanUpUnhealthy(old, 5));
    }

    @Test
    void availablePodsBeyondNeedGoFromTheOldestSets() {
        assertEquals(new Shrunk(List.of(0, 2, 3), 5), RollingUpdate.scaleDownOld(10, 2, List.of(3, 4, 3), 13));
    }

    /** A set of which 500 of 1100 pods have gone has 600 available, 100 more than wanted: nothing shrinks before they go. */
    @Test
    void aSetInTheMiddleOfItsDeletionsEndsThePass() {
        List<Size> old = List.of(new Size(10, 9), new Size(500, 600), new Size(10, 8));

        assertEquals(new Shrunk(List.of(9, 500, 10), 1), RollingUpdate.cleanUpUnhealthy(old, 5));
        assertEquals(new Shrunk(List.of(9, 500, 10), 1), RollingUpdate.reconcileOld(600, 100, old, new Size(100, 100)));
        assertEquals(new Shrunk(List.of(9, 500, 10), 1), RollingUpdate.cleanUpUnhealthy(old, 1));
    }

    @Test
    void onlyNewPodsThatAreAvailableMakeRoom() {
        assertEquals(
                new Shrunk(List.of(8), 0), RollingUpdate.reconcileOld(10, 2, List.of(new Size(8, 8)), new Size(5, 0)));
        assertEquals(
                new Shrunk(List.of(6), 2), RollingUpdate.reconcileOld(10, 2, List.of(new Size(8, 8)), new Size(5, 2)));
    }
}
