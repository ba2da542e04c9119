package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.random.SplitMix64;
import io.steelyard.select.Selector;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewPodFirstTest {
    private static TestProxy proxy(TestView view) {
        return Placement.proxy(NewPodFirst.PROVIDER, view);
    }

    /** Three hold 4 each. With a fourth that is empty the mean is 3 and rises to 4 with the connections that it gets. */
    @Test
    void fillsANewOneUntilItHoldsTheMean() {
        TestProxy proxy = proxy(TestView.of(3));
        for (int i = 0; i < 12; i++) {
            proxy.connect(0);
        }
        int added = proxy.view().add("new", 1);
        proxy.view().setReadySince(added, 7);
        proxy.changed();
        for (int i = 0; i < 4; i++) {
            assertEquals(added, proxy.connect(0));
        }
        assertEquals(0, proxy.connect(0), "all hold 4, and it was used longest ago");
    }

    @Test
    void fillsTheNewestOfTwoFirst() {
        TestProxy proxy = proxy(TestView.of(2));
        for (int i = 0; i < 8; i++) {
            proxy.connect(0);
        }
        int older = proxy.view().add("older", 1);
        int newer = proxy.view().add("newer", 1);
        proxy.view().setReadySince(older, 7);
        proxy.view().setReadySince(newer, 8);
        proxy.changed();
        // 8 of 4 endpoints: the mean is 2 and grows by a quarter with each.
        assertEquals(newer, proxy.connect(0));
        assertEquals(newer, proxy.connect(0));
        assertEquals(newer, proxy.connect(0), "2 of 10 / 4");
        assertEquals(older, proxy.connect(0), "3 of 11 / 4");
    }

    @Test
    void amongEquallyNewTheFirstComesFirst() {
        TestProxy proxy = proxy(TestView.of(3));
        assertEquals(0, proxy.connect(0));
        assertEquals(1, proxy.connect(0), "0 holds 1, more than a third");
        assertEquals(2, proxy.connect(0));
        proxy.release(0);
        proxy.release(1);
        assertEquals(0, proxy.connect(0));
        assertEquals(1, proxy.connect(0));
    }

    @Test
    void whoHasNoEndpointChoosesNone() {
        TestProxy proxy = proxy(new TestView());
        assertEquals(Selector.NONE, proxy.select(0, 0));
    }

    /** The claim: the newest endpoint with fewer connections than the mean, held against a look at all of them. */
    @Test
    void agreesWithALookAtAll() {
        SplitMix64 random = new SplitMix64(5);
        TestView view = TestView.of(7);
        TestProxy proxy = proxy(view);
        List<Integer> open = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            int dice = random.nextInt(1_000);
            if (dice < 3 && view.size() < 40) {
                view.setReadySince(view.add("pod-" + step, 1), step / 500);
                proxy.changed();
            } else if (dice < 5 && view.size() > 1) {
                view.remove(view.slotAt(random.nextInt(view.size())));
                proxy.changed();
            } else if (dice < 500 + view.size() && !open.isEmpty()) {
                proxy.release(open.remove(random.nextInt(open.size())));
            } else {
                int expected = newestBelowMean(view);
                int slot = proxy.connect(step);
                if (expected != Selector.NONE) {
                    assertEquals(expected, slot, "step " + step);
                }
                open.add(slot);
            }
        }
    }

    private static int newestBelowMean(TestView view) {
        long total = 0;
        for (int rank = 0; rank < view.size(); rank++) {
            total += view.active(view.slotAt(rank));
        }
        int best = Selector.NONE;
        for (int rank = 0; rank < view.size(); rank++) {
            int slot = view.slotAt(rank);
            boolean below = (long) view.active(slot) * view.size() < total;
            if (below && (best == Selector.NONE || view.readySince(slot) > view.readySince(best))) {
                best = slot;
            }
        }
        return best;
    }
}
