/** A balancer process: its view of the endpoints, its counters, and the selector that chooses for it. */
@NullMarked
package io.steelyard.proxy;

import org.jspecify.annotations.NullMarked;
