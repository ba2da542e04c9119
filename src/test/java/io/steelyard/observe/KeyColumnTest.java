package io.steelyard.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.fleet.PodTable;
import io.steelyard.observe.Counters.Count;
import org.junit.jupiter.api.Test;

class KeyColumnTest {
    private final PodTable pods = new PodTable();
    private final Counters counters = new Counters();
    private final int a = pods.create(1, 0, 0);
    private final int b = pods.create(1, 1, 0);
    private final int restartedA = pods.create(2, 0, 0);

    private void assertCounted(long returns, long breaks) {
        assertEquals(returns, counters.inRun(Count.KEY_RETURNS));
        assertEquals(breaks, counters.inRun(Count.KEY_BREAKS));
    }

    @Test
    void aKeyIsElsewhereWhenItsLastConnectionWasOnAPodOfAnotherName() {
        KeyColumn keys = new KeyColumn(new FewKeys(2), pods, counters);
        keys.begin(0, a);
        assertCounted(0, 0);
        keys.hold(2, a);
        assertCounted(1, 0);
        keys.hold(4, b);
        assertCounted(2, 1);
        keys.hold(1, a);
        assertCounted(2, 1);
        keys.hold(3, restartedA);
        assertCounted(3, 1);
    }

    private void serves(KeyColumn keys, int pod) {
        pods.start(pod, 0);
        pods.becomeReady(pod, 0);
        keys.serves(pod);
    }

    @Test
    void aKeyThatLeavesAServingPodForOneThatServedThenLeavesItForNothing() {
        KeyColumn keys = new KeyColumn(new FewKeys(1), pods, counters);
        serves(keys, a);
        keys.hold(0, a);
        serves(keys, b);
        keys.hold(0, b); // to a pod that is new
        assertCounted(1, 1);
        assertEquals(0, counters.inRun(Count.KEYS_NEEDLESS));
        keys.hold(0, a); // back, though both served
        assertEquals(1, counters.inRun(Count.KEYS_NEEDLESS));
        pods.becomeUnready(a, 1);
        keys.hold(0, b); // its pod does not serve
        assertEquals(1, counters.inRun(Count.KEYS_NEEDLESS));
        pods.becomeReady(a, 2);
        keys.serves(a);
        keys.hold(0, a); // home to the pod that serves again
        assertEquals(1, counters.inRun(Count.KEYS_NEEDLESS));
        keys.hold(0, a);
        keys.hold(0, b);
        assertEquals(2, counters.inRun(Count.KEYS_NEEDLESS));
    }

    @Test
    void nothingIsCountedWhereEveryClientHasAKeyOfItsOwn() {
        KeyColumn keys = new KeyColumn(new FewKeys(0), pods, counters);
        keys.begin(0, a);
        keys.hold(0, b);
        assertCounted(0, 0);
    }
}
