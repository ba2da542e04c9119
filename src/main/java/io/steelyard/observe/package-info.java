/**
 * What is measured: the callbacks of a run, the recorders behind them, the definition of every metric, and the result of
 * one run.
 */
@NullMarked
package io.steelyard.observe;

import org.jspecify.annotations.NullMarked;
