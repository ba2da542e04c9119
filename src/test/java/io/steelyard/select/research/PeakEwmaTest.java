package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.SplitMix64;
import io.steelyard.select.Pick;
import io.steelyard.select.TestView;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PeakEwmaTest {
    private static final long MILLISECOND = 1_000_000L;

    private final TestView view = TestView.of(2);
    private final PeakEwma selector = new PeakEwma(new PeakEwma.Config(Duration.ofSeconds(10)), new SplitMix64(1));
    private final Pick pick = new Pick();

    PeakEwmaTest() {
        selector.onMembership(0, view);
    }

    /** A connection that stood so long after its beginning, and is gone. */
    private void measure(int slot, long endMilliseconds, long latencyMilliseconds) {
        selector.onAssigned(pick.set((endMilliseconds - latencyMilliseconds) * MILLISECOND, 0, 0), slot);
        selector.onEstablished(endMilliseconds * MILLISECOND, slot);
    }

    private int choice(long milliseconds) {
        int choice = selector.select(pick.set(milliseconds * MILLISECOND, 0, 0), view);
        for (int i = 0; i < 20; i++) {
            assertEquals(
                    choice, selector.select(pick.set(milliseconds * MILLISECOND, 0, 0), view), "both are drawn always");
        }
        return choice;
    }

    /** The claim: a peak of 1 s is believed at once, and has fallen to 100 ms after 10 s * ln(10) = 23.026 s. */
    @Test
    void believesAPeakAtOnceAndForgetsItSlowly() {
        measure(0, 1000, 1);
        measure(1, 1000, 100);
        assertEquals(0, choice(1000));
        measure(0, 2000, 1000);
        assertEquals(1, choice(2000));
        measure(1, 25_020, 100);
        assertEquals(1, choice(25_020));
        measure(1, 25_040, 100);
        assertEquals(0, choice(25_040));
    }

    /** The claim: a shorter latency counts as much as the time since the last one: after 10 s, 1 - 1/e of the way. */
    @Test
    void movesTowardsAShorterLatencyAsTimePasses() {
        measure(0, 1000, 1000);
        measure(0, 11_000, 100);
        double expected = 1000 / Math.E + 100 * (1 - 1 / Math.E);
        measure(1, 11_000, (long) expected - 1);
        assertEquals(1, choice(11_000));
        measure(1, 11_000, (long) expected + 2);
        assertEquals(0, choice(11_000));
    }

    @Test
    void weighsLatencyByConnections() {
        measure(0, 1000, 100);
        measure(1, 1000, 30);
        assertEquals(1, choice(1000));
        view.assign(1);
        view.assign(1);
        assertEquals(1, choice(1000), "30 * 3 is below 100");
        view.assign(1);
        assertEquals(0, choice(1000), "30 * 4 is above");
    }

    @Test
    void probesAnUnknownEndpointOnce() {
        measure(0, 1000, 1);
        assertEquals(1, choice(1000), "it costs nothing yet");
        view.begin(1);
        selector.onAssigned(pick.set(1000 * MILLISECOND, 0, 0), 1);
        assertEquals(0, choice(1000), "until it has answered it costs most");
        view.establish(1);
        selector.onEstablished(1000 * MILLISECOND + 1000, 1);
        assertEquals(1, choice(1001));
    }

    @Test
    void takesConnectionsToStandInTheOrderInWhichTheyWereBegun() {
        measure(0, 1000, 500);
        view.begin(1);
        selector.onAssigned(pick.set(0, 0, 0), 1);
        view.begin(1);
        selector.onAssigned(pick.set(900 * MILLISECOND, 0, 0), 1);
        view.abandon(1);
        selector.onFailed(pick.set(1000 * MILLISECOND, 0, 0), 1);
        assertEquals(0, choice(1000), "the failed one took 1000 ms");
        view.establish(1);
        selector.onEstablished(1000 * MILLISECOND, 1);
        assertEquals(0, choice(1000), "a peak is not forgotten by a short one at the same time");
    }

    @Test
    void aConnectionThatIsGivenUpHasTakenItsTime() {
        measure(0, 1000, 500);
        measure(1, 1000, 1);
        view.begin(1);
        selector.onAssigned(pick.set(1000 * MILLISECOND, 0, 0), 1);
        selector.onReleased(1600 * MILLISECOND, 1, 0);
        view.abandon(1);
        assertEquals(0, choice(1600), "600 ms are more than what 500 ms have become");
    }

    @Test
    void anotherEndpointInTheSlotIsUnknown() {
        measure(0, 1000, 1);
        measure(1, 1000, 100);
        view.remove(1);
        assertEquals(1, view.add("new", 1));
        selector.onMembership(1000 * MILLISECOND, view);
        assertEquals(1, choice(1000));
    }

    @Test
    void choosesByConnectionsWhereAllStandAtOnce() {
        view.assign(0);
        assertEquals(1, choice(0));
        view.assign(1);
        view.assign(1);
        assertEquals(0, choice(0));
        assertTrue(view.active(1) == 2);
    }
}
