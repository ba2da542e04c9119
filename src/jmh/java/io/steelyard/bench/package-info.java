/**
 * Benchmarks: what a pick, a pending event and a whole run cost, beside simple baselines measured in the same run.
 *
 * <p>The forks compile in the foreground ({@code -Xbatch}): on a busy machine the compiler's threads would else come too late
 * for the warm-up.
 */
@NullMarked
package io.steelyard.bench;

import org.jspecify.annotations.NullMarked;
