package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.Fit;
import io.steelyard.random.SplitMix64;
import io.steelyard.select.DefaultOptions;
import io.steelyard.select.SelectorRegistry;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StaleLeastConnTest {
    private static final long SECOND = 1_000_000_000L;

    private static StaleLeastConn selector(Duration staleness, Optional<Integer> choiceCount) {
        return new StaleLeastConn(new StaleLeastConn.Config(staleness, choiceCount), new SplitMix64(1));
    }

    private static TestProxy proxy(TestView view) {
        return new TestProxy(selector(Duration.ofSeconds(10), Optional.empty()), view);
    }

    @Test
    void allOfAPeriodGoToTheOneThatHadTheFewestAtItsStart() {
        TestProxy proxy = proxy(TestView.of(3));
        proxy.connectTo(0, 0);
        proxy.connectTo(0, 2);
        proxy.setNow(10 * SECOND);
        for (int i = 0; i < 50; i++) {
            assertEquals(1, proxy.connect(i));
        }
        proxy.release(0);
        proxy.setNow(20 * SECOND);
        assertEquals(0, proxy.connect(0));
        proxy.setNow(30 * SECOND - 1);
        assertEquals(0, proxy.connect(0));
    }

    /** What happens in the new period before the first choice is not on its board. */
    @Test
    void theBoardIsThatOfThePeriodsStart() {
        TestProxy proxy = proxy(TestView.of(2));
        proxy.connectTo(0, 0);
        proxy.connectTo(0, 0);
        proxy.connectTo(0, 1);
        proxy.setNow(25 * SECOND);
        proxy.release(0);
        proxy.release(0);
        assertEquals(1, proxy.connect(0), "at 20 s it was 2 and 1");
        proxy.setNow(30 * SECOND);
        assertEquals(0, proxy.connect(0), "at 30 s it was 0 and 2");
    }

    @Test
    void aNewOneCountsAsEmptyUntilTheNextCount() {
        TestProxy proxy = proxy(TestView.of(1));
        proxy.connect(0);
        proxy.setNow(10 * SECOND);
        assertEquals(0, proxy.connect(0));
        proxy.view().add("new", 1);
        proxy.changed();
        for (int i = 0; i < 5; i++) {
            assertEquals(1, proxy.connect(i));
        }
        proxy.setNow(20 * SECOND);
        assertEquals(0, proxy.connect(0));
    }

    @Test
    void theBoardForgetsWhoseSlotItWas() {
        TestProxy proxy = proxy(TestView.of(2));
        proxy.connectTo(0, 0);
        proxy.connectTo(0, 1);
        proxy.connectTo(0, 1);
        proxy.setNow(10 * SECOND);
        proxy.release(1);
        proxy.release(1);
        proxy.view().remove(1);
        assertEquals(1, proxy.view().add("new", 1));
        proxy.changed();
        assertEquals(1, proxy.connect(0), "the board said 1 and 2, and the 2 were another's");
    }

    @Test
    void equalsHaveTheSameProbability() {
        TestProxy proxy = proxy(TestView.of(6));
        Fit.assertUniform(Placement.of(proxy, 20_000).counts(proxy.view()), "6 alike");
    }

    private static double variance(double staleness, Optional<Integer> choiceCount) {
        Duration period = Duration.ofNanos((long) (staleness * SECOND));
        return Churn.variance(selector(period, choiceCount), 10, 20, 60);
    }

    /**
     * The claim: the least of all by old counts is worse than a random choice, and two choices use old counts best. Here for
     * 10 endpoints with 20 connections each, and lifetimes of 1 s.
     *
     * <ul>
     *   <li>At random the variance is 20 (1 - 1/10) = 18. Its average over 55 lifetimes has a standard deviation of about
     *       sqrt(2 / (9 * 55)) = 6.4 %; 4.5 of them are allowed.
     *   <li>Counts of the last 1 ms miss 0.2 arrivals: nearly the least in truth, a variance below 1.
     *   <li>In 0.1 s 20 arrivals go to the one that had the fewest, which is each one's turn once in a lifetime: from A it
     *       falls to A/e and gets 20, so A = 20 / (1 - 1/e) = 31.6, and the variance is A^2 (1 - 1/e^2) / 2 - 20^2 = 31.7.
     *   <li>In 1 s 200 arrivals go to the few that are empty: ten times the variance of a random choice at least.
     * </ul>
     */
    @Test
    void oldCountsMakeAHerd() {
        double random = Churn.variance(
                DefaultOptions.create(SelectorRegistry.find("random").orElseThrow(), new SplitMix64(1)), 10, 20, 60);
        double tenth = variance(0.1, Optional.empty());
        double old = variance(1, Optional.empty());
        double fresh = variance(0.001, Optional.empty());

        assertEquals(18, random, 18 * 4.5 * 0.064);
        assertTrue(fresh < 1, "fresh " + fresh);
        assertEquals(31.7, tenth, 5);
        assertTrue(tenth > random && old > 180, "old " + old);
        assertTrue(variance(0.1, Optional.of(2)) < random / 2, "two choices, a tenth");
        assertTrue(variance(1, Optional.of(2)) < old / 5, "two choices, old");
    }

    @Test
    void refusesNoAge() {
        assertEquals(
                "staleness must be longer than 0s but is 0s",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new StaleLeastConn.Config(Duration.ZERO, Optional.empty()))
                        .getMessage());
    }
}
