package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.random.Fit;
import io.steelyard.random.SplitMix64;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the papers claim of every consistent hash in which any bucket may go. */
class BucketSelectorTest {
    private static final int KEYS = 5_000;

    static Stream<SelectorProvider<?>> providers() {
        return Stream.of(Anchor.PROVIDER, Memento.PROVIDER, Dx.PROVIDER);
    }

    /** The claim, balance: each of w endpoints has a key with probability 1/w, after whatever has gone and come. */
    @ParameterizedTest
    @MethodSource("providers")
    void everyEndpointHasTheSameShare(SelectorProvider<?> provider) {
        TestProxy proxy = Placement.proxy(provider, TestView.of(60));
        Fit.assertUniform(Placement.of(proxy, 100_000).counts(proxy.view()), "60 endpoints");
        SplitMix64 random = new SplitMix64(5);
        for (int gone = 0; gone < 45; gone++) {
            proxy.view().remove(proxy.view().slotAt(random.nextInt(proxy.view().size())));
            proxy.changed();
        }
        Fit.assertUniform(Placement.of(proxy, 100_000).counts(proxy.view()), "the 15 that are left");
        for (int come = 0; come < 10; come++) {
            proxy.view().add("new " + come, 1);
            proxy.changed();
        }
        Fit.assertUniform(Placement.of(proxy, 100_000).counts(proxy.view()), "with 10 new ones");
    }

    /** The claim, minimal disruption: one that goes gives up its own keys, one that comes takes all that move. */
    @ParameterizedTest
    @MethodSource("providers")
    void movesOnlyWhatMustMove(SelectorProvider<?> provider) {
        TestProxy proxy = Placement.proxy(provider, TestView.of(30));
        SplitMix64 random = new SplitMix64(6);
        Placement before = Placement.of(proxy, KEYS);
        for (int step = 0; step < 300; step++) {
            if (proxy.view().size() > 1 && random.nextInt(100) < 50) {
                int slot = proxy.view().slotAt(random.nextInt(proxy.view().size()));
                proxy.view().remove(slot);
                proxy.changed();
                Placement after = Placement.of(proxy, KEYS);
                before.assertOnlyMovedFrom(slot, after);
                before = after;
            } else {
                int slot = proxy.view().add("new " + step, 1);
                proxy.changed();
                Placement after = Placement.of(proxy, KEYS);
                before.assertOnlyMovedTo(slot, after);
                before = after;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void putsEverythingBackWhenTheLastThatWentComesBack(SelectorProvider<?> provider) {
        TestProxy proxy = Placement.proxy(provider, TestView.of(12));
        Placement before = Placement.of(proxy, KEYS);
        for (int slot : new int[] {3, 11, 0, 7}) {
            proxy.view().remove(slot);
            proxy.changed();
        }
        for (String address : new String[] {"h", "a", "l", "d"}) {
            proxy.view().add(address, 1);
            proxy.changed();
        }
        Placement after = Placement.of(proxy, KEYS);
        int[] replacement = new int[12];
        for (int key = 0; key < KEYS; key++) {
            replacement[before.slot(key)] = after.slot(key);
        }
        for (int key = 0; key < KEYS; key++) {
            assertEquals(replacement[before.slot(key)], after.slot(key), "keys of one endpoint stay together");
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void beginsAgainWhenAllHaveGone(SelectorProvider<?> provider) {
        TestProxy proxy = Placement.proxy(provider, TestView.of(5));
        proxy.view().removeAll();
        proxy.changed();
        assertEquals(Selector.NONE, proxy.select(1, 0));
        for (int come = 0; come < 5; come++) {
            proxy.view().add("new " + come, 1);
            proxy.changed();
        }
        Fit.assertUniform(Placement.of(proxy, 20_000).counts(proxy.view()), "5 new ones");
    }

    /** Two and a half times the places that a table begins with: it grows, and forgets nobody. */
    @ParameterizedTest
    @MethodSource("providers")
    void growsWithTheEndpoints(SelectorProvider<?> provider) {
        TestProxy proxy = Placement.proxy(provider, TestView.of(320));
        Fit.assertUniform(Placement.of(proxy, 100_000).counts(proxy.view()), "320 endpoints");
        Placement before = Placement.of(proxy, KEYS);
        proxy.view().remove(200);
        proxy.changed();
        before.assertOnlyMovedFrom(200, Placement.of(proxy, KEYS));
        TestView slowly = TestView.of(1);
        TestProxy other = Placement.proxy(provider, slowly);
        for (int come = 1; come < 320; come++) {
            slowly.add(TestView.of(come + 1).address(come), 1);
            other.changed();
        }
        assertEquals(0, before.moved(Placement.of(other, KEYS)), "one by one is as all at once");
    }
}
