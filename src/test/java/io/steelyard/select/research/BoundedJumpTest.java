package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.SplitMix64;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedJumpTest {
    private static TestProxy proxy(int factor, int endpoints) {
        return new TestProxy(
                new BoundedJump(new BoundedJump.Config(factor), new SplitMix64(1)), TestView.of(endpoints));
    }

    private static int bound(int factor, int connections, int endpoints) {
        return (int) Math.ceil(factor / 100.0 * connections / endpoints - 1e-9);
    }

    /** The claim: nobody ever has more than ceil(c m / n), whatever the keys are. */
    @ParameterizedTest
    @ValueSource(ints = {101, 125, 200})
    void nobodyTakesMoreThanTheBound(int factor) {
        for (int keys : new int[] {1, 10, 100_000}) {
            TestProxy proxy = proxy(factor, 7);
            for (int m = 1; m <= 3000; m++) {
                proxy.connect(m % keys);
                for (int slot = 0; slot < 7; slot++) {
                    assertTrue(proxy.view().active(slot) <= bound(factor, m, 7), "of " + m);
                }
            }
        }
    }

    /** While connections end and endpoints go and come, it is whoever gets a connection that is within the bound. */
    @Test
    void admitsWithinTheBoundThroughChurn() {
        SplitMix64 random = new SplitMix64(2);
        TestProxy proxy = proxy(125, 8);
        TestView view = proxy.view();
        List<Integer> open = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            int action = random.nextInt(100);
            if (action < 55) {
                int slot = proxy.connect(step % 50);
                open.add(slot);
                int connections = 0;
                for (int rank = 0; rank < view.size(); rank++) {
                    connections += view.active(view.slotAt(rank));
                }
                assertTrue(view.active(slot) <= bound(125, connections, view.size()), "step " + step);
            } else if (action < 98 && !open.isEmpty()) {
                proxy.release(open.remove(random.nextInt(open.size())));
            } else if (action < 99 && view.size() > 2) {
                view.remove(view.slotAt(random.nextInt(view.size())));
                proxy.changed();
            } else if (view.size() < 12) {
                view.add("new " + step, 1);
                proxy.changed();
            }
            proxy.fail(step);
        }
    }

    @Test
    void isJumpWhereNobodyIsFull() {
        TestProxy proxy = proxy(125, 10);
        TestProxy jump = Placement.proxy(Jump.PROVIDER, TestView.of(10));
        assertEquals(0, Placement.of(jump, 5000).moved(Placement.of(proxy, 5000)));
    }

    @Test
    void passesOnWhatComesToAFullOne() {
        TestProxy proxy = proxy(150, 4);
        int home = proxy.connect(9);
        int elsewhere = proxy.connect(9);
        assertTrue(elsewhere != home, "ceil(1.5 * 2 / 4) = 1");
        assertEquals(home, proxy.connect(9), "ceil(1.5 * 3 / 4) = 2");
    }

    @Test
    void refusesABoundThatLeavesNoRoom() {
        assertEquals(
                "hashBalanceFactor must be above 100 but is 100",
                assertThrows(IllegalArgumentException.class, () -> new BoundedJump.Config(100))
                        .getMessage());
    }
}
