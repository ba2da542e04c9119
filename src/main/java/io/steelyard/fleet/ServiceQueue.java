package io.steelyard.fleet;

/**
 * A first-come-first-served queue before one server that takes the same time for everybody.
 *
 * <p>Because of that, the instant at which an entry will be done is known when it enters, and only these instants are kept.
 * Who gives up waiting stays in the queue and is served in vain, as a server cannot tell before it has begun. The k-th of a
 * busy period is done k services after its begin, rounded once, so that rates that do not divide a second do not drift.
 * Nine bytes an entry. Not thread-safe.
 */
public final class ServiceQueue {
    private static final double ROUND = 0.5;

    private final double serviceNanos;
    private final int places;
    private long[] doneNanos = new long[16];
    private boolean[] givenUp = new boolean[16];
    private int head;
    private int length;
    private long busySinceNanos;
    private long inBusyPeriod;
    private long served;
    private long lastDoneNanos = Long.MIN_VALUE;
    private boolean lastGivenUp;

    /**
     * An empty queue.
     *
     * @param serviceNanos the time for one entry
     * @param places the most entries that wait, the one in service included
     */
    public ServiceQueue(double serviceNanos, int places) {
        this.serviceNanos = serviceNanos;
        this.places = places;
    }

    /** Entries that are not done at an instant; those that are done just then are. Instants must not decrease. */
    public int length(long now) {
        while (length > 0 && doneNanos[head] <= now) {
            lastDoneNanos = doneNanos[head];
            lastGivenUp = givenUp[head];
            head = head + 1 == doneNanos.length ? 0 : head + 1;
            length--;
            served++;
        }
        return length;
    }

    /** Whether nobody else may enter. */
    public boolean full(long now) {
        return length(now) >= places;
    }

    /** Enters, which must be allowed; returns the instant at which the entry will be done. */
    public long enter(long now) {
        if (full(now)) {
            throw new IllegalStateException("the queue is full: " + places);
        }
        if (length == 0) {
            busySinceNanos = now;
            inBusyPeriod = 0;
        }
        if (length == doneNanos.length) {
            grow();
        }
        inBusyPeriod++;
        long done = busySinceNanos + (long) (inBusyPeriod * serviceNanos + ROUND);
        int tail = place(length);
        doneNanos[tail] = done;
        givenUp[tail] = false;
        length++;
        return done;
    }

    /** Where the entry stands before which so many others wait. */
    private int place(int before) {
        int at = head + before;
        return at >= doneNanos.length ? at - doneNanos.length : at;
    }

    private void grow() {
        int size = doneNanos.length;
        long[] larger = new long[size * 2];
        boolean[] more = new boolean[size * 2];
        for (int i = 0; i < length; i++) {
            larger[i] = doneNanos[place(i)];
            more[i] = givenUp[place(i)];
        }
        doneNanos = larger;
        givenUp = more;
        head = 0;
    }

    /** Nobody waits any more for the entry that is done at an instant, now or later; false if there is none. */
    public boolean giveUp(long now, long done) {
        int from = 0;
        int to = length(now);
        if (lastDoneNanos == done) {
            lastGivenUp = true;
            return true;
        }
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (doneNanos[place(middle)] < done) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        if (from == length || doneNanos[place(from)] != done) {
            return false;
        }
        givenUp[place(from)] = true;
        return true;
    }

    /** Whoever waits is gone; the server is free. */
    public void clear(long now) {
        length(now);
        length = 0;
    }

    /** Whether an entry is done just now that was given up; says so once for each. */
    public boolean servesInVain(long now) {
        length(now);
        boolean inVain = lastGivenUp && lastDoneNanos == now;
        lastGivenUp = false;
        return inVain;
    }

    /** How long an entry that came now would wait until its service begins, nanoseconds. */
    public long waitNanos(long now) {
        int waiting = length(now);
        return waiting == 0 ? 0 : doneNanos[place(waiting - 1)] - now;
    }

    /** Entries served so far, in vain or not. */
    public long served(long now) {
        length(now);
        return served;
    }
}
