/**
 * Output analysis of simulations: intervals over replications, paired comparisons, corrections for several tests,
 * warm-up truncation, and the imbalance of a vector of loads.
 */
@NullMarked
package io.steelyard.stats;

import org.jspecify.annotations.NullMarked;
