/** Benchmarks: what a pick, a pending event and a whole run cost, beside simple baselines measured in the same run. */
@NullMarked
package io.steelyard.bench;

import org.jspecify.annotations.NullMarked;
