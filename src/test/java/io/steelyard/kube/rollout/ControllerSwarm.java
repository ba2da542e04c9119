package io.steelyard.kube.rollout;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

/**
 * A controller among pods that start, end and break in an order drawn from a seed. After every disturbance the controller
 * comes to rest; what holds then is the test's business.
 *
 * <p>{@link Random} is used because its sequence is part of its specification.
 */
final class ControllerSwarm {
    private static final long SECOND = 1_000_000_000L;

    /** The first draws of neighbouring seeds are alike. */
    private static final long SCRAMBLE = 0x9E37_79B9_7F4A_7C15L;

    /** Far more passes than any controller needs for a handful of pods. */
    private static final int MOST_PASSES = 100;

    final FakePods pods = new FakePods();
    final Random random;
    private WorkloadController controller;
    private long nowNanos;

    ControllerSwarm(long seed) {
        random = new Random(seed * SCRAMBLE);
    }

    /** Lets a controller bring its pods up, and a long time pass. */
    void begin(WorkloadController workload) {
        controller = workload;
        endAll();
        nowNanos += 100_000 * SECOND;
    }

    WorkloadController controller() {
        return controller;
    }

    long now() {
        return nowNanos;
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    void settle() {
        for (int pass = 0; controller.sync(nowNanos); pass++) {
            assertTrue(pass < MOST_PASSES, "the controller comes to rest");
        }
    }

    /** Some time passes in which at most one thing happens to the pods that is no fault. */
    void pass() {
        nowNanos += random.nextInt(4) * SECOND;
        if (chance(60)) {
            start(any(pods.living().stream()
                    .filter(pod -> !pods.ready(pod) && !pods.deleted(pod))
                    .toList()));
        } else {
            end(any(pods.living().stream().filter(pods::deleted).toList()));
        }
        settle();
    }

    /** Something breaks, or somebody deletes a pod. */
    void disturb() {
        int pod = any(pods.living());
        if (pod >= 0) {
            switch (random.nextInt(4)) {
                case 0 -> pods.fail(pod);
                case 1 -> pods.makeUnready(pod);
                case 2 -> pods.loseNode(pod);
                default -> {
                    if (!pods.deleted(pod)) {
                        pods.delete(pod, nowNanos);
                    }
                }
            }
        }
        settle();
    }

    /**
     * No more faults: every pod starts, every one that is deleted ends, and what has ended and stays, because two broken pods
     * of a StatefulSet that are not wanted wait for each other, is deleted by the garbage collector.
     */
    void endAll() {
        for (int round = 0; !controller.complete(nowNanos); round++) {
            assertTrue(round < MOST_PASSES, "everything ends");
            settle();
            pods.living().stream()
                    .filter(pod -> !pods.ready(pod) && !pods.deleted(pod))
                    .forEach(this::start);
            settle();
            pods.living().stream()
                    .filter(pod -> !pods.phase(pod).active() && !pods.deleted(pod))
                    .forEach(pod -> pods.delete(pod, nowNanos));
            pods.removeDeleted();
            nowNanos += 10 * SECOND;
            settle();
        }
    }

    private void start(int pod) {
        if (pod >= 0 && pods.phase(pod).active()) {
            pods.makeReady(pod, nowNanos);
        }
    }

    private void end(int pod) {
        if (pod >= 0) {
            pods.remove(pod);
        }
    }

    private int any(List<Integer> from) {
        return from.isEmpty() ? -1 : from.get(random.nextInt(from.size()));
    }

    int active() {
        return (int) pods.living().stream().filter(pods::active).count();
    }

    int available(long minReadySeconds) {
        return (int) pods.living().stream()
                .filter(pod -> pods.available(pod, minReadySeconds * SECOND, nowNanos))
                .count();
    }
}
