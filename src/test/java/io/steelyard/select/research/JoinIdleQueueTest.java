package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.Fit;
import io.steelyard.random.SplitMix64;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinIdleQueueTest {
    private static TestProxy proxy(int endpoints) {
        return Placement.proxy(JoinIdleQueue.PROVIDER, TestView.of(endpoints));
    }

    @Test
    void takesTheOneThatHasBeenIdleLongest() {
        TestProxy proxy = proxy(3);
        assertEquals(0, proxy.connect(0));
        assertEquals(1, proxy.connect(0));
        proxy.release(0);
        assertEquals(2, proxy.connect(0), "it has been idle from the start");
        assertEquals(0, proxy.connect(0));
        proxy.release(1);
        proxy.release(0);
        assertEquals(1, proxy.connect(0));
        assertEquals(0, proxy.connect(0));
    }

    @Test
    void passesOverWhoGotAConnectionOtherwise() {
        TestProxy proxy = proxy(3);
        proxy.connectTo(0, 0);
        proxy.connectTo(0, 1);
        assertEquals(2, proxy.connect(0));
    }

    @Test
    void hasOnePlaceHoweverOftenItIsBusyBetween() {
        TestProxy proxy = proxy(3);
        for (int i = 0; i < 10; i++) {
            proxy.connectTo(0, 1);
            proxy.release(1);
        }
        assertEquals(0, proxy.connect(0));
        assertEquals(1, proxy.connect(0));
        assertEquals(2, proxy.connect(0));
        proxy.release(0);
        assertEquals(0, proxy.connect(0));
    }

    @Test
    void forgetsAnIdleOneThatWent() {
        TestProxy proxy = proxy(3);
        proxy.view().remove(0);
        proxy.changed();
        assertEquals(1, proxy.connect(0));
        assertEquals(2, proxy.connect(0));
        assertTrue(proxy.connect(0) != 0);
    }

    @Test
    void reportsAgainAfterAFailure() {
        TestProxy proxy = proxy(2);
        assertEquals(0, proxy.fail(0));
        assertEquals(1, proxy.fail(0));
        assertEquals(0, proxy.connect(0));
    }

    /**
     * The claim: no connection comes to a busy endpoint while one is idle. Among 40 endpoints with 30 connections at most
     * one is always idle, so that none ever has two; drawn at random 30 would be on one together with others almost surely.
     */
    @Test
    void nobodyHasTwoWhileSomebodyHasNone() {
        SplitMix64 random = new SplitMix64(1);
        TestProxy proxy = proxy(40);
        List<Integer> open = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            if (open.size() < 30 && random.nextInt(100) < 60) {
                int slot = proxy.connect(step);
                assertEquals(1, proxy.view().active(slot));
                open.add(slot);
            } else if (!open.isEmpty()) {
                proxy.release(open.remove(random.nextInt(open.size())));
            }
        }
    }

    @Test
    void choosesAnyOneWhereNobodyIsIdle() {
        TestProxy proxy = proxy(8);
        for (int slot = 0; slot < 8; slot++) {
            proxy.connectTo(0, slot);
        }
        Fit.assertUniform(Placement.of(proxy, 20_000).counts(proxy.view()), "8 that are busy");
    }

    @Test
    void asksNewOnesFirstAndForgetsWhoWent() {
        TestProxy proxy = proxy(4);
        for (int i = 0; i < 3; i++) {
            proxy.connect(i);
        }
        proxy.view().remove(3);
        int added = proxy.view().add("new", 1);
        assertEquals(3, added, "in the slot of the one that went");
        proxy.view().add("newer", 1);
        proxy.changed();
        assertEquals(3, proxy.connect(0));
        assertEquals(4, proxy.connect(0));
        proxy.view().remove(3);
        proxy.changed();
        proxy.release(3);
        assertTrue(proxy.connect(0) != 3);
    }
}
