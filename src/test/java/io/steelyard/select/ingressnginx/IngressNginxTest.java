package io.steelyard.select.ingressnginx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.hash.Crc32;
import io.steelyard.random.SplitMix64;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SharedTables;
import io.steelyard.select.TestView;
import io.steelyard.select.ingressnginx.IngressNginx.Config;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IngressNginxTest {
    private final Pick pick = new Pick();

    private static Selector selector(Optional<String> hashBy, TestView view) {
        Selector selector = IngressNginx.PROVIDER.create(
                new Config(hashBy), new SelectorContext(new SplitMix64(1), new SharedTables()));
        selector.onMembership(0, view);
        return selector;
    }

    @Test
    void goesInTurnWhateverTheWeights() {
        TestView view = TestView.of(4);
        view.setWeight(2, 5);
        Selector selector = selector(Optional.empty(), view);
        int first = selector.select(pick.set(0, 0, 0), view);
        for (int i = 1; i < 20; i++) {
            assertEquals((first + i) % 4, selector.select(pick.set(0, i, 0), view));
        }
    }

    /** The point at or before the hash, found by looking at all. */
    @Test
    void hashesToThePointBefore() {
        TestView view = TestView.of(5);
        Selector selector = selector(Optional.of("$arg_user"), view);
        for (int key = 0; key < 200; key++) {
            long hash = Integer.toUnsignedLong(crc("user-" + key));
            long nearest = -1;
            long lowest = Long.MAX_VALUE;
            int expected = -1;
            int first = -1;
            for (int slot = 0; slot < 5; slot++) {
                int point = 0;
                for (int i = 0; i < 160; i++) {
                    point = Crc32.finish(Crc32.updateWord(crc(view.address(slot)), point));
                    long at = Integer.toUnsignedLong(point);
                    if (at <= hash && at > nearest) {
                        nearest = at;
                        expected = slot;
                    }
                    if (at < lowest) {
                        lowest = at;
                        first = slot;
                    }
                }
            }
            assertEquals(expected < 0 ? first : expected, selector.select(pick.set(0, key, key, key, 0), view));
        }
    }

    private static int crc(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Crc32.hash(bytes, bytes.length);
    }

    @Test
    void refusesWhatIsNoVariable() {
        assertThrows(IllegalArgumentException.class, () -> new Config(Optional.of("user")));
        assertThrows(IllegalArgumentException.class, () -> new Config(Optional.of("$remote_addr")));
    }
}
