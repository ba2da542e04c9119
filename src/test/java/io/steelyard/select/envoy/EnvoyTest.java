package io.steelyard.select.envoy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.hash.Xxh64;
import io.steelyard.random.SplitMix64;
import io.steelyard.scenario.Fraction;
import io.steelyard.select.Pick;
import io.steelyard.select.ScriptedSource;
import io.steelyard.select.Selector;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import io.steelyard.select.envoy.config.LbPolicyName;
import io.steelyard.select.envoy.config.RetryPolicy;
import io.steelyard.select.envoy.config.RetryPolicy.RetryHostPredicate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvoyTest {
    private static final List<RetryHostPredicate> PREVIOUS_HOSTS =
            List.of(new RetryHostPredicate("envoy.retry_host_predicates.previous_hosts"));

    private final Pick pick = new Pick();

    private static Envoy told(EnvoyOptions options, ScriptedSource random, TestView view) {
        Envoy envoy = options.create(random);
        envoy.onMembership(0, view);
        return envoy;
    }

    private int select(Envoy envoy, TestView view, int worker) {
        return envoy.select(pick.set(0, 0, 0).by(worker), view);
    }

    /** Draws at construction: the seed, of round robin and least request. Then one for the priority, always. */
    @ParameterizedTest
    @CsvSource({"ROUND_ROBIN, 1, 1", "LEAST_REQUEST, 1, 3", "RANDOM, 0, 1", "RING_HASH, 0, 1", "MAGLEV, 0, 1"})
    void drawsAsManyNumbersAsEnvoy(LbPolicyName policy, int atStart, int perPick) {
        ScriptedSource random = new ScriptedSource();
        TestView view = TestView.of(3);
        Envoy envoy = told(new EnvoyOptions(policy), random, view);
        assertEquals(atStart, random.calls());
        select(envoy, view, 0);
        assertEquals(atStart + perPick, random.calls());
    }

    @Test
    void aPickOfAScheduleDrawsNothingButThePriority() {
        ScriptedSource random = new ScriptedSource();
        TestView view = TestView.of(3);
        view.setWeight(1, 2);
        Envoy envoy = told(new EnvoyOptions(LbPolicyName.LEAST_REQUEST), random, view);
        select(envoy, view, 0);
        assertEquals(2, random.calls());
    }

    /** "Full scan: one draw per tie encountered": hosts 1 and 2 tie with host 0. */
    @Test
    void aFullScanDrawsOncePerTie() {
        ScriptedSource random = new ScriptedSource();
        TestView view = TestView.of(4);
        view.setActive(3, 1);
        LeastRequest.Config config =
                new LeastRequest.Config(2, true, 1, LeastRequest.SelectionMethod.FULL_SCAN, Optional.empty());
        Envoy envoy = told(new EnvoyOptions(LbPolicyName.LEAST_REQUEST).leastRequest(config), random, view);
        select(envoy, view, 0);
        assertEquals(1 + 1 + 2, random.calls());
    }

    /** "Replace only if strictly fewer": of two with as many, the first one drawn stays. */
    @Test
    void ofTwoAlikeTheFirstDrawnIsChosen() {
        TestView view = TestView.of(2);
        Envoy envoy = told(new EnvoyOptions(LbPolicyName.LEAST_REQUEST), new ScriptedSource(0, 0, 1, 0), view);
        assertEquals(1, select(envoy, view, 0));
    }

    /** "R replicas and W workers are R*W independent round-robin counters": seeds 0 and, drawn when it first chooses, 2. */
    @Test
    void everyWorkerCountsForItself() {
        TestView view = TestView.of(3);
        Envoy envoy = told(new EnvoyOptions(LbPolicyName.ROUND_ROBIN), new ScriptedSource(0, 2), view);
        int[] picks = new int[6];
        for (int i = 0; i < picks.length; i++) {
            picks[i] = select(envoy, view, i == 0 || i == 2 ? 1 : 0);
        }
        assertArrayEquals(new int[] {2, 0, 0, 1, 2, 0}, picks);
    }

    @Test
    void workersShareTheCountsOfTheProcess() {
        TestView view = TestView.of(2);
        view.setActive(0, 5);
        Envoy envoy =
                told(new EnvoyOptions(LbPolicyName.LEAST_REQUEST), new ScriptedSource(0, 0, 0, 1, 0, 0, 0, 1), view);
        assertEquals(1, select(envoy, view, 0));
        assertEquals(1, select(envoy, view, 1));
    }

    /** "Panic uses the all-hosts source with its own index": 2 of 6 are below 50 %; then 3 of 6 are not. */
    @Test
    void inPanicAllHostsAreUsedByAnIndexOfTheirOwn() {
        TestView view = TestView.of(6);
        for (int slot = 2; slot < 6; slot++) {
            view.suspend(slot);
        }
        Envoy envoy = told(new EnvoyOptions(LbPolicyName.ROUND_ROBIN), new ScriptedSource(), view);
        assertEquals(List.of(0, 1, 2), List.of(select(envoy, view, 0), select(envoy, view, 0), select(envoy, view, 0)));
        view.resume(2);
        envoy.onMembership(0, view);
        List<Integer> healthy = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            healthy.add(select(envoy, view, 0));
        }
        assertEquals(List.of(0, 1, 2, 0), healthy);
    }

    @Test
    void withoutPanicNobodyIsChosenWhereNobodyIsHealthy() {
        TestView view = TestView.of(2);
        view.suspend(0);
        view.suspend(1);
        Envoy calm = told(new EnvoyOptions(LbPolicyName.RANDOM).panicThreshold(0), new ScriptedSource(), view);
        assertEquals(Selector.NONE, select(calm, view, 0));
        Envoy panicking = told(new EnvoyOptions(LbPolicyName.RANDOM), new ScriptedSource(1), view);
        assertEquals(1, select(panicking, view, 0));
    }

    /** Half of priority 0 is healthy: 70 % of the percentiles, and the same draw is the host's index for random. */
    @Test
    void oneDrawChoosesThePriorityAndTheHost() {
        TestView view = TestView.of(4);
        view.setZone(2, 1);
        view.setZone(3, 1);
        view.suspend(1);
        Envoy envoy =
                told(new EnvoyOptions(LbPolicyName.RANDOM).zone(1, 1, 1), new ScriptedSource(69, 70, 71, 169), view);
        assertEquals(0, select(envoy, view, 0));
        assertEquals(2, select(envoy, view, 0));
        assertEquals(3, select(envoy, view, 0));
        assertEquals(0, select(envoy, view, 0));
    }

    /** Weights 3 and 1; then a zone with half of its hosts healthy counts min(1, 1.4 * 0.5) of its 3: 2.1 to 1. */
    @Test
    void zonesAreChosenByTheirEffectiveWeights() {
        TestView view = TestView.of(8);
        for (int slot = 4; slot < 8; slot++) {
            view.setZone(slot, 1);
        }
        TestProxy proxy = new TestProxy(
                new EnvoyOptions(LbPolicyName.ROUND_ROBIN)
                        .weighted()
                        .zone(0, 3, 0)
                        .create(new SplitMix64(1)),
                view);
        assertEquals(300, picksInFirstZone(proxy, 400), 1.0);
        view.suspend(0);
        view.suspend(1);
        proxy.changed();
        assertEquals(
                4000 * 2.1 / 3.1, picksInFirstZone(proxy, 4000), 1.0, "a schedule is within one pick of its shares");
    }

    private static int picksInFirstZone(TestProxy proxy, int picks) {
        int first = 0;
        for (int i = 0; i < picks; i++) {
            first += proxy.view().zone(proxy.select(0, 0)) == 0 ? 1 : 0;
        }
        return first;
    }

    /**
     * "Adding one pod with warm-up switches least request from two choices to the schedule, until the next refresh after the
     * window": a pick of the schedule draws one number, one of the two choices three.
     */
    @Test
    void slowStartIsLazy() {
        SlowStart slowly = new SlowStart(Duration.ofSeconds(30), 1, new Fraction(0.1));
        LeastRequest.Config config =
                new LeastRequest.Config(2, true, 1, LeastRequest.SelectionMethod.N_CHOICES, Optional.of(slowly));
        ScriptedSource random = new ScriptedSource();
        TestView view = TestView.of(3);
        TestProxy proxy = new TestProxy(
                new EnvoyOptions(LbPolicyName.LEAST_REQUEST)
                        .leastRequest(config)
                        .create(random),
                view);
        assertEquals(1, draws(random, proxy), "everybody is new at the start");
        proxy.setNow(Duration.ofSeconds(40).toNanos());
        assertEquals(1, draws(random, proxy), "nothing has refreshed the hosts");
        proxy.changed();
        assertEquals(3, draws(random, proxy));
        view.add("10.0.0.9:8080", 1);
        proxy.changed();
        assertEquals(1, draws(random, proxy));
        proxy.setNow(Duration.ofSeconds(80).toNanos());
        assertEquals(1, draws(random, proxy));
        proxy.changed();
        assertEquals(3, draws(random, proxy));
    }

    private static int draws(ScriptedSource random, TestProxy proxy) {
        random.restart();
        proxy.select(0, 0);
        return random.calls();
    }

    private static EnvoyOptions retrying(LbPolicyName policy, int reselections) {
        return new EnvoyOptions(policy).retries(new RetryPolicy("connect-failure", 3, PREVIOUS_HOSTS, reselections));
    }

    /** The draws lead to host 1 twice and then to host 2. */
    @Test
    void aFurtherTryPassesOverHostsTriedBefore() {
        TestView view = TestView.of(3);
        Envoy envoy = told(retrying(LbPolicyName.RANDOM, 5), new ScriptedSource(1, 1, 1, 2), view);
        assertEquals(1, select(envoy, view, 0));
        pick.retry(1);
        assertEquals(2, envoy.select(pick, view));
    }

    @Test
    void afterTheLastAttemptTheHostFoundIsTaken() {
        TestView view = TestView.of(3);
        Envoy envoy = told(retrying(LbPolicyName.RANDOM, 1), new ScriptedSource(1, 1, 1, 2), view);
        assertEquals(1, select(envoy, view, 0));
        pick.retry(1);
        assertEquals(1, envoy.select(pick, view));
    }

    /** Attempt a looks a entries further on in a ring, and in a Maglev table for the hash with 2^64 - a taken in. */
    @ParameterizedTest
    @CsvSource({"RING_HASH", "MAGLEV"})
    void aTablesFurtherTryLooksElsewhere(LbPolicyName policy) {
        TestView view = TestView.of(20);
        Envoy envoy = told(retrying(policy, 5).byKey(), new ScriptedSource(), view);
        TablePolicy tables = (TablePolicy) envoy.cluster().policy();
        int elsewhere = 0;
        for (int key = 0; key < 100; key++) {
            long hash = Xxh64.hash("user-" + key, 0);
            pick.set(0, key, key, key, 0);
            int first = envoy.select(pick, view);
            assertEquals(lookUp(tables, hash, 0), first);
            pick.retry(first);
            int attempt = 1;
            while (lookUp(tables, hash, attempt) == first) {
                attempt++;
            }
            assertEquals(lookUp(tables, hash, attempt), envoy.select(pick, view));
            elsewhere += attempt == 1 ? 1 : 0;
        }
        assertTrue(elsewhere > 50);
    }

    private static int lookUp(TablePolicy tables, long hash, int attempt) {
        HashChoice table = tables.table(0);
        int place = table instanceof RingHash ring
                ? ring.ring().host(hash, attempt)
                : ((Maglev) table).rank(((Maglev) table).table().hostAt((int)
                                Long.remainderUnsigned(attempt == 0 ? hash : hash ^ -(long) attempt, 65_537)));
        return tables.tabled(0).slotAt(place);
    }

    /** "No hash: a random number, and from the same the priority." Of 100 hosts in two priorities, one of each healthy. */
    @Test
    void withoutAHashTheDrawIsTheHash() {
        TestView view = TestView.of(10);
        Envoy hashed = told(new EnvoyOptions(LbPolicyName.RING_HASH).byKey(), new ScriptedSource(), view);
        long hash = Xxh64.hash("user-7", 0);
        Envoy random =
                told(new EnvoyOptions(LbPolicyName.RING_HASH), new ScriptedSource(hash, hash + (1L << 62)), view);
        int byKey = hashed.select(pick.set(0, 7, 7, 7, 0), view);
        assertEquals(byKey, random.select(pick, view));
        assertNotEquals(byKey, random.select(pick, view));
    }

    @Test
    void thePrioritysPercentileIsTakenFromTheHash() {
        TestView view = TestView.of(4);
        view.setZone(2, 1);
        view.setZone(3, 1);
        view.suspend(1);
        Envoy envoy = told(new EnvoyOptions(LbPolicyName.MAGLEV).byKey().zone(1, 1, 1), new ScriptedSource(), view);
        for (int key = 0; key < 200; key++) {
            long hash = Xxh64.hash("user-" + key, 0);
            boolean first = Long.remainderUnsigned(hash, 100) < 70;
            assertEquals(first ? 0 : 1, view.zone(envoy.select(pick.set(0, key, key, key, 0), view)));
        }
    }
}
