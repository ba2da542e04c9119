package io.steelyard.kube.pods;

import java.util.function.BooleanSupplier;

/**
 * Creation in growing batches (kubernetes v1.28, pkg/controller/replicaset, {@code slowStartBatch}): 1, 2, 4, 8 and so on;
 * a batch is made to the end, and after a failure within it no other begins.
 */
public final class SlowStart {
    private SlowStart() {}

    /**
     * What came of a creation in batches.
     *
     * @param successes calls that succeeded
     * @param calls calls that were made
     */
    public record Result(int successes, int calls) {
        /** Whether any call failed. */
        public boolean failed() {
            return successes < calls;
        }
    }

    /**
     * Makes up to {@code count} calls.
     *
     * @param initialBatchSize the size of the first batch
     * @param call one creation; false where it failed
     */
    public static Result run(int count, int initialBatchSize, BooleanSupplier call) {
        int successes = 0;
        int calls = 0;
        for (int batch = Math.min(count, initialBatchSize);
                batch > 0 && successes == calls;
                batch = Math.min(2 * batch, count - calls)) {
            for (int i = 0; i < batch; i++) {
                calls++;
                if (call.getAsBoolean()) {
                    successes++;
                }
            }
        }
        return new Result(successes, calls);
    }
}
