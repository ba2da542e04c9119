/** Balancer processes: their views of the endpoints, their counts and selectors, and the gateways that run them. */
@NullMarked
package io.steelyard.proxy;

import org.jspecify.annotations.NullMarked;
