package io.steelyard.select.envoy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.select.Pick;
import io.steelyard.select.ScriptedSource;
import io.steelyard.select.TestView;
import io.steelyard.select.envoy.config.LbPolicyName;
import org.junit.jupiter.api.Test;

/** Hosts are told at 0 s, looked at every 10 s, and ejected for 30 s at first. */
class OutlierDetectionTest {
    private static final long SECOND = 1_000_000_000L;

    private final Pick pick = new Pick();
    private TestView view = TestView.of(10);
    private Envoy envoy = envoy(5, 10);

    private Envoy envoy(int consecutive, int mostPercent) {
        return told(new EnvoyOptions(LbPolicyName.ROUND_ROBIN).outliers(consecutive, mostPercent));
    }

    private Envoy told(EnvoyOptions options) {
        Envoy made = options.create(new ScriptedSource());
        made.onMembership(0, view);
        return made;
    }

    private void fail(long second, int slot, int times) {
        for (int i = 0; i < times; i++) {
            envoy.onFailed(pick.set(second * SECOND, 0, 0), slot);
        }
    }

    /** Whether ten choices in turn include the slot. */
    private boolean isUsed(long second, int slot) {
        boolean used = false;
        for (int i = 0; i < 10; i++) {
            used |= envoy.select(pick.set(second * SECOND, 0, 0), view) == slot;
        }
        return used;
    }

    @Test
    void aHostIsEjectedAtTheFailureThatReachesTheLimit() {
        fail(1, 3, 4);
        assertTrue(isUsed(1, 3));
        fail(1, 3, 1);
        assertFalse(isUsed(1, 3));
    }

    @Test
    void aSuccessInBetweenBeginsTheCountAnew() {
        fail(1, 3, 4);
        envoy.onEstablished(SECOND, 3);
        fail(1, 3, 4);
        assertTrue(isUsed(1, 3));
    }

    /** "Only if 100 * (ejected + 1) / hosts <= the percentage": 10 % of 10 is one, of 9 none. */
    @Test
    void noMoreAreEjectedThanThePercentageAllows() {
        fail(1, 3, 5);
        fail(1, 4, 5);
        assertFalse(isUsed(1, 3));
        assertTrue(isUsed(1, 4));
        view = TestView.of(9);
        envoy = envoy(5, 10);
        fail(1, 3, 50);
        assertTrue(isUsed(1, 3));
    }

    /** Ejected at 1 s for 30 s: the look at 30 s comes too early, that at 40 s does not. */
    @Test
    void anEjectionEndsAtTheFirstLookAfterItsTime() {
        fail(1, 3, 5);
        assertFalse(isUsed(39, 3));
        assertTrue(isUsed(40, 3));
    }

    /** Again within the interval: 60 s from 41 s on. Healthy for two looks, the next one is short again. */
    @Test
    void aFurtherEjectionLastsLongerUnlessTheHostHeldOut() {
        fail(1, 3, 5);
        assertTrue(isUsed(40, 3));
        fail(41, 3, 5);
        assertFalse(isUsed(109, 3));
        assertTrue(isUsed(110, 3));
        fail(135, 3, 5);
        assertFalse(isUsed(169, 3));
        assertTrue(isUsed(170, 3));
    }

    @Test
    void whoeverIsEjectedIsMissingInTheTableAndNobodyElse() {
        envoy = told(new EnvoyOptions(LbPolicyName.RING_HASH).byKey().outliers(1, 100));
        TablePolicy tables = (TablePolicy) envoy.cluster().policy();
        HashRing before = ((RingHash) tables.table(0)).ring();
        fail(1, 3, 1);
        assertNotSame(before, ((RingHash) tables.table(0)).ring());
        assertEquals(9, tables.tabled(0).size());
        envoy.onEstablished(40 * SECOND, 1);
        assertSame(before, ((RingHash) tables.table(0)).ring(), "the same hosts have the same ring");
    }

    /** Six of ten ejected: 40 % healthy are less than the threshold of 50 %. */
    @Test
    void ejectedHostsCountForPanic() {
        envoy = envoy(1, 100);
        for (int slot = 0; slot < 5; slot++) {
            fail(1, slot, 1);
        }
        assertFalse(isUsed(1, 0));
        fail(1, 5, 1);
        assertTrue(isUsed(1, 0));
    }

    @Test
    void aHostThatComesInTheSlotOfAnEjectedOneHasACleanRecord() {
        fail(1, 3, 5);
        view.remove(3);
        assertEquals(3, view.add("10.0.9.9:8080", 1));
        envoy.onMembership(2 * SECOND, view);
        assertTrue(isUsed(2, 3));
        fail(2, 4, 5);
        assertFalse(isUsed(2, 4), "the ejected one is gone and does not count");
    }
}
