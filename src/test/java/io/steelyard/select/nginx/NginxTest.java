package io.steelyard.select.nginx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.SplitMix64;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SharedTables;
import io.steelyard.select.Sharing;
import io.steelyard.select.TestView;
import io.steelyard.select.nginx.Nginx.Config;
import java.time.Duration;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the measured traces do not show: passive checks, further tries, and what is refused. */
class NginxTest {
    private static final long SECOND = 1_000_000_000L;

    private final TestView view = TestView.of(3);
    private final Pick pick = new Pick();
    private int client;

    private static Config config(String method) {
        return new Config(method, false, 1, Duration.ofSeconds(5));
    }

    private Selector selector(Config config) {
        Selector selector = new Nginx(config, new SelectorContext(new SplitMix64(1), new SharedTables()));
        selector.onMembership(0, view);
        return selector;
    }

    private int connect(Selector selector, long now) {
        int slot = selector.select(pick.set(now, client++, 0), view);
        selector.onAssigned(pick, slot);
        return slot;
    }

    private int chosen(Selector selector, long now, int slot) {
        int times = 0;
        for (int i = 0; i < 60; i++) {
            times += connect(selector, now) == slot ? 1 : 0;
        }
        return times;
    }

    /** Seconds are whole: what failed at 20.9 s is left alone until 26.0 s, then tried once, and again at 32 s. */
    @ParameterizedTest
    @ValueSource(
            strings = {"round robin", "least_conn", "random", "random two least_conn", "hash $a", "hash $a consistent"})
    void aPeerThatFailedIsTriedOnceInAWhileUntilAConnectionEnds(String method) {
        Selector selector = selector(config(method));
        int failed = connect(selector, 20 * SECOND + 9 * SECOND / 10);
        selector.onFailed(pick, failed);
        assertEquals(0, chosen(selector, 25 * SECOND + 999_999_999L, failed));
        assertEquals(1, chosen(selector, 26 * SECOND, failed));
        assertEquals(0, chosen(selector, 31 * SECOND, failed));
        assertEquals(1, chosen(selector, 32 * SECOND, failed));
        selector.onReleased(33 * SECOND, failed);
        assertTrue(chosen(selector, 33 * SECOND, failed) > 5);
    }

    @Test
    void failuresDoNotMatterWithoutALimitOrAnotherPeer() {
        Selector unlimited = selector(new Config("round robin", false, 0, Duration.ofSeconds(5)));
        int failed = connect(unlimited, 0);
        unlimited.onFailed(pick, failed);
        assertEquals(20, chosen(unlimited, 0, failed));
        TestView one = TestView.of(1);
        Selector alone = new Nginx(config("least_conn"), new SelectorContext(new SplitMix64(1), new SharedTables()));
        alone.onMembership(0, one);
        for (int i = 0; i < 3; i++) {
            assertEquals(0, alone.select(pick.set(0, i, 0), one));
            alone.onAssigned(pick, 0);
            alone.onFailed(pick, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "round robin",
                "least_conn",
                "random",
                "random two least_conn",
                "hash $a",
                "hash $a consistent",
                "hash $remote_addr",
                "ip_hash"
            })
    void furtherTriesGoToEachPeerOnce(String method) {
        Selector selector = selector(config(method));
        for (int i = 0; i < 30; i++) {
            TreeSet<Integer> tried = new TreeSet<>();
            pick.set(0, i, 0);
            for (int attempt = 0; attempt < 3; attempt++) {
                int slot = selector.select(pick, view);
                assertTrue(tried.add(slot));
                pick.retry(slot);
            }
            assertEquals(Selector.NONE, selector.select(pick, view));
        }
    }

    @Test
    void workersShareWithAZoneOnly() {
        assertEquals(Sharing.NOTHING, Nginx.PROVIDER.sharing(config("random")));
        Config zone = new Config("random", true, 1, Duration.ofSeconds(5));
        assertEquals(Sharing.EVERYTHING, Nginx.PROVIDER.sharing(zone));
    }

    @Test
    void refusesWhatTheOpenSourceEditionLacks() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> config("least_time header"));
        assertEquals(
                "method least_time header is not modelled: nginx 1.22 has it in its commercial edition only",
                refusal.getMessage());
        assertThrows(IllegalArgumentException.class, () -> config("leastconn"));
        assertThrows(IllegalArgumentException.class, () -> config("hash $a$b"));
        assertThrows(IllegalArgumentException.class, () -> new Config("random", false, 1, Duration.ofMillis(1500)));
    }
}
