package io.steelyard.kube.disruption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.kube.disruption.PodDisruptionBudget.Status;
import io.steelyard.kube.pods.PodPhase;
import io.steelyard.scenario.kubernetes.IntOrPercent;
import io.steelyard.scenario.kubernetes.PodDisruptionBudgetSpec;
import io.steelyard.scenario.kubernetes.UnhealthyPodEvictionPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PodDisruptionBudgetTest {
    private static final long SECOND = 1_000_000_000L;

    static PodDisruptionBudget budget(String minAvailable, String maxUnavailable, UnhealthyPodEvictionPolicy policy) {
        return new PodDisruptionBudget(new PodDisruptionBudgetSpec(given(minAvailable), given(maxUnavailable), policy));
    }

    private static Optional<IntOrPercent> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(IntOrPercent.parse(text));
    }

    private static PodDisruptionBudget budget(String minAvailable, String maxUnavailable) {
        return budget(minAvailable, maxUnavailable, UnhealthyPodEvictionPolicy.IfHealthyBudget);
    }

    @Test
    void percentagesAreRoundedUpEitherWay() {
        ListedPods pods = ListedPods.of(7, 0);
        assertEquals(new Status(7, 4, 7, 3), budget("50%", "").status(pods, 7, 0), "half of 7 are 3.5");
        assertEquals(new Status(7, 3, 7, 4), budget("", "50%").status(pods, 7, 0));
        assertEquals(new Status(7, 7, 7, 0), budget("", "0%").status(pods, 7, 0));
        assertEquals(new Status(7, 0, 7, 7), budget("", "100%").status(pods, 7, 0));
    }

    /** With a rollout's surge there are more pods than replicas: only a plain minAvailable reckons with them. */
    @Test
    void expectsTheReplicasOrThePods() {
        ListedPods pods = ListedPods.of(10, 3);
        assertEquals(new Status(13, 8, 10, 2), budget("8", "").status(pods, 10, 0));
        assertEquals(new Status(10, 8, 10, 2), budget("80%", "").status(pods, 10, 0));
        assertEquals(new Status(10, 9, 10, 1), budget("", "1").status(pods, 10, 0));
    }

    @Test
    void allowsNothingBelowWhatIsDesired() {
        assertEquals(new Status(10, 9, 8, 0), budget("", "1").status(ListedPods.of(8, 2), 10, 0));
        assertEquals(new Status(3, 0, 3, 3), budget("", "5").status(ListedPods.of(3, 0), 3, 0));
        assertEquals(new Status(0, 0, 2, 0), budget("", "1").status(ListedPods.of(2, 0), 0, 0));
        assertEquals(new Status(0, 2, 0, 0), budget("2", "").status(ListedPods.of(0, 0), 4, 0));
    }

    @Test
    void deletedPodsAreNotHealthy() {
        ListedPods pods = ListedPods.of(5, 0);
        pods.delete(2);
        assertEquals(new Status(5, 3, 4, 1), budget("3", "").status(pods, 5, 0));
    }

    @Test
    void aGrantCountsForTwoMinutesWhateverBecomesOfThePod() {
        PodDisruptionBudget budget = budget("", "2");
        ListedPods pods = ListedPods.of(10, 0);
        budget.disrupt(3, 0);
        assertEquals(new Status(10, 8, 9, 1), budget.status(pods, 10, 119 * SECOND));
        assertEquals(new Status(10, 8, 10, 2), budget.status(pods, 10, 120 * SECOND));
        budget.disrupt(4, 130 * SECOND);
        assertEquals(new Status(10, 8, 9, 1), budget.status(pods, 10, 130 * SECOND));
    }

    @Test
    void aPodThatIsDeletedAndGrantedCountsOnce() {
        PodDisruptionBudget budget = budget("", "2");
        ListedPods pods = ListedPods.of(10, 0);
        budget.disrupt(3, 0);
        pods.delete(3);
        assertEquals(new Status(10, 8, 9, 1), budget.status(pods, 10, 1));
    }

    @Test
    void aBudgetHasExactlyOneOfItsTwoBounds() {
        assertThrows(IllegalArgumentException.class, () -> budget("", ""));
        assertThrows(IllegalArgumentException.class, () -> budget("1", "1"));
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> budget("101%", ""));
        assertEquals("minAvailable must be at most 100% but is 101%", refused.getMessage());
    }

    private static Eviction evict(PodDisruptionBudget budget, ListedPods pods, int pod) {
        return Eviction.request(pod, Optional.of(budget), pods, pods.size(), 0);
    }

    @Test
    void evictionsAreGrantedUntilTheBudgetIsUsedUp() {
        PodDisruptionBudget budget = budget("", "2");
        ListedPods pods = ListedPods.of(10, 0);
        assertEquals(Eviction.CREATED, evict(budget, pods, 0));
        assertEquals(Eviction.CREATED, evict(budget, pods, 1));
        assertEquals(Eviction.TOO_MANY_REQUESTS, evict(budget, pods, 2));
        assertEquals(
                Eviction.CREATED,
                Eviction.request(2, Optional.of(budget), pods, 10, 120 * SECOND),
                "two minutes later");
    }

    @Test
    void withoutABudgetEveryEvictionIsGranted() {
        assertEquals(Eviction.CREATED, Eviction.request(0, Optional.empty(), ListedPods.of(1, 0), 1, 0));
    }

    @Test
    void podsThatDoNotServeYetOrNoLongerAreNotGuarded() {
        PodDisruptionBudget budget = budget("", "0");
        ListedPods pods = ListedPods.of(3, 0);
        int starting = pods.add(PodPhase.Pending, false);
        int failed = pods.add(PodPhase.Failed, false);
        assertEquals(Eviction.CREATED, evict(budget, pods, starting));
        assertEquals(Eviction.CREATED, evict(budget, pods, failed));
        assertEquals(Eviction.TOO_MANY_REQUESTS, evict(budget, pods, 0));
        pods.delete(0);
        assertEquals(Eviction.CREATED, evict(budget, pods, 0));
    }

    /** Of 4 pods 3 must be healthy. Unready ones may go while 3 are, and no longer when only 2 are. */
    @Test
    void anUnreadyPodMayGoWhileTheOthersSuffice() {
        PodDisruptionBudget budget = budget("", "1");
        assertEquals(Eviction.CREATED, evict(budget, ListedPods.of(3, 1), 3));
        assertEquals(Eviction.TOO_MANY_REQUESTS, evict(budget, ListedPods.of(3, 1), 0));
        assertEquals(Eviction.TOO_MANY_REQUESTS, evict(budget, ListedPods.of(2, 2), 3));
    }

    /** Nothing must be healthy, and yet an unready pod is charged like any other: the exemption wants a budget above 0. */
    @Test
    void whereNothingMustBeHealthyUnreadyPodsAreCharged() {
        PodDisruptionBudget budget = budget("", "2");
        ListedPods pods = ListedPods.of(0, 2);
        assertEquals(new Status(2, 0, 0, 0), budget.status(pods, 2, 0));
        assertEquals(Eviction.TOO_MANY_REQUESTS, evict(budget, pods, 0));
    }

    @Test
    void anUnreadyPodMayAlwaysGoWhereThePolicySaysSo() {
        PodDisruptionBudget always = budget("", "1", UnhealthyPodEvictionPolicy.AlwaysAllow);
        assertEquals(Eviction.CREATED, evict(always, ListedPods.of(2, 2), 3));
        assertEquals(Eviction.TOO_MANY_REQUESTS, evict(always, ListedPods.of(2, 2), 0));
    }
}
