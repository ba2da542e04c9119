/**
 * The control plane of one run: it drives the controllers of {@code kube} with the simulated clock and the pods of one
 * workload, and knows neither clients nor balancers.
 */
@NullMarked
package io.steelyard.control;

import org.jspecify.annotations.NullMarked;
