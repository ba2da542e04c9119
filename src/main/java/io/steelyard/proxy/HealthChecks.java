package io.steelyard.proxy;

import io.steelyard.structure.IntList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The health checks of one process: at every tick it tries each target, and after some equal results in a row that
 * contradict what it believes it changes its mind.
 *
 * <p>Only targets whose state may have changed are looked at, for the others a check could find nothing new.
 */
final class HealthChecks {
    private final HealthCheckSettings settings;
    private final IntPredicate listens;
    private final Verdict verdict;
    private final List<Boolean> believedUp = new ArrayList<>();
    private final List<Boolean> known = new ArrayList<>();
    private final IntList contradictions = new IntList();
    private final IntList watched = new IntList();
    private long nextTick = Long.MAX_VALUE;

    /** Is told of a change of mind. */
    interface Verdict {
        void changed(long now, int target, boolean up);
    }

    /**
     * @param listens whether a check of a target succeeds
     */
    HealthChecks(HealthCheckSettings settings, IntPredicate listens, Verdict verdict) {
        this.settings = settings;
        this.listens = listens;
        this.verdict = verdict;
    }

    /** A target is checked from now on. */
    void add(int target, boolean up) {
        while (known.size() <= target) {
            known.add(false);
            believedUp.add(false);
            contradictions.add(0);
        }
        known.set(target, true);
        believedUp.set(target, up);
        contradictions.set(target, 0);
        watch(target);
    }

    /** A target is checked no longer. */
    void remove(int target) {
        if (target < known.size()) {
            known.set(target, false);
        }
    }

    /** Whether the target is checked. */
    boolean knows(int target) {
        return target < known.size() && known.get(target);
    }

    /** Whether the target is believed to be up. */
    boolean up(int target) {
        return target < known.size() && known.get(target) && believedUp.get(target);
    }

    /** The state of a target may have changed. */
    void watch(int target) {
        if (target >= known.size() || !known.get(target)) {
            return;
        }
        for (int i = 0; i < watched.size(); i++) {
            if (watched.get(i) == target) {
                return;
            }
        }
        watched.add(target);
    }

    /**
     * When the next tick is to be planned, or {@link Long#MAX_VALUE} if none is needed or it is planned already.
     *
     * @param phaseNanos when the ticks begin
     */
    long plan(long now, long phaseNanos) {
        if (watched.isEmpty() || nextTick != Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long past = Math.floorMod(now - phaseNanos, settings.intervalNanos());
        nextTick = now + settings.intervalNanos() - past;
        return nextTick;
    }

    /** The tick that was planned has come. */
    void tick(long now) {
        if (nextTick != now) {
            return;
        }
        nextTick = Long.MAX_VALUE;
        int[] targets = watched.toArray();
        watched.clear();
        for (int target : targets) {
            if (known.get(target)) {
                check(now, target);
            }
        }
    }

    private void check(long now, int target) {
        boolean succeeds = listens.test(target);
        if (succeeds == believedUp.get(target)) {
            contradictions.set(target, 0);
            return;
        }
        int count = contradictions.get(target) + 1;
        contradictions.set(target, count);
        if (count < (succeeds ? settings.rise() : settings.fall())) {
            watched.add(target);
            return;
        }
        contradictions.set(target, 0);
        believedUp.set(target, succeeds);
        verdict.changed(now, target, succeeds);
    }
}
