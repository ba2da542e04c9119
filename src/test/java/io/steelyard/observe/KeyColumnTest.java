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

    @Test
    void nothingIsCountedWhereEveryClientHasAKeyOfItsOwn() {
        KeyColumn keys = new KeyColumn(new FewKeys(0), pods, counters);
        keys.begin(0, a);
        keys.hold(0, b);
        assertCounted(0, 0);
    }
}
