/**
 * Why a result is as it is: rules that look for the trace of a cause in the runs and tell it with the numbers that they
 * found, and closed forms beside the simulated values where their assumptions hold.
 */
@NullMarked
package io.steelyard.report.why;

import org.jspecify.annotations.NullMarked;
