package io.steelyard.real;

import java.time.Duration;

/** A moment after which a check gives up. */
final class Deadline {
    private final long end;
    private final Duration span;

    private Deadline(Duration span) {
        this.span = span;
        end = System.nanoTime() + span.toNanos();
    }

    static Deadline in(Duration span) {
        return new Deadline(span);
    }

    /** Throws if the moment has passed. */
    void check(String what) {
        if (System.nanoTime() - end > 0) {
            throw new LiveCheckException("gave up after " + span.toMillis() + " ms: " + what);
        }
    }

    /** Waits a millisecond for what another process does. */
    void pause(String what) {
        check(what);
        try {
            Thread.sleep(1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LiveCheckException("was interrupted: " + what, interrupted);
        }
    }
}
