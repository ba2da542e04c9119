package io.steelyard.select.haproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.SplitMix64;
import io.steelyard.select.Pick;
import io.steelyard.select.RetryRule;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SharedTables;
import io.steelyard.select.Sharing;
import io.steelyard.select.TestView;
import io.steelyard.select.haproxy.Haproxy.Config;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the measured traces do not show: retries, slow starts, threads, and what is refused. */
class HaproxyTest {
    private static final long SECOND = 1_000_000_000L;

    private final TestView view = TestView.of(4);
    private final Pick pick = new Pick();
    private int client;

    private static Config config(String balance) {
        return new Config(balance, Optional.empty(), 0, Optional.empty());
    }

    private static Config config(String balance, String hashType) {
        return new Config(balance, Optional.of(hashType), 0, Optional.empty());
    }

    private Selector selector(Config config) {
        Selector selector = new Haproxy(config, new SelectorContext(new SplitMix64(1), new SharedTables()));
        selector.onMembership(0, view);
        return selector;
    }

    private int connect(Selector selector, long now) {
        int slot = selector.select(pick.set(now, client++, 0), view);
        selector.onAssigned(pick, slot);
        return slot;
    }

    @ParameterizedTest
    @ValueSource(strings = {"roundrobin", "static-rr", "leastconn", "random(1)", "random(2)"})
    void aRetryAvoidsTheServerOfTheTryBefore(String balance) {
        Selector selector = selector(config(balance));
        for (int i = 0; i < 50; i++) {
            int first = connect(selector, 0);
            selector.onFailed(pick, first);
            pick.retry(first);
            int second = selector.select(pick, view);
            assertNotEquals(first, second);
            pick.retry(second);
            selector.select(pick, view);
        }
    }

    @Test
    void aRingAvoidsTheServerOfTheTryBeforeAndAMapDoesNot() {
        Selector ring = selector(config("hdr(a)", "consistent"));
        Selector map = selector(config("hdr(a)"));
        for (int key = 0; key < 50; key++) {
            pick.set(0, key, key, key, 0);
            int onRing = ring.select(pick, view);
            pick.retry(onRing);
            assertNotEquals(onRing, ring.select(pick, view));
            pick.set(0, key, key, key, 0);
            int onMap = map.select(pick, view);
            pick.retry(onMap);
            assertEquals(onMap, map.select(pick, view));
        }
    }

    @Test
    void theLastServerIsChosenThoughItWasTried() {
        for (String balance : new String[] {"roundrobin", "static-rr", "leastconn", "random"}) {
            TestView one = TestView.of(1);
            Selector selector =
                    new Haproxy(config(balance), new SelectorContext(new SplitMix64(1), new SharedTables()));
            selector.onMembership(0, one);
            pick.set(0, 0, 0);
            assertEquals(0, selector.select(pick, one));
            pick.retry(0);
            assertEquals(0, selector.select(pick, one), balance);
        }
    }

    /** A server that came up at 10.9 s is 5 s old at 15.9 s: (16 * 5 + 15) / 15 = 6 of 16 parts of its weight. */
    @Test
    void theWeightOfAServerGrowsByWholeSeconds() {
        assertEquals(1 / 49.0, share(11 * SECOND), 0.001);
        assertEquals(6 / 54.0, share(16 * SECOND), 0.001);
        assertEquals(16 / 64.0, share(30 * SECOND), 0.001);
    }

    /** Connections that do not end are as many as the weights say, to one on each server. */
    private double share(long now) {
        view.suspend(3);
        Config slow = new Config("leastconn", Optional.empty(), 0, Optional.of(Duration.ofSeconds(15)));
        Selector selector = selector(slow);
        view.resume(3);
        selector.onMembership(10 * SECOND + 9 * SECOND / 10, view);
        int late = 0;
        for (int i = 0; i < 6_000; i++) {
            late += connect(selector, now) == 3 ? 1 : 0;
        }
        return late / 6_000.0;
    }

    /** The first thread's numbers are those of one thread, whatever the second one draws. */
    @Test
    void everyThreadHasItsOwnRandomNumbers() {
        Selector alone = selector(config("random(1)"));
        Selector two = selector(config("random(1)"));
        int differences = 0;
        for (int i = 0; i < 100; i++) {
            int ofTheSecond = two.select(pick.set(0, i, 0).by(1), view);
            int ofTheFirst = two.select(pick.set(0, i, 0), view);
            assertEquals(alone.select(pick.set(0, i, 0), view), ofTheFirst);
            differences += ofTheFirst == ofTheSecond ? 0 : 1;
        }
        assertTrue(differences > 30);
        assertEquals(Sharing.EVERYTHING, Haproxy.PROVIDER.sharing(config("random")));
    }

    @ParameterizedTest
    @CsvSource({
        "roundrobin,CHOOSE",
        "static-rr,CHOOSE",
        "random,CHOOSE",
        "leastconn,SAME_UNTIL_LAST",
        "source,SAME_UNTIL_LAST"
    })
    void triesThreeTimesMore(String balance, RetryRule.Again again) {
        assertEquals(new RetryRule(3, again, SECOND), Haproxy.PROVIDER.retries(config(balance)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first | balance first is not modelled yet",
                "uri | balance uri is not modelled yet",
                "hash src | balance hash src is not modelled yet",
                "random(0) | balance must draw at least 1 server but is random(0)",
                "round-robin | balance must be roundrobin, static-rr, leastconn, random, random(3), source, hdr(name),"
                        + " url_param name or hash req.cook(name) but is round-robin"
            })
    void refusesOtherAlgorithms(String balance, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> config(balance))
                        .getMessage());
    }

    @Test
    void refusesWhatWouldHaveNoEffect() {
        Optional<Duration> slow = Optional.of(Duration.ofSeconds(5));
        assertThrows(IllegalArgumentException.class, () -> config("leastconn", "consistent"));
        assertThrows(
                IllegalArgumentException.class, () -> new Config("source", Optional.empty(), 125, Optional.empty()));
        assertThrows(
                IllegalArgumentException.class, () -> new Config("random", Optional.empty(), 100, Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new Config("static-rr", Optional.empty(), 0, slow));
        assertThrows(IllegalArgumentException.class, () -> config("source", "consistent avalanche"));
        assertThrows(IllegalArgumentException.class, () -> config("source", "consistent sdbm mixed"));
    }
}
