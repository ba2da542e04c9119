package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.random.SplitMix64;
import io.steelyard.select.Selector;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeastConnTest {
    private static TestProxy proxy(TestView view) {
        return new TestProxy(new LeastConn(new LeastConn.Config(), new SplitMix64(1)), view);
    }

    @Test
    void takesTheLeastRecentlyUsedAmongEquals() {
        TestProxy proxy = proxy(TestView.of(3));
        assertEquals(0, proxy.connect(0));
        assertEquals(1, proxy.connect(0));
        assertEquals(2, proxy.connect(0));
        proxy.release(2);
        proxy.release(0);
        assertEquals(0, proxy.connect(0), "0 and 2 are equal; 0 was used before 2");
        assertEquals(2, proxy.connect(0));
        assertEquals(1, proxy.connect(0), "all are equal; 1 was used longest ago");
    }

    @Test
    void countsAFailedAttemptAsUse() {
        TestProxy proxy = proxy(TestView.of(2));
        assertEquals(0, proxy.fail(0));
        assertEquals(1, proxy.connect(0));
        assertEquals(0, proxy.connect(0));
    }

    @Test
    void fillsANewEndpointUpToTheOthers() {
        TestProxy proxy = proxy(TestView.of(2));
        for (int i = 0; i < 20; i++) {
            proxy.connect(i);
        }
        int added = proxy.view().add("10.9.9.9:8080", 1);
        proxy.changed();
        for (int i = 0; i < 10; i++) {
            assertEquals(added, proxy.connect(i));
        }
        assertEquals(10, proxy.view().active(added));
    }

    @Test
    void sharesInProportionToWeights() {
        TestView view = new TestView();
        view.add("a:1", 1);
        view.add("b:1", 2);
        view.add("c:1", 3);
        TestProxy proxy = proxy(view);
        for (int i = 0; i < 600; i++) {
            proxy.connect(i);
        }
        assertEquals(List.of(100, 200, 300), List.of(view.active(0), view.active(1), view.active(2)));
    }

    /** The definition itself: a list of endpoints sorted anew for every pick. */
    private static final class Definition {
        private final Map<Integer, Long> lastUse = new LinkedHashMap<>();
        private long uses;

        int least(TestView view) {
            List<Integer> slots = new ArrayList<>();
            for (int rank = 0; rank < view.size(); rank++) {
                slots.add(view.slotAt(rank));
            }
            slots.sort(Comparator.<Integer>comparingDouble(slot -> (view.active(slot) + 1) / view.weight(slot))
                    .thenComparing(slot -> lastUse.getOrDefault(slot, 0L))
                    .thenComparing(slot -> slot));
            return slots.isEmpty() ? Selector.NONE : slots.get(0);
        }

        void use(int slot) {
            lastUse.put(slot, ++uses);
        }

        void forget(int slot) {
            lastUse.remove(slot);
        }
    }

    /** The claim, by definition: the fewest connections per weight, and among equals the one used longest ago. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void followsTheDefinitionThroughChurn(boolean weighted) {
        SplitMix64 random = new SplitMix64(77);
        TestProxy proxy = proxy(TestView.of(4));
        TestView view = proxy.view();
        Definition definition = new Definition();
        List<Integer> open = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            int action = random.nextInt(100);
            if (action < 50) {
                int expected = definition.least(view);
                int slot = proxy.connect(step);
                assertEquals(expected, slot, "step " + step);
                if (slot != Selector.NONE) {
                    definition.use(slot);
                    open.add(slot);
                }
            } else if (action < 97 && !open.isEmpty()) {
                proxy.release(open.remove(random.nextInt(open.size())));
            } else if (action < 98 && view.size() > 0) {
                int slot = view.slotAt(random.nextInt(view.size()));
                view.remove(slot);
                definition.forget(slot);
                proxy.changed();
            } else {
                view.add("new " + step, weighted ? 1 + random.nextInt(3) : 1);
                proxy.changed();
            }
        }
    }
}
