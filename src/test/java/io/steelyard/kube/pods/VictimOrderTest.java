package io.steelyard.kube.pods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.kube.pods.VictimOrder.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class VictimOrderTest {
    private static Candidate ready(int id, String uid, long since, int restarts) {
        return new Candidate(
                id,
                uid,
                "node-" + id,
                PodPhase.Running,
                true,
                OptionalLong.of(since),
                restarts,
                OptionalLong.of(0),
                0,
                false);
    }

    private static List<Integer> first(List<Candidate> pods, int count, long now) {
        return VictimOrder.KUBERNETES.first(pods, pods, count, now).stream()
                .map(Candidate::id)
                .toList();
    }

    /** Ages 9, 12 and 17: the first two share the bucket of 8 to 15, so the UID decides between them. */
    @Test
    void agesOfOnePowerOfTwoAreAlike() {
        List<Candidate> pods = List.of(ready(0, "b", 91, 0), ready(1, "a", 88, 0), ready(2, "0", 83, 0));

        assertEquals(List.of(1, 0), first(pods, 2, 100));
    }

    /** Equal times fall through to the restarts, times of one bucket end at the UID: a before b before c before a. */
    @Test
    void relationIsNotTransitiveAndSelectionStillEnds() {
        Candidate a = ready(0, "a", 50, 0);
        Candidate b = ready(1, "b", 51, 0);
        Candidate c = ready(2, "c", 50, 9);
        VictimOrder order = VictimOrder.KUBERNETES;
        assertTrue(order.before(a, 1, b, 1, 100));
        assertTrue(order.before(b, 1, c, 1, 100));
        assertTrue(order.before(c, 1, a, 1, 100));

        List<Candidate> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(ready(i, "uid-" + (i * 37) % 100, 50 + i % 2, i % 3));
        }
        List<Integer> victims = first(many, 60, 100);
        assertEquals(60, victims.stream().distinct().count());
        assertEquals(victims, first(many, 60, 100));
    }

    @Test
    void futureAndPresentAgesShareTheYoungestBucket() {
        assertTrue(VictimOrder.KUBERNETES.before(ready(0, "a", 100, 0), 1, ready(1, "b", 99, 0), 1, 100));
        assertFalse(VictimOrder.KUBERNETES.before(ready(0, "b", 100, 0), 1, ready(1, "a", 200, 0), 1, 100));
    }
}
