package io.steelyard.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.traffic.Advice;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000L;

    private static TokenBucket bucket(double perSecond, long burst) {
        return new TokenBucket(perSecond / SECOND, burst, Optional.empty());
    }

    private static int admitted(TokenBucket bucket, long fromNanos, long toNanos, long stepNanos) {
        int count = 0;
        for (long at = fromNanos; at < toNanos; at += stepNanos) {
            count += bucket.admits(at) ? 1 : 0;
        }
        return count;
    }

    @Test
    void itIsFullAtFirstAndAdmitsItsBurstAtOnce() {
        TokenBucket bucket = bucket(1, 3);
        assertEquals(3, admitted(bucket, 5 * SECOND, 5 * SECOND + 10, 1));
        assertFalse(bucket.admits(6 * SECOND - 1));
        assertTrue(bucket.admits(6 * SECOND));
    }

    @Test
    void itHoldsNoMoreThanItsBurst() {
        TokenBucket bucket = bucket(10, 2);
        assertEquals(2, admitted(bucket, 0, 10, 1));
        assertEquals(2, admitted(bucket, 100 * SECOND, 100 * SECOND + 10, 1));
    }

    /** 5 at once, then 4 a second; the last attempt is at 9.999 s, when 39.996 tokens have come. */
    @Test
    void inTheLongRunItAdmitsAtItsRate() {
        assertEquals(5 + 39, admitted(bucket(4, 5), 0, 10 * SECOND, SECOND / 1_000));
    }

    /** Tenths of a token added up one by one are less than one; whoever was turned away ten times must not notice. */
    @Test
    void whoeverIsTurnedAwayLeavesNoTrace() {
        TokenBucket bucket = bucket(10, 1);
        assertTrue(bucket.admits(0));
        for (int i = 1; i < 10; i++) {
            assertFalse(bucket.admits(i * SECOND / 100));
        }
        assertTrue(bucket.admits(SECOND / 10));
    }

    @Test
    void itKeepsWhatThoseAreToldThatItTurnsAway() {
        Optional<Advice> advice = Optional.of(Advice.within(Duration.ofSeconds(3)));
        assertEquals(advice, new TokenBucket(1, 1, advice).retryAfter());
        assertEquals(Optional.empty(), bucket(1, 1).retryAfter());
    }
}
